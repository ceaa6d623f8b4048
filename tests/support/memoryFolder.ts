import { MeridianError, type ErrorCode } from '#shared/base/errors'
import type { FolderAccess, FolderEntry } from '#shared/platform/folderAccess'

/** A folder in memory, and what goes wrong with it. */
export interface MemoryFolder extends FolderAccess {
  readonly files: Map<string, Uint8Array>
  /** The drive is not there. */
  isGone: boolean
  /** It may be read and not written. */
  isReadOnly: boolean
  /** Bytes that still go in. */
  room: number
  /** How often a file was read. */
  reads: number
  /** Called after each write with its path; what it throws, the write throws. */
  onWrite: ((path: string) => void) | undefined
}

const fail = (code: ErrorCode): never => {
  throw new MeridianError(code)
}

/** An empty folder. Several people may share its `files`, as on a network drive. */
export function memoryFolder(files = new Map<string, Uint8Array>()): MemoryFolder {
  const folder: MemoryFolder = {
    files,
    isGone: false,
    isReadOnly: false,
    room: Infinity,
    reads: 0,
    onWrite: undefined,
    list: async path => {
      if (folder.isGone) fail('folder.gone')
      const found = new Map<string, FolderEntry>()
      const before = path === '' ? '' : `${path}/`
      for (const [name, { length }] of files) {
        if (!name.startsWith(before)) continue
        const [first, ...rest] = name.slice(before.length).split('/')
        found.set(first!, { name: first!, kind: rest.length ? 'folder' : 'file', bytes: rest.length ? 0 : length })
      }
      if (found.size === 0 && path !== '') fail('folder.missing')
      return [...found.values()]
    },
    read: async (path, limitBytes) => {
      if (folder.isGone) fail('folder.gone')
      const bytes = files.get(path) ?? fail('folder.missing')
      if (bytes.length > limitBytes) fail('folder.tooLarge')
      folder.reads++
      return bytes.slice()
    },
    write: async (path, bytes) => {
      if (folder.isGone) fail('folder.gone')
      if (folder.isReadOnly) fail('folder.denied')
      if (bytes.length > folder.room) fail('folder.full')
      folder.room -= bytes.length
      files.set(path, bytes.slice())
      folder.onWrite?.(path)
    },
    remove: async path => {
      if (folder.isGone) fail('folder.gone')
      if (folder.isReadOnly) fail('folder.denied')
      const { length } = files.get(path) ?? []
      folder.room += length ?? 0
      files.delete(path)
    },
  }
  return folder
}
