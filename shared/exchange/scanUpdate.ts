import { MeridianError } from '../base/errors'

/** More structs or deleted ranges than any strategy has; each costs memory once decoded, whatever it says. */
const mostPieces = 1_000_000
/** Deepest nesting of plain values inside an update, and of JSON: writing down what is deeper takes more stack than there is. */
const deepest = 32
/** Clocks count characters typed by one session. */
const largestClock = 2 ** 32

const refuse = (): never => {
  throw new MeridianError('file.content')
}

/** Walks over lib0's encoding without keeping anything. */
class Walker {
  #at = 0
  constructor(readonly bytes: Uint8Array) {}

  byte(): number {
    return this.bytes[this.#at++] ?? refuse()
  }
  skip(length: number): void {
    this.#at += length
    if (this.#at > this.bytes.length) refuse()
  }
  number(): number {
    let value = 0
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : refuse()
    }
    return refuse()
  }
  /** A text or bytes after their length, which is given. */
  sized(): number {
    const length = this.number()
    this.skip(length)
    return length
  }
  /** A text after its length, in units of UTF-16, which Yjs counts. */
  text(): number {
    const end = this.number() + this.#at
    let units = 0
    while (this.#at < end) {
      const byte = this.byte()
      if (byte >> 6 !== 2) units += byte >= 0xf0 ? 2 : 1 // bytes that go on a sign count nothing
    }
    return units
  }
  /** JSON after its length, which is only looked through for its nesting. */
  json(): void {
    const end = this.number() + this.#at
    let depth = 0
    let isText = false
    while (this.#at < end) {
      const sign = this.byte()
      if (sign === 0x22) isText = !isText
      else if (isText)
        this.#at += sign === 0x5c ? 1 : 0 // whatever stands behind a backslash
      else if (sign === 0x5b || sign === 0x7b) depth++
      else if (sign === 0x5d || sign === 0x7d) depth--
      if (depth > deepest) refuse()
    }
    if (this.#at !== end) refuse()
  }
  clock(): number {
    const clock = this.number()
    return clock <= largestClock ? clock : refuse()
  }
  signed(): void {
    if (this.byte() < 128) return
    while (this.byte() >= 128);
  }
  /** A plain value as `readAny` of lib0 takes it. */
  value(depth = 0): void {
    if (depth > deepest) refuse()
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return
      case 125:
        return this.signed()
      case 124:
        return this.skip(4)
      case 123: // float
      case 122: // bigint
        return this.skip(8)
      case 119: // text
      case 116: // bytes
        this.sized()
        return
      case 118:
        for (let left = this.number(); left > 0; left--) {
          this.sized()
          this.value(depth + 1)
        }
        return
      case 117:
        for (let left = this.number(); left > 0; left--) this.value(depth + 1)
        return
      default:
        refuse()
    }
  }
  isAtEnd(): boolean {
    return this.#at === this.bytes.length
  }
}

/** Types whose content begins with a name. */
const namedTypes = new Set([3, 5]) // XmlElement, XmlHook

/** Walks over the content of an item and gives its length, or 0 where it has none. */
function walkContent(walker: Walker, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return walker.clock()
    case 2: {
      // JSON, as old versions wrote it
      const count = walker.number()
      for (let left = count; left > 0; left--) walker.json()
      return count
    }
    case 4: // text
      return walker.text()
    case 3: // bytes
      walker.sized()
      return 1
    case 5: // embedded
      walker.json()
      return 1
    case 6: // format: name and value
      walker.sized()
      walker.json()
      return 1
    case 7: {
      const type = walker.number()
      if (type > 6) refuse()
      if (namedTypes.has(type)) walker.sized()
      return 1
    }
    case 8: {
      const count = walker.number()
      for (let left = count; left > 0; left--) walker.value()
      return count
    }
    default:
      return refuse() // 9 is a document inside a document, 10 a gap: neither is in the whole state of our documents
  }
}

/** What a walk over an update passes, in its order. */
export interface Passed {
  /** Structs of a client follow, the first at this clock. */
  begins(client: number, clock: number): void
  /** A struct takes as many clocks. */
  takes(length: number): void
  /** It stands beside or inside another. */
  refers(client: number, clock: number): void
  /** A range of a client's clocks is deleted. */
  deletes(client: number, from: number, to: number): void
}

/** Walks over a struct and gives how many clocks it takes. */
function walkStruct(walker: Walker, passed: Passed): number {
  const info = walker.byte()
  const kind = info & 31
  if (kind === 0) return walker.clock() // collected content has only a length
  const hasLeft = (info & 128) !== 0
  const hasRight = (info & 64) !== 0
  const refer = () => passed.refers(walker.number(), walker.clock())
  if (hasLeft) refer()
  if (hasRight) refer()
  if (!hasLeft && !hasRight) {
    if (walker.number() === 1) walker.sized()
    else refer()
    if (info & 32) walker.sized()
  }
  return walkContent(walker, kind)
}

/**
 * Walks over a Yjs update (V1) from end to end without decoding it, in time and memory bounded by its length, and gives
 * how many pieces it has. Throws `file.content` for anything that is not one or that would make more pieces in memory than
 * any strategy has.
 */
export function walkUpdate(update: Uint8Array, passed: Passed): number {
  const walker = new Walker(update)
  let pieces = 0
  const take = (count: number) => {
    pieces += count
    if (pieces > mostPieces) refuse()
    return count
  }
  for (let clients = take(walker.number()); clients > 0; clients--) {
    const structs = take(walker.number())
    passed.begins(walker.number(), walker.clock())
    for (let left = structs; left > 0; left--) {
      const length = walkStruct(walker, passed)
      if (length === 0) refuse() // nothing has no place in a sequence
      passed.takes(length)
    }
  }
  for (let clients = take(walker.number()); clients > 0; clients--) {
    const client = walker.number() // the delete set: ranges of each client, in order and apart
    let end = 0
    for (let left = take(walker.number()); left > 0; left--) {
      const start = walker.clock()
      if (start < end) refuse() // each range costs a walk over what it deletes
      end = start + walker.clock()
      passed.deletes(client, start, end)
    }
  }
  if (!walker.isAtEnd()) refuse()
  return pieces
}

const ignore = () => undefined

/** Walks over the whole state of a document, as `walkUpdate`, and throws `file.content` too where it lacks its beginning. */
export function scanUpdate(update: Uint8Array): void {
  walkUpdate(update, {
    begins: (_, clock) => {
      if (clock !== 0) refuse() // a whole state has every client from its beginning
    },
    takes: ignore,
    refers: ignore,
    deletes: ignore,
  })
}
