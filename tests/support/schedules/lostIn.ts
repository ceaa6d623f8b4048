import * as Y from 'yjs'

/** How many of these acknowledged changes no document has. */
export function lostIn(acknowledged: readonly Uint8Array[], docs: readonly Y.Doc[]): number {
  let lost = 0
  const copy = new Y.Doc({ gc: false })
  for (const doc of docs) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.on('update', () => lost++)
  for (const change of acknowledged) Y.applyUpdate(copy, change)
  return lost
}
