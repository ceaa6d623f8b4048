import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
  type Awareness,
} from 'y-protocols/awareness'
import { FrameKind } from '../protocol'
import { frame } from './frames'
import type { Machine } from './machine'
import type { Line } from './openLine'

/** What somebody shows of themselves, to and from whichever host is on the line. */
export interface PresenceSync {
  /** The host lets this computer read the document that carries it. */
  open(line: Line): void
  leave(): void
  hear(decoder: decoding.Decoder): void
  stop(): void
}

/** A caret moves on at most so often for others. Milliseconds. */
const everyMs = 60

/** Shows the others what `awareness` says of this computer, and the other way round, through the document `name`. */
export function presenceSync(awareness: Awareness, name: string, machine: Machine): PresenceSync {
  const fromHost = Symbol('host')
  let line: Line | null = null
  let isDue = false

  function show(): void {
    isDue = false
    if (!line || !awareness.getLocalState()) return // whoever shows nothing any more hangs up
    const own = encodeAwarenessUpdate(awareness, [awareness.clientID])
    line.send(frame(name, FrameKind.awareness, encoder => encoding.writeVarUint8Array(encoder, own)))
  }

  function onUpdate({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void {
    const isOwn = [...added, ...updated, ...removed].includes(awareness.clientID)
    // also when the host took it for somebody who had left: it is shown again
    if (!isOwn || isDue || !line) return
    isDue = true
    machine.after(everyMs, show)
  }
  awareness.on('update', onUpdate)

  function leave(): void {
    line = null
    const others = [...awareness.getStates().keys()].filter(client => client !== awareness.clientID)
    removeAwarenessStates(awareness, others, fromHost)
  }

  return {
    open: to => {
      line = to
      awareness.setLocalState(awareness.getLocalState()) // newer than what the host may still have of before
      show()
    },
    leave,
    hear: decoder => {
      if (line) applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), fromHost)
    },
    stop: () => {
      awareness.off('update', onUpdate)
      leave()
    },
  }
}
