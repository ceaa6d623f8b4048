import { sha256 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import { limits } from '../exchange/limits'
import type { FolderAccess } from '../platform/folderAccess'
import type { Listing, Places } from './listing'
import { blobName } from './names'

/** The pictures of a workspace on this device. */
export interface LocalBlobs {
  /** Hashes of those that are here. */
  names(): Promise<readonly string[]>
  /** Hashes of those that the documents refer to. */
  wanted(): readonly string[]
  read(hash: string): Promise<Uint8Array | undefined>
  /** Keeps blobs, named by their verified SHA-256. Throws `storage.*`. */
  keep(blobs: ReadonlyMap<string, Uint8Array>): Promise<void>
}

/** The bytes of a file if it is there and has this hash; what is not whole yet is read again the next time. */
async function readAs(access: FolderAccess, path: string, hash: string): Promise<Uint8Array | null> {
  try {
    const bytes = await access.read(path, limits.blob)
    return (await sha256(bytes)) === hash ? bytes : null
  } catch (error) {
    if (error instanceof MeridianError && error.code !== 'folder.gone') return null
    throw error
  }
}

/** Fetches pictures that the documents refer to and that are not here. Throws `folder.gone`, `storage.*`. */
export async function fetchBlobs(access: FolderAccess, listing: Listing, blobs: LocalBlobs): Promise<void> {
  const here = new Set(await blobs.names())
  const strange = listing.blobs.filter(({ named }) => !here.has(named.hash))
  if (strange.length === 0) return // what the documents refer to takes a while to find
  const wanted = new Set(blobs.wanted())
  for (const { path, named } of strange) {
    if (!wanted.has(named.hash)) continue
    const bytes = await readAs(access, path, named.hash)
    if (!bytes) continue
    await blobs.keep(new Map([[named.hash, bytes]]))
    wanted.delete(named.hash)
  }
}

/** Hashes of pictures that the documents refer to, that are here and nowhere in the folder. */
export async function lackingBlobs(listing: Listing, blobs: LocalBlobs): Promise<string[]> {
  const there = new Set(listing.blobs.map(({ named }) => named.hash))
  const lacking = (await blobs.names()).filter(hash => !there.has(hash))
  if (lacking.length === 0) return []
  const wanted = new Set(blobs.wanted())
  return lacking.filter(hash => wanted.has(hash))
}

/** Writes pictures where this device writes. Throws `folder.*`. */
export async function writeBlobs(
  access: FolderAccess,
  { workspace, device }: Places,
  hashes: readonly string[],
  blobs: LocalBlobs,
): Promise<void> {
  for (const hash of hashes) {
    const bytes = await blobs.read(hash)
    if (bytes) await access.write(`${workspace}/${device}/${blobName(hash)}`, bytes)
  }
}
