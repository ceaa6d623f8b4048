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

/**
 * Where devices may have written: somebody may have chosen the folder of the workspace instead of the one that people share,
 * and then stands one step further in.
 */
async function placesIn(access: FolderAccess, workspace: string): Promise<readonly string[]> {
  const isOfIt = ({ kind, name }: FolderEntry) => kind === 'folder' && isNamed(name, workspace)
  const root = await access.list('')
  const tops = root.filter(isOfIt).map(({ name }) => name)
  const below = await Promise.all(
    tops.map(async top => (await listOne(access, top)).filter(isOfIt).map(({ name }) => `${top}/${name}`)),
  )
  return [...(root.some(({ name }) => isDeviceFolder(name)) ? [''] : []), ...tops, ...below.flat()]
}

/** Lists what the folder holds of a workspace; whatever else is in it is passed over. Throws `folder.*`. */
export async function listFolder(access: FolderAccess, { workspace, device }: Places): Promise<Listing> {
  const found: (ListedFile & { readonly named: Named })[] = []
  const places = await placesIn(access, workspace)
  for (const place of places) {
    for (const { kind, name } of await listOne(access, place)) {
      if (kind !== 'folder' || !isDeviceFolder(name)) continue
      const path = place === '' ? name : `${place}/${name}`
      for (const entry of await listOne(access, path)) {
        const named = entry.kind === 'file' ? readName(entry.name) : null
        const isOurs = place === workspace && name === device
        if (named) found.push({ path: `${path}/${entry.name}`, bytes: entry.bytes, isOurs, named })
      }
    }
  }
  const only = <K extends Named['kind']>(kind: K) => found.filter((file): file is Of<K> => file.named.kind === kind)
  return {
    isThere: places.includes(workspace),
    segments: only('segment'),
    blobs: only('blob').filter(({ bytes }) => bytes > 0),
    seen: only('seen'),
    leftovers: only('leftover'),
  }
}
