import * as encoding from 'lib0/encoding'
import { FrameKind, type SyncKind } from '../protocol'

/** Answers to the wish to open a document. */
export const AuthAnswer = { denied: 1, granted: 2 } as const

/** A frame for the document `name`: its kind, and what `write` adds. */
export function frame(name: string, kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, kind)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A frame that asks for a document to be opened; who asks was proved before. */
export const openingFrame = (name: string): Uint8Array =>
  frame(name, FrameKind.auth, encoder => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

/** A frame with a state vector or a change. */
export const syncFrame = (name: string, kind: (typeof SyncKind)[keyof typeof SyncKind], bytes: Uint8Array) =>
  frame(name, FrameKind.sync, encoder => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
