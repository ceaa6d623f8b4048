import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MeridianError } from '#shared/base/errors'
import { isFull } from '#shared/platform/storageFailure'

/**
 * Brings the names of files in a folder to the disk, so that a new one is still there after the power failed. Windows and some
 * network drives have no way to ask for it; there it does nothing.
 */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch {
    // the files themselves are on disk
  }
}

/**
 * Writes a whole file or nothing: under another name first, on the disk for certain, then renamed over `path`.
 * Throws `storage.full` or `file.write`; what stood at `path` is untouched then.
 */
export async function atomicWrite(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(temporary, { force: true })
    throw new MeridianError(isFull(cause) ? 'storage.full' : 'file.write', { name: basename(path) }, { cause })
  }
}
