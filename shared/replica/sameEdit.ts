import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import { utf8 } from '../base/bytes'
import { here } from './origins'

/** The id of an item, or of none. */
const named = (id: Y.ID | null | undefined) => (id ? `${id.client}:${id.clock}` : '')

/** What a shared type is known by in every replica: its item, or its name where it stands in the document itself. */
const typeName = (type: Y.XmlFragment | Y.Text | Y.Map<unknown>) => named(type._item?.id) || Y.findRootTypeKey(type)

/** Where something would stand that is put before the visible child `at`: all that Yjs writes down of its place. */
export function placeIn(parent: Y.XmlFragment, at: number): string {
  const before = at > 0 ? (parent.get(at - 1) as Y.XmlElement)._item : null
  const after = before ? before.right : parent._start
  return `${typeName(parent)} ${named(before?.lastId)} ${named(after?.id)}`
}

/** Everything that a text was made of, what is deleted included: equal only where the same edit means the same to Yjs. */
export function makingOf(text: Y.Text): string {
  const stretches: { readonly client: number; readonly from: number; readonly isDeleted: boolean; end: number }[] = []
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id
    const last = stretches.at(-1)
    if (last?.client === client && last.end === clock && last.isDeleted === item.deleted) last.end += item.length
    else stretches.push({ client, from: clock, isDeleted: item.deleted, end: clock + item.length })
  }
  return `${typeName(text)} ${JSON.stringify(stretches)}`
}

/** Where an entry of a map would stand: after what stands there under its key. */
export const entryIn = (map: Y.Map<unknown>, key: string): string =>
  `${typeName(map)} ${JSON.stringify(key)} ${named(map._map.get(key)?.lastId)}`

/**
 * Makes an edit such that whoever makes the same one at the same time, elsewhere, makes the very same: when the two meet it is
 * there once. That is not so for what people type, where two who write the same word write it twice, but what they bring back
 * from one backup is one thing. `key` says all that the edit follows from, its place included (`placeIn`, `makingOf`,
 * `entryIn`): from it comes the Yjs client under which it is written, and under one client nobody may write two things.
 */
export function sameEdit(doc: Y.Doc, key: string, edit: () => void): void {
  // whoever listens hears of it after the transaction, when this person writes under their own client again
  doc.transact(() => {
    const own = doc.clientID
    doc.clientID = clientFor(doc, key)
    try {
      edit()
    } finally {
      doc.clientID = own
    }
  }, here)
}

/** A client that follows from `key` and that nobody wrote under yet: it may have been brought back once before. */
function clientFor(doc: Y.Doc, key: string): number {
  for (let again = 0; ; again++) {
    const bytes = digest(utf8(`${again} ${key}`))
    const client = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    if (client !== doc.clientID && Y.getState(doc.store, client) === 0) return client
  }
}
