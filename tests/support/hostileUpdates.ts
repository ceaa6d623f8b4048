import * as Y from 'yjs'

// Yjs updates (V1) made to harm, written byte by byte as lib0 would.

const number = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}
const text = (value: string) => [...number(value.length), ...new TextEncoder().encode(value)]

/** A struct of one letter at the beginning of the top-level type `x`. */
const letter = [4, 1, ...text('x'), ...text('a')]
const nothingDeleted = [0]

/** As many letters as told, and as many deletions of all of them: each deletion walks over every letter. */
export function deletions(letters: number, times: number): Uint8Array {
  const bytes = [1, ...number(letters), 1, 0]
  for (let i = 0; i < letters; i++) bytes.push(...letter)
  bytes.push(1, 1, ...number(times))
  for (let i = 0; i < times; i++) bytes.push(0, ...number(letters))
  return Uint8Array.from(bytes)
}

/** As many values as told under one key of a map, none of which knows of the others: each walks past all before it. */
export function walks(times: number): Uint8Array {
  const value = [4 | 32, 1, ...text('x'), ...text('k'), ...text('a')]
  const bytes = [1, ...number(times), 1, 0]
  for (let i = 0; i < times; i++) bytes.push(...value)
  return Uint8Array.from([...bytes, ...nothingDeleted])
}

/** One session with as many pieces as told, each of which costs far more memory than its few bytes. */
export function pieces(count: number): Uint8Array {
  const head = [1, ...number(count), 1, 0]
  const bytes = new Uint8Array(head.length + count * letter.length + 1)
  bytes.set(head)
  for (let i = 0; i < count; i++) bytes.set(letter, head.length + i * letter.length)
  return bytes
}

/** Types inside types: reading them as JSON takes a stack as deep. */
export function nested(depth: number): Uint8Array {
  const bytes = [1, ...number(depth), 1, 0]
  for (let at = 0; at < depth; at++) {
    const parent = at === 0 ? [1, ...text('swot.items')] : [0, 1, ...number(at - 1)]
    bytes.push(7 | 32, ...parent, ...text('k'), 1) // a map under the key k of the one before
  }
  return Uint8Array.from([...bytes, ...nothingDeleted])
}

/** JSON nested as deep as told, where Yjs keeps some: it is read without a stack, and cannot be written again. */
export function nestedJson(where: 'old' | 'embedded' | 'format', depth: number): Uint8Array {
  const json = text('['.repeat(depth) + ']'.repeat(depth))
  const place = [1, ...text('x')]
  const contents = {
    old: [2, ...place, 1, ...json],
    embedded: [5, ...place, ...json],
    format: [6, ...place, ...text('bold'), ...json],
  }
  return Uint8Array.from([1, 1, 1, 0, ...contents[where], ...nothingDeleted])
}

/** Two types, each of which stands in the other. */
export const circle = Uint8Array.from([1, 2, 1, 0, 7, 0, 1, 1, 1, 7, 0, 1, 0, 1, ...nothingDeleted])

/** Claims more structs than could ever follow. */
export const boast = Uint8Array.from([1, ...number(2 ** 31), 1, 0, ...letter, ...nothingDeleted])

/** One struct that says it is four thousand million million letters long, all deleted. */
export const endless = Uint8Array.from([1, 1, 1, 0, 1, 1, ...text('x'), ...number(2 ** 52), ...nothingDeleted])

/** The update of yjs#687 that makes `mergeUpdatesV2` run for ever. */
export const issue687 = Uint8Array.from('00010000000001000100010200001602000001fdffffffff7f0000'.match(/../g)!, byte =>
  parseInt(byte, 16),
)

/** A harmless document in the other format. */
export function secondFormat(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', 1)
  return Y.encodeStateAsUpdateV2(doc)
}

/** An update that builds on one that is not there. */
export function headless(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('meta').set('schema', 2)
  return Y.encodeStateAsUpdate(doc, before)
}

/** A document with a document inside. */
export function russianDoll(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', 1)
  doc.getMap('x').set('doc', new Y.Doc())
  return Y.encodeStateAsUpdate(doc)
}
