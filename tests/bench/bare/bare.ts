import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import './bare.css'

// The page to compare with: Tiptap and Yjs as their guides show them, one editor over the whole text, nothing around it.
const doc = new Y.Doc({ gc: false })
await new IndexeddbPersistence('bare', doc).whenSynced
new Editor({
  element: document.getElementById('editor')!,
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    TableKit,
    Collaboration.configure({ fragment: doc.getXmlFragment('prose') }),
  ],
})
