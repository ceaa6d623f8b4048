import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { persist } from '../../../renderer/workspace/persist'

/*
 * The page that stores and opens documents as ours does, and as y-indexeddb alone does. The bench asks it through `window`.
 */

const documentOf = (state: readonly number[]) => {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, Uint8Array.from(state))
  return doc
}

/** After so many edits the disk has to catch up: browsers get slower with each write that waits. */
const atOnce = 200

/** Types letters all over a document, each a change of its own. Gives the bytes that Yjs makes of them. */
async function type(doc: Y.Doc, edits: number, stored: () => Promise<unknown>): Promise<number> {
  const texts = [...doc.share.keys()].flatMap(name => lettersIn(doc.getXmlFragment(name)))
  let bytes = 0
  const count = (update: Uint8Array) => void (bytes += update.length)
  doc.on('update', count)
  for (let edit = 0; edit < edits; edit++) {
    const text = texts[(edit * 7) % texts.length]!
    text.insert((edit * 31) % (text.length + 1), 'e')
    if (edit % atOnce === 0) await stored()
  }
  doc.off('update', count)
  return bytes
}

function lettersIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap(child => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? lettersIn(child) : []))
}

/** Resolves when all rows so far are on disk: transactions over one store run in their order. */
const allRows = (store: IndexeddbPersistence) =>
  new Promise((resolve, reject) => {
    const newest = store.db!.transaction('updates', 'readonly').objectStore('updates').openKeyCursor(null, 'prev')
    newest.onsuccess = resolve
    newest.onerror = () => reject(newest.error ?? new DOMException('failed', 'AbortError'))
  })

const ways = {
  /** Stores a document and edits to it as ours does. */
  ours: async (name: string, state: readonly number[], edits: number) => {
    const doc = documentOf(state)
    const kept = await persist(name, doc)
    const bytes = await type(doc, edits, () => kept.flushed())
    await kept.flushed()
    return { bytes, state: [...Y.encodeStateAsUpdate(doc)] }
  },
  /** Stores a document in one row. */
  compacted: async (name: string, state: readonly number[]) => {
    const store = new IndexeddbPersistence(name, documentOf(state))
    await store.whenSynced // whose own first row is all that the document has
    await allRows(store)
  },
  /** Stores a row for each edit, as y-indexeddb does where nobody pauses. */
  rows: async (name: string, state: readonly number[], edits: number) => {
    const doc = documentOf(state)
    const store = new IndexeddbPersistence(name, doc)
    await store.whenSynced
    await type(doc, edits, () => allRows(store))
    await allRows(store)
  },
  /** Milliseconds until a stored document with so many edits is there. */
  open: async (name: string, edits: number) => {
    const doc = new Y.Doc({ gc: false })
    const begun = performance.now()
    await persist(name, doc)
    const took = performance.now() - begun
    const letters = [...doc.store.clients.keys()].map(client => Y.getState(doc.store, client))
    if (!letters.includes(edits)) throw new Error(`edits are missing in ${name}: ${letters.join(', ')}`)
    return took
  },
}

Object.assign(window, { ways })
