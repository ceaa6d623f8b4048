import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { writeVarUint8Array } from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frameFor, frameKinds } from './hostClient'
import type { RawLine } from './rawLine'

/** A frame in which somebody shows states under Yjs client ids of their choice. */
export function presenceFrame(name: string, states: Readonly<Record<number, object>>): Uint8Array {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const [client, state] of Object.entries(states)) {
    awareness.states.set(Number(client), state)
    awareness.meta.set(Number(client), { clock: 1, lastUpdated: 0 })
  }
  const update = encodeAwarenessUpdate(awareness, Object.keys(states).map(Number))
  awareness.destroy()
  return frameFor(name, frameKinds.awareness, encoder => writeVarUint8Array(encoder, update))
}

/** What a client sees of the others in a document, by client id. */
export function presenceSeen(line: RawLine, name: string): Awareness {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  line.onFrame(frame => {
    const decoder = createDecoder(frame)
    if (readVarString(decoder) !== name || readVarUint(decoder) !== frameKinds.awareness) return
    applyAwarenessUpdate(awareness, readVarUint8Array(decoder), line)
  })
  return awareness
}

/** Resolves once `fits` holds of what is seen. */
export const seeing = (awareness: Awareness, fits: (states: Map<number, Record<string, unknown>>) => boolean) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (!fits(awareness.getStates())) return
      awareness.off('change', look)
      resolve()
    }
    awareness.on('change', look)
    look()
  })
