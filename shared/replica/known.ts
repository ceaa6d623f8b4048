import * as Y from 'yjs'

/** Which part of a document others are known to have: how far it goes and what is deleted, not its content. */
export type Known = Uint8Array

/** All that a document has now. */
export const knownOf = (doc: Y.Doc): Known => Y.encodeSnapshot(Y.snapshot(doc))

/** All that an update has which carries a whole document; nothing is decoded but its outline. */
export function knownOfUpdate(update: Uint8Array): Known {
  const { ds } = Y.decodeUpdate(update)
  return Y.encodeSnapshot(Y.createSnapshot(ds, Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))))
}

/** What somebody has who has both. */
export function knownTogether(one: Known, other: Known): Known {
  const [a, b] = [Y.decodeSnapshot(one), Y.decodeSnapshot(other)]
  const furthest = new Map(a.sv)
  for (const [client, clock] of b.sv) furthest.set(client, Math.max(clock, furthest.get(client) ?? 0))
  return Y.encodeSnapshot(Y.createSnapshot(Y.mergeDeleteSets([a.ds, b.ds]), furthest))
}

/** Whether a document has more than is known, be it only a deletion. */
export function hasMore(doc: Y.Doc, known: Known): boolean {
  const [here, there] = [Y.snapshot(doc), Y.decodeSnapshot(known)]
  for (const [client, clock] of here.sv) if (clock > (there.sv.get(client) ?? 0)) return true
  return !Y.equalDeleteSets(Y.mergeDeleteSets([there.ds]), Y.mergeDeleteSets([there.ds, here.ds]))
}

/**
 * The document without what goes beyond the known part, as an update that carries it whole. It must keep what is deleted
 * (`gc: false`), and may itself lack a part of what is known.
 */
export function onlyKnown(doc: Y.Doc, known: Known): Uint8Array {
  const { sv, ds } = Y.decodeSnapshot(known)
  const here = new Map<number, number>()
  for (const [client, clock] of sv) {
    const most = Math.min(clock, Y.getState(doc.store, client))
    if (most > 0) here.set(client, most)
  }
  const clean = Y.createDocFromSnapshot(doc, Y.createSnapshot(ds, here), new Y.Doc({ gc: false }))
  clean.store.pendingStructs = clean.store.pendingDs = null
  return Y.encodeStateAsUpdate(clean)
}
