import { zipSync, type Zippable } from 'fflate'
import { sha256 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import { readArchive } from './archive'
import { carriedHash, carriedName } from './entries'
import { limits } from './limits'
import { unpackEntries, type Unpacked } from './unpackExchange'
import { zipDate } from './zipDate'

/** What a file from outside says of it: one signed file, or those it carries, each as its sender signed it. */
export interface Delivery {
  /** The signed files as bytes, by their SHA-256, in the order of their names. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly unpacked: readonly Unpacked[]
}

/**
 * Reads a file from outside whole or not at all, whether one person signed it or it carries files of several. Throws as
 * `unpackExchange`, and `file.otherWorkspace` where it carries files of different workspaces.
 */
export async function unpackDelivery(bytes: Uint8Array): Promise<Delivery> {
  const contents = readArchive(bytes)
  const isCarrier = [...contents.keys()].some(name => carriedHash(name) !== undefined)
  if (!isCarrier) return { files: new Map([[await sha256(bytes), bytes]]), unpacked: [await unpackEntries(contents)] }

  const files = new Map<string, Uint8Array>()
  const unpacked: Unpacked[] = []
  let total = 0
  for (const [name, file] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hash = carriedHash(name)
    if (hash === undefined) throw new MeridianError('file.damaged') // nobody signed for what stands beside the files
    if ((await sha256(file)) !== hash) throw new MeridianError('file.hash')
    const inner = readArchive(file)
    for (const content of inner.values()) total += content.length
    if (total > limits.total) throw new MeridianError('file.bomb')
    files.set(hash, file)
    unpacked.push(await unpackEntries(inner))
  }
  requireOneWorkspace(unpacked)
  return { files, unpacked }
}

/** Throws `file.otherWorkspace` unless all files are of one workspace. */
export function requireOneWorkspace(unpacked: readonly Unpacked[]): void {
  if (new Set(unpacked.map(({ manifest }) => manifest.workspace)).size > 1)
    throw new MeridianError('file.otherWorkspace')
}

/**
 * One file that carries signed files, given by their SHA-256: nobody has to vouch for what others wrote. The same files give
 * the same bytes, in whatever order and however often they are given; a single one stays as it is.
 */
export function packCarrier(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const [only] = sorted
  if (only && sorted.length === 1) return only[1]
  const contents: Zippable = {}
  for (const [hash, bytes] of sorted) contents[carriedName(hash)] = [bytes, { level: 0, mtime: zipDate(), os: 0 }]
  return zipSync(contents)
}
