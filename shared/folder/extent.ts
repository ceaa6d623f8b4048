import * as Y from 'yjs'
import { walkUpdate } from '../exchange/scanUpdate'
import { firstMissing, gather, isIn, isWithin, minus, union, type Ranges } from './ranges'

/** What a change, or a document, has: clocks of its clients, and which of them it deletes. */
export interface Extent {
  readonly structs: Ranges
  readonly deletes: Ranges
}

/** A change, looked over without decoding it. */
export interface Scanned {
  readonly extent: Extent
  /** The highest clock of each client that it builds on and does not bring itself. */
  readonly needs: ReadonlyMap<number, number>
}

const nothing: Ranges = new Map()

/** Nothing at all. */
export const emptyExtent: Extent = { structs: nothing, deletes: nothing }

/**
 * Walks over a change (a Yjs update, V1) in time bounded by its length. Throws `file.content` for anything that is none.
 */
export function scanExtent(change: Uint8Array): Scanned {
  const structs = gather()
  const deletes = gather()
  const asked: number[] = [] // client, clock
  let current = { client: 0, clock: 0 }
  walkUpdate(change, {
    begins: (client, clock) => {
      current = { client, clock }
      if (clock > 0) asked.push(client, clock - 1)
    },
    takes: length => {
      structs.add(current.client, current.clock, current.clock + length)
      current.clock += length
    },
    refers: (client, clock) => asked.push(client, clock),
    deletes: (client, from, to) => {
      deletes.add(client, from, to)
      if (to > from) asked.push(client, to - 1)
    },
  })
  const extent = { structs: structs.ranges(), deletes: deletes.ranges() }
  const needs = new Map<number, number>()
  for (let at = 0; at < asked.length; at += 2) {
    const [client, clock] = [asked[at]!, asked[at + 1]!]
    if ((needs.get(client) ?? -1) >= clock || isIn(extent.structs, client, clock)) continue
    needs.set(client, clock)
  }
  return { extent, needs }
}

/** What a document has. Deletions are in no state vector, so they are counted from the document itself. */
export function extentOf(doc: Y.Doc): Extent {
  const structs = gather()
  for (const client of doc.store.clients.keys()) structs.add(client, 0, Y.getState(doc.store, client))
  const deletes = gather()
  for (const [client, items] of Y.createDeleteSetFromStructStore(doc.store).clients)
    for (const { clock, len } of items) deletes.add(client, clock, clock + len)
  return { structs: structs.ranges(), deletes: deletes.ranges() }
}

/** What any of them has. */
export const extentOfAll = (all: readonly Extent[]): Extent => ({
  structs: union(all.map(({ structs }) => structs)),
  deletes: union(all.map(({ deletes }) => deletes)),
})

/** Whether `whole` has all that `extent` has. */
export const has = (whole: Extent, extent: Extent): boolean =>
  isWithin(extent.structs, whole.structs) && isWithin(extent.deletes, whole.deletes)

/**
 * What a document has beyond `covered`, as a Yjs update (V1) that those who have that can apply; null where there is
 * nothing.
 */
export function beyond(doc: Y.Doc, covered: Extent): Uint8Array | null {
  const own = extentOf(doc)
  const known = new Map([...own.structs.keys()].map(client => [client, firstMissing(covered.structs, client)]))
  const lacks = [...own.structs.keys()].some(client => firstMissing(own.structs, client) > known.get(client)!)
  const deletes = minus(own.deletes, covered.deletes)
  if (!lacks && deletes.size === 0) return null
  const change = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known))
  const all = encodeDeletes(own.deletes) // an update ends with all deletions, however old
  const tail = change.subarray(change.length - all.length)
  if (!all.every((byte, at) => byte === tail[at])) return change
  const ours = encodeDeletes(deletes)
  const shorter = new Uint8Array(change.length - all.length + ours.length)
  shorter.set(change.subarray(0, change.length - all.length))
  shorter.set(ours, change.length - all.length)
  return shorter
}

function encodeDeletes(ranges: Ranges): Uint8Array {
  const deletes = Y.createDeleteSet()
  for (const [client, pairs] of ranges) {
    const items = Array.from({ length: pairs.length / 2 }, (_, at) => ({
      clock: pairs[at * 2]!,
      len: pairs[at * 2 + 1]! - pairs[at * 2]!,
    }))
    deletes.clients.set(client, items)
  }
  const snapshot = Y.encodeSnapshot(Y.createSnapshot(deletes, new Map()))
  return snapshot.subarray(0, -1) // the state vector after it is one zero
}
