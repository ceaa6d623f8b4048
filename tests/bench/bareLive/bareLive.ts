import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { defaultSelectionBuilder, yCursorPlugin } from '@tiptap/y-tiptap'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { IndexeddbPersistence } from 'y-indexeddb'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import '../bare/bare.css'
import './carets.css'

// The bare page with others in it: as the guides show it, with their caret plugin and the least of a way to a bare host. The
// address names the host and the document: `#ws://127.0.0.1:1234 document`.
const [host = '', name = ''] = decodeURIComponent(location.hash.slice(1)).split(' ')
const doc = new Y.Doc({ gc: false })
await new IndexeddbPersistence('bareLive', doc).whenSynced
const awareness = new Awareness(doc)
const socket = new WebSocket(host)
socket.binaryType = 'arraybuffer'

const kinds = { sync: 0, awareness: 1, auth: 2 }
const send = (kind: number, write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, kind)
  write(encoder)
  socket.send(encoding.toUint8Array(encoder))
}

const whole = new Promise<void>(resolve => {
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    decoding.readVarString(decoder)
    const kind = decoding.readVarUint(decoder)
    if (kind === kinds.auth) return send(kinds.sync, encoder => writeSyncStep1(encoder, doc))
    if (kind === kinds.awareness) return applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), socket)
    if (kind !== kinds.sync) return
    const answer = encoding.createEncoder()
    const step = readSyncMessage(decoder, answer, doc, socket)
    if (encoding.hasContent(answer))
      send(kinds.sync, encoder => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)))
    if (step === 1) resolve()
  })
})
socket.addEventListener('open', () => {
  send(kinds.auth, encoder => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })
})
await whole
doc.on('update', (update: Uint8Array, origin: unknown) => {
  if (origin !== socket) send(kinds.sync, encoder => writeUpdate(encoder, update))
})
awareness.on('update', (_: unknown, origin: unknown) => {
  if (origin === socket) return
  const own = encodeAwarenessUpdate(awareness, [doc.clientID])
  send(kinds.awareness, encoder => encoding.writeVarUint8Array(encoder, own))
})
awareness.setLocalStateField('user', { name: 'Ana', color: '#225588' })

/** The caret as the extension for carets draws it. */
function caret({ name: label, color }: { readonly name: string; readonly color: string }): HTMLElement {
  const line = document.createElement('span')
  line.className = 'caret'
  line.style.borderColor = color
  const flag = document.createElement('div')
  flag.style.backgroundColor = color
  flag.append(label)
  line.append(flag)
  return line
}

new Editor({
  element: document.getElementById('editor')!,
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    TableKit,
    Collaboration.configure({ fragment: doc.getXmlFragment('prose') }),
    Extension.create({
      name: 'carets',
      addProseMirrorPlugins: () => [
        yCursorPlugin(awareness, { cursorBuilder: caret, selectionBuilder: defaultSelectionBuilder }),
      ],
    }),
  ],
})
