import { MeridianError, type ErrorCode } from '#shared/base/errors'
import type { FolderAccess, FolderEntry } from '#shared/platform/folderAccess'

/** What browsers call the failures of a folder. A link stands where a file or folder is asked for: it counts as not there. */
const codes: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: 'folder.missing',
  TypeMismatchError: 'folder.missing',
  NotAllowedError: 'folder.denied',
  SecurityError: 'folder.denied',
  NoModificationAllowedError: 'folder.denied',
  QuotaExceededError: 'folder.full',
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof TypeError) return 'file.unsafeName' // so browsers refuse `..` and names that no disk takes
  return (error instanceof DOMException && codes[error.name]) || 'folder.failed'
}

/** Whether a folder was not removed because something is left in it. */
const hasMore = (error: unknown) => error instanceof DOMException && error.name === 'InvalidModificationError'

/** What a folder lists of one of its entries; nothing where it was removed meanwhile. */
async function described(name: string, handle: FileSystemHandle): Promise<FolderEntry[]> {
  if (handle.kind === 'directory') return [{ name, kind: 'folder', bytes: 0 }]
  try {
    return [{ name, kind: 'file', bytes: (await (handle as FileSystemFileHandle).getFile()).size }]
  } catch (error) {
    if (codeOf(error) === 'folder.missing') return []
    throw error
  }
}

/** A folder as browsers open it (File System Access). They write to a file beside it and put that in its place when closed. */
export function handleAccess(root: FileSystemDirectoryHandle): FolderAccess {
  async function isThere(): Promise<boolean> {
    try {
      await root.keys().next()
      return true
    } catch (error) {
      return codeOf(error) !== 'folder.missing'
    }
  }

  async function settled<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      if (cause instanceof MeridianError) throw cause
      const code = codeOf(cause)
      if (code === 'folder.missing' && !(await isThere())) throw new MeridianError('folder.gone', {}, { cause })
      throw new MeridianError(code, code === 'file.unsafeName' ? { name: path } : {}, { cause })
    }
  }

  async function folderAt(names: readonly string[], create = false): Promise<FileSystemDirectoryHandle> {
    let folder = root
    for (const name of names) folder = await folder.getDirectoryHandle(name, { create })
    return folder
  }

  /** A path as the folder it stands in and its last name. */
  function parted(path: string): { readonly folders: readonly string[]; readonly name: string } {
    const names = path.split('/')
    return { folders: names.slice(0, -1), name: names.at(-1)! }
  }

  return {
    list: path =>
      settled(path, async () => {
        const folder = await folderAt(path === '' ? [] : path.split('/'))
        const entries: Promise<FolderEntry[]>[] = []
        for await (const [name, handle] of folder.entries()) entries.push(described(name, handle))
        return (await Promise.all(entries)).flat()
      }),
    read: (path, limitBytes) =>
      settled(path, async () => {
        const { folders, name } = parted(path)
        const file = await (await (await folderAt(folders)).getFileHandle(name)).getFile()
        if (file.size > limitBytes) throw new MeridianError('folder.tooLarge')
        return new Uint8Array(await file.arrayBuffer())
      }),
    write: (path, bytes) =>
      settled(path, async () => {
        const { folders, name } = parted(path)
        const folder = await folderAt(folders, true)
        const file = await folder.getFileHandle(name, { create: true })
        try {
          const writing = await file.createWritable()
          await writing.write(bytes as Uint8Array<ArrayBuffer>)
          await writing.close()
        } catch (error) {
          // without a name there is nothing to write to, so an empty file was made first
          if ((await file.getFile()).size === 0) await folder.removeEntry(name).catch(() => undefined)
          throw error
        }
      }),
    remove: path =>
      settled(path, async () => {
        const { folders, name } = parted(path)
        try {
          await (await folderAt(folders)).removeEntry(name)
        } catch (error) {
          if (hasMore(error)) return
          if (codeOf(error) !== 'folder.missing' || !(await isThere())) throw error
        }
      }),
  }
}
