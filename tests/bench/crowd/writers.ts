import { writeVarUint8Array } from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { changeFrame, frameFor, frameKinds } from '../../support/hostClient'
import { opened, type Line } from '../relay/clients'

/** Where somebody writes, and how they show their caret there. */
export interface Desk {
  readonly line: Line
  readonly text: (doc: Y.Doc) => Y.XmlText
  readonly shown: (caret: Y.RelativePosition) => Record<string, unknown>
}

/** People who write in one document, each in a paragraph of their own. */
export interface Writers {
  /** Types on, all of them in turn, until `end`. */
  begin(): void
  end(): void
  leave(): void
}

/** Letters a second from each of them, as somebody types who thinks. */
const lettersASecond = 2
const letters = 'and every office writes what it will do '

/** Opens a document that begins with `state` for all of them. */
export async function writers(desks: readonly Desk[], name: string, state: Uint8Array): Promise<Writers> {
  const people = desks.map(({ line, text, shown }) => {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, state)
    const awareness = new Awareness(doc)
    const place = text(doc)
    let typed = 0
    doc.on('update', (change: Uint8Array) => line.send(changeFrame(name, change)))
    return {
      line,
      awareness,
      type: () => {
        place.insert(place.length, letters[typed++ % letters.length]!)
        awareness.setLocalState(shown(Y.createRelativePositionFromTypeIndex(place, place.length, -1)))
        const update = encodeAwarenessUpdate(awareness, [doc.clientID])
        line.send(frameFor(name, frameKinds.awareness, encoder => writeVarUint8Array(encoder, update)))
      },
    }
  })
  for (const { line } of people) await opened(line, name)
  const pauseMs = 1000 / (lettersASecond * people.length)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  function go(due: number): void {
    timer = setTimeout(
      () => {
        people[turn++ % people.length]!.type()
        go(due + pauseMs)
      },
      Math.max(0, due - performance.now()),
    )
  }
  return {
    begin: () => go(performance.now()),
    end: () => clearTimeout(timer),
    leave: () => {
      clearTimeout(timer)
      for (const { line, awareness } of people) {
        awareness.destroy()
        line.drop()
      }
    },
  }
}
