import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSync } from '#shared/sync/client/documentSync'
import { AuthAnswer, frame, syncFrame } from '#shared/sync/client/frames'
import type { Line } from '#shared/sync/client/openLine'
import { FrameKind, SyncKind } from '#shared/sync/protocol'
import { slowMachine } from '../../../support/liveParty'

const name = 'a document'

/** A document that somebody may write, with a line whose frames are kept instead of sent. */
function writable() {
  const doc = new Y.Doc({ gc: false })
  const sent: Uint8Array[] = []
  const failures: string[] = []
  const line: Line = {
    say: () => undefined,
    send: bytes => void sent.push(bytes),
    waiting: () => 0,
    heardAt: () => 0,
    end: () => undefined,
  }
  const sync = documentSync({ name, doc, mayWrite: () => true, unsentBefore: 0 }, slowMachine(), {
    changed: () => undefined,
    opened: () => undefined,
    whole: () => undefined,
    refused: () => undefined,
    failed: error => {
      failures.push(error.code)
      sync.leave() // as whoever ends the line does
    },
  })
  return { doc, sync, line, sent, failures }
}

/** Lets a document hear a frame of the host. */
function hears({ hear }: { hear(kind: number, decoder: decoding.Decoder): void }, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarString(decoder)
  hear(decoding.readVarUint(decoder), decoder)
}

const question = syncFrame(name, SyncKind.question, Y.encodeStateVector(new Y.Doc()))
const granted = frame(name, FrameKind.auth, encoder => encoding.writeVarUint(encoder, AuthAnswer.granted))

it('neither takes nor gives anything before it was opened', () => {
  const { doc, sync, sent } = writable()
  doc.getText('t').insert(0, 'mine')
  const theirs = new Y.Doc()
  theirs.getText('t').insert(0, 'theirs')
  hears(sync, syncFrame(name, SyncKind.difference, Y.encodeStateAsUpdate(theirs)))
  hears(sync, syncFrame(name, SyncKind.update, Y.encodeStateAsUpdate(theirs)))
  hears(sync, question)
  expect(doc.getText('t').toJSON()).toBe('mine')
  expect(sent).toEqual([])
  expect(sync.unreceived()).toBe(1)
})

it('still counts what is too large to be sent', () => {
  const { doc, sync, line, sent, failures } = writable()
  doc.getText('t').insert(0, 'x'.repeat(17 * 1024 * 1024))
  sync.open(line)
  hears(sync, granted)
  const before = sent.length
  hears(sync, question)
  expect(failures).toEqual(['connection.tooLarge'])
  expect(sent).toHaveLength(before)
  expect(sync.unreceived()).toBe(1)
})
