import { MeridianError, type ErrorCode } from '../base/errors'
import type { FolderAccess, FolderEntry } from '../platform/folderAccess'
import { isDeviceFolder, isNamed, readName, type Named } from './names'

/** A file in the folder, as far as its name and size tell. */
export interface ListedFile {
  readonly path: string
  readonly bytes: number
  /** Whether it lies where this device writes. */
  readonly isOurs: boolean
}
type Of<K extends Named['kind']> = ListedFile & { readonly named: Extract<Named, { kind: K }> }

/** What the folder holds of a workspace. */
export interface Listing {
  /** Whether anybody has put anything of the workspace into it. */
  readonly isThere: boolean
  readonly segments: readonly Of<'segment'>[]
  readonly blobs: readonly Of<'blob'>[]
  readonly seen: readonly Of<'seen'>[]
  readonly leftovers: readonly ListedFile[]
}

/** Where the workspace is, and where in it this device writes. */
export interface Places {
  readonly workspace: string
  readonly device: string
}

/** What may be wrong with one folder of many, and concerns nobody else. */
const ofOne: readonly ErrorCode[] = ['folder.missing', 'folder.denied', 'file.unsafeName']

async function listOne(access: FolderAccess, path: string): Promise<readonly FolderEntry[]> {
  try {
    return await access.list(path)
  } catch (error) {
    if (error instanceof MeridianError && ofOne.includes(error.code)) return []
    throw error
  }
}

/** Lists what the folder holds of a workspace; whatever else is in it is passed over. Throws `folder.*`. */
export async function listFolder(access: FolderAccess, { workspace, device }: Places): Promise<Listing> {
  const found: (ListedFile & { readonly named: Named })[] = []
  const tops = (await access.list('')).filter(({ kind, name }) => kind === 'folder' && isNamed(name, workspace))
  for (const top of tops) {
    const folders = await listOne(access, top.name)
    for (const { kind, name } of folders) {
      if (kind !== 'folder' || !isDeviceFolder(name)) continue
      const path = `${top.name}/${name}`
      for (const entry of await listOne(access, path)) {
        const named = entry.kind === 'file' ? readName(entry.name) : null
        const isOurs = top.name === workspace && name === device
        if (named) found.push({ path: `${path}/${entry.name}`, bytes: entry.bytes, isOurs, named })
      }
    }
  }
  const only = <K extends Named['kind']>(kind: K) => found.filter((file): file is Of<K> => file.named.kind === kind)
  return {
    isThere: tops.some(({ name }) => name === workspace),
    segments: only('segment'),
    blobs: only('blob').filter(({ bytes }) => bytes > 0),
    seen: only('seen'),
    leftovers: only('leftover'),
  }
}
