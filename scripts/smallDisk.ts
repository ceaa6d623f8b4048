import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that is soon full. */
export interface SmallDisk {
  readonly folder: string
  remove(): void
}

/** Makes a disk with so much room, in MiB; null where this computer lets nobody do that but an administrator on Linux. */
export function smallDisk(size: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'meridian-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder]).status === 0
  const remove = () => {
    if (mounted) spawnSync('umount', ['--lazy', folder])
    rmdirSync(folder)
  }
  if (mounted) return { folder, remove }
  remove()
  return null
}
