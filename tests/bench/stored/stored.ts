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

/** Lets the page do what else it has to do. */
const breathe = () => new Promise(resolve => setTimeout(resolve))

/** Types letters all over a document, each a change of its own. Gives the bytes that Yjs makes of them. */
async function type(doc: Y.Doc, edits: number): Promise<number> {
  const texts = [...doc.share.keys()].flatMap(name => lettersIn(doc.getXmlFragment(name)))
  let bytes = 0
  const count = (update: Uint8Array) => void (bytes += update.length)
  doc.on('update', count)
  for (let edit = 0; edit < edits; edit++) {
    const text = texts[(edit * 7) % texts.length]!
    text.insert((edit * 31) % (text.length + 1), 'e')
    if (edit % 50 === 0) await breathe()
  }
  doc.off('update', count)
  return bytes
}

function lettersIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap(child => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? lettersIn(child) : []))
}

const ways = {
  /** Stores a document and edits to it as ours does. */
  ours: async (name: string, state: readonly number[], edits: number) => {
    const doc = documentOf(state)
    const kept = await persist(name, doc)
    const bytes = await type(doc, edits)
    await kept.flushed()
    return { bytes, state: [...Y.encodeStateAsUpdate(doc)] }
  },
  /** Stores a document in one row. */
  compacted: async (name: string, state: readonly number[]) => {
    const store = new IndexeddbPersistence(name, documentOf(state))
    await store.whenSynced // whose own first row is all that the document has
    await store.set('done', 1)
  },
  /** Stores a row for each edit, as y-indexeddb does where nobody pauses. */
  rows: async (name: string, state: readonly number[], edits: number) => {
    const doc = documentOf(state)
    const store = new IndexeddbPersistence(name, doc)
    await store.whenSynced
    await type(doc, edits)
    await store.set('done', edits) // after all the rows
  },
  /** Milliseconds until a stored document is there. */
  open: async (name: string) => {
    const doc = new Y.Doc({ gc: false })
    const begun = performance.now()
    await persist(name, doc)
    const took = performance.now() - begun
    if (doc.store.clients.size === 0) throw new Error(`nothing is stored as ${name}`)
    return took
  },
}

Object.assign(window, { ways })
