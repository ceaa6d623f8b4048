import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MeridianError } from '#shared/base/errors'
import { atomicWrite } from './atomicWrite'

/** As many backups of a workspace are kept: the newest ones, and before those the last one of each day. */
const newestKept = 3
const daysKept = 7

/** A backup on the disk. */
interface Backup {
  readonly label: string
  /** Its folder and name below the root, with a slash between them. */
  readonly path: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly size: number
}

const two = (number: number) => String(number).padStart(2, '0')

/** Day and time of this computer's clock; a name that every operating system takes and that sorts by time. */
function nameOf(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}.meridian`
}

const isOurs = (name: string) => /^\d{4}-\d\d-\d\d \d{6}\.meridian$/.test(name)
const isFolder = (name: string) => /^[^/\\]* \([\w-]{8}\)$/.test(name)
const isOf = (workspace: string) => (name: string) => name.endsWith(` (${markOf(workspace)})`)

/** A few signs of a workspace's id, which tell two of the same title apart. */
const markOf = (workspace: string) => workspace.replace('workspace:', '').slice(0, 8)

const namesIn = (folder: string) => readdir(folder).catch(() => [] as string[])

/** Which of these backups make room, the oldest of them first. */
export function outdated(names: readonly string[]): string[] {
  const ours = names.filter(isOurs).sort().reverse()
  const lastOfDay = ours.filter((name, at) => name.slice(0, 10) !== ours[at - 1]?.slice(0, 10))
  const kept = new Set([...ours.slice(0, newestKept), ...lastOfDay.slice(0, daysKept)])
  return ours.filter(name => !kept.has(name)).reverse()
}

/** Writes a backup, named by its moment, into the workspace's own folder below `root`. Throws as `atomicWrite`. */
export async function keepBackup(
  root: string,
  { workspace, label, bytes }: { readonly workspace: string; readonly label: string; readonly bytes: Uint8Array },
  at: Date,
): Promise<void> {
  const known = (await namesIn(root)).find(isOf(workspace)) // its title may have changed since
  const folder = join(root, known ?? `${label} (${markOf(workspace)})`)
  await mkdir(folder, { recursive: true })
  await atomicWrite(join(folder, nameOf(at)), bytes)
  for (const name of outdated(await namesIn(folder))) await rm(join(folder, name), { force: true })
}

/** Removes all backups of a workspace, and its folder unless somebody keeps other files there. Throws what the disk says. */
export async function removeBackups(root: string, workspace: string): Promise<void> {
  for (const name of (await namesIn(root)).filter(isOf(workspace))) {
    const folder = join(root, name)
    for (const file of (await namesIn(folder)).filter(isOurs)) await rm(join(folder, file), { force: true })
    if ((await namesIn(folder)).length === 0) await rmdir(folder)
  }
}

/** Where a backup lies that was listed. Throws `file.notFound` for anything else. */
export function backupAt(root: string, path: string): string {
  const [folder = '', name = '', ...rest] = path.split('/')
  if (!isFolder(folder) || !isOurs(name) || rest.length > 0) throw new MeridianError('file.notFound', { name: path })
  return join(root, folder, name)
}

/** All backups below `root`, newest first; those of one workspace where it is named. Files of other names are none. */
export async function listBackups(root: string, workspace?: string): Promise<Backup[]> {
  const folders = (await namesIn(root)).filter(workspace === undefined ? isFolder : isOf(workspace))
  const all = await Promise.all(
    folders.map(async folder => {
      const names = (await namesIn(join(root, folder))).filter(isOurs)
      return Promise.all(
        names.map(async name => {
          const { mtimeMs, size } = await stat(join(root, folder, name))
          const label = folder.replace(/ \([\w-]{8}\)$/, '')
          return { label, path: `${folder}/${name}`, at: Math.round(mtimeMs), size }
        }),
      )
    }),
  )
  return all.flat().sort((a, b) => b.at - a.at)
}
