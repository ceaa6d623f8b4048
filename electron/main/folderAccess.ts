import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { requireSafeName } from '#shared/exchange/entries'
import type { FolderAccess, FolderEntry } from '#shared/platform/folderAccess'
import { atomicWrite } from './atomicWrite'

/** Others write into the folder too: one that holds more than anybody's work is looked at no further. */
const mostEntries = 50_000

/** Links are not followed, and a pipe must not hold up whoever opens it. Windows knows neither. */
const readPlain = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'folder.missing',
  ENOTDIR: 'folder.missing',
  ELOOP: 'folder.missing', // a link
  EACCES: 'folder.denied',
  EPERM: 'folder.denied',
  EROFS: 'folder.denied',
  ENOSPC: 'folder.full',
  EDQUOT: 'folder.full',
}

const missing = () => new MeridianError('folder.missing')

function failureOf(cause: unknown): MeridianError {
  if (!(cause instanceof MeridianError))
    return new MeridianError(codes[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'folder.failed', {}, { cause })
  if (cause.code === 'storage.full') return new MeridianError('folder.full', {}, { cause })
  return cause.code === 'file.write' ? failureOf(cause.cause) : cause
}

/** The folder at `root` and nothing outside it. A path that would leave it throws `file.unsafeName`. */
export function folderAt(root: string): FolderAccess {
  /** Runs `work` in the chosen folder, whose absence is another failure than that of something in it. */
  async function within<T>(path: string, work: (names: readonly string[]) => Promise<T>): Promise<T> {
    if (path !== '') requireSafeName(path)
    try {
      if (!(await stat(root)).isDirectory()) throw missing()
    } catch (cause) {
      const failure = failureOf(cause)
      throw failure.code === 'folder.missing' ? new MeridianError('folder.gone', {}, { cause }) : failure
    }
    try {
      return await work(path === '' ? [] : path.split('/'))
    } catch (cause) {
      throw failureOf(cause)
    }
  }

  /** Where folders below the chosen one are, once each of them is seen to be one and no link. */
  async function enter(names: readonly string[], makes = false): Promise<string> {
    let at = root
    for (const name of names) {
      at = join(at, name)
      if (makes) await mkdir(at).catch(ignoreExisting)
      if (!(await lstat(at)).isDirectory()) throw missing()
    }
    return at
  }

  async function entryOf(folder: string, name: string): Promise<FolderEntry[]> {
    try {
      const found = await lstat(join(folder, name))
      if (found.isDirectory()) return [{ name, kind: 'folder', bytes: 0 }]
      return found.isFile() ? [{ name, kind: 'file', bytes: found.size }] : []
    } catch (cause) {
      if (failureOf(cause).code === 'folder.missing') return [] // removed since its name was read
      throw cause
    }
  }

  return {
    list: path =>
      within(path, async names => {
        const folder = await enter(names)
        const found = (await readdir(folder)).slice(0, mostEntries)
        return (await Promise.all(found.map(name => entryOf(folder, name)))).flat()
      }),
    read: (path, limitBytes) =>
      within(path, async names => {
        const file = await open(join(await enter(names.slice(0, -1)), names.at(-1) ?? ''), readPlain)
        try {
          const found = await file.stat()
          if (!found.isFile()) throw missing()
          if (found.size > limitBytes)
            throw new MeridianError('folder.tooLarge', { limit: Math.floor(limitBytes / 1024 / 1024) })
          const bytes = new Uint8Array(found.size)
          let length = 0
          while (length < bytes.length) {
            const { bytesRead } = await file.read(bytes, length, bytes.length - length)
            if (bytesRead === 0) break // it has become shorter
            length += bytesRead
          }
          return bytes.subarray(0, length)
        } finally {
          await file.close()
        }
      }),
    write: (path, bytes) =>
      within(path, async names => {
        const folder = await enter(names.slice(0, -1), true)
        await atomicWrite(join(folder, names.at(-1) ?? ''), bytes)
      }),
    remove: path =>
      within(path, async names => {
        const at = join(await enter(names.slice(0, -1)), names.at(-1) ?? '')
        if (!(await lstat(at)).isDirectory()) return rm(at)
        if ((await readdir(at)).length === 0) await rmdir(at)
      }).catch(error => {
        if (!(error instanceof MeridianError && error.code === 'folder.missing')) throw error
      }),
  }
}

function ignoreExisting(cause: unknown): void {
  if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
}
