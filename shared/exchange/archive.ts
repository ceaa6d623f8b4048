import { Inflate } from 'fflate'
import { MeridianError } from '../base/errors'
import { requireSafeName, sizeLimit } from './entries'
import { limits } from './limits'

/** An entry as the central directory describes it; nothing in it is to be trusted. */
interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const endLength = 22
const longestComment = 0xffff
const stored = 0
const deflated = 8
const encrypted = 1

const damaged = (cause?: unknown) => new MeridianError('file.damaged', {}, { cause })
const bomb = () => new MeridianError('file.bomb')

/**
 * The entries of a zip file from outside, inflated. Names, sizes, places and ratios are checked before anything is inflated
 * and sizes again while it is, since headers may lie. Throws `file.empty`, `file.tooLarge`, `file.notMeridian`,
 * `file.truncated`, `file.unsafeName`, `file.bomb`, `file.damaged`.
 */
export function readArchive(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length === 0) throw new MeridianError('file.empty')
  if (bytes.length > limits.file) throw new MeridianError('file.tooLarge', { limit: limits.file / 1024 / 1024 })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== localSignature) throw new MeridianError('file.notMeridian')
  const found = readDirectory(bytes, view)
  for (const { name } of found) requireSafeName(name)
  if (found.some(({ name }) => sizeLimit(name) === undefined)) {
    throw found.some(({ name }) => name === 'manifest.json') ? damaged() : new MeridianError('file.notMeridian')
  }
  requireModest(found)
  const inflated = new Map<string, Uint8Array>()
  let taken = 0
  const inPlace = [...found].sort((a, b) => a.offset - b.offset)
  for (const entry of inPlace) {
    const start = dataStart(entry, bytes, view)
    if (entry.offset < taken) throw bomb() // entries that share bytes are how small files grow beyond bounds
    taken = start + entry.packed
    if (taken > bytes.length) throw new MeridianError('file.truncated')
    if (inflated.has(entry.name)) throw damaged()
    inflated.set(entry.name, contentOf(entry, bytes.subarray(start, taken)))
  }
  return inflated
}

function readDirectory(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const end = findEnd(view)
  if (end === undefined) throw new MeridianError('file.truncated')
  const count = view.getUint16(end + 10, true)
  const length = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  const isSplit = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count
  if (isSplit || start + length > end) throw damaged()
  if (count > limits.entries) throw bomb()
  const found: Entry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end || view.getUint16(at + 8, true) & encrypted) throw damaged()
    found.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  if (at !== start + length) throw damaged()
  return found
}

/** Where the end record stands: its comment must reach exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endLength
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) === endSignature && at + endLength + view.getUint16(at + 20, true) === view.byteLength)
      return at
  }
  return undefined
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw damaged(cause)
  }
}

/** Throws `file.bomb` where the sizes that the headers admit to are already beyond bounds. */
function requireModest(found: readonly Entry[]): void {
  let total = 0
  for (const { name, packed, size } of found) {
    total += size
    if (size > sizeLimit(name)! || (size > limits.ratioFrom && size > packed * limits.ratio) || total > limits.total)
      throw bomb()
  }
}

/** Where an entry's bytes begin. Its local header must say the same name as the central directory. */
function dataStart({ name, offset }: Entry, bytes: Uint8Array, view: DataView): number {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) throw damaged()
  const nameEnd = offset + 30 + view.getUint16(offset + 26, true)
  const start = nameEnd + view.getUint16(offset + 28, true)
  if (start > bytes.length || nameOf(bytes.subarray(offset + 30, nameEnd)) !== name) throw damaged()
  return start
}

/** Packed bytes are inflated in slices of this size, so that a lie about the size is noticed early. */
const slice = 16 * 1024

function contentOf({ method, size }: Entry, packed: Uint8Array): Uint8Array {
  if (method === stored) {
    if (packed.length !== size) throw damaged()
    return packed.slice()
  }
  if (method !== deflated) throw damaged()
  return inflate(packed, size)
}

/** Inflates bytes from outside to exactly as many as told. Throws `file.bomb` as soon as there are more, `file.damaged`. */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const content = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate(chunk => {
    if (length + chunk.length > size) throw bomb()
    content.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += slice) {
      inflate.push(packed.subarray(at, at + slice), at + slice >= packed.length)
    }
  } catch (error) {
    throw error instanceof MeridianError ? error : damaged(error)
  }
  if (length !== size) throw damaged()
  return content
}
