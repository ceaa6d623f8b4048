import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { jointHistory } from '../../../renderer/editor/session/jointHistory'
import { history } from '../../../shared/replica/history'

/** Two documents with a history each; every write is a step of its own. */
function desk() {
  const doc = { text: new Y.Doc(), outline: new Y.Doc() }
  const past = {
    text: history(new Y.UndoManager(doc.text.getArray('a'))),
    outline: history(new Y.UndoManager(doc.outline.getArray('a'))),
  }
  const write = (where: 'text' | 'outline', value: string) =>
    past[where].step(() => doc[where].getArray('a').push([value]))
  const now = () => [doc.text.getArray('a').toArray().join(''), doc.outline.getArray('a').toArray().join('')]
  return { past, write, now }
}

it('takes back in the order of the work, whichever document it was in, and brings it back likewise', () => {
  const { past, write, now } = desk()
  const joint = jointHistory(past.text, past.outline)
  write('text', 'a')
  write('outline', 'B')
  write('outline', 'C')
  write('text', 'd')
  const seen = [now()]
  for (let step = 0; step < 5; step++) {
    joint.undo()
    seen.push(now())
  }
  expect(seen).toEqual([
    ['ad', 'BC'],
    ['a', 'BC'],
    ['a', 'B'],
    ['a', ''],
    ['', ''],
    ['', ''],
  ])
  for (let step = 0; step < 5; step++) joint.redo()
  expect(now()).toEqual(['ad', 'BC'])
  joint.undo()
  joint.undo()
  expect(now()).toEqual(['a', 'B'])
})

it('leaves what was done to the outline before it began', () => {
  const { past, write, now } = desk()
  write('outline', 'A')
  write('text', 'a')
  const joint = jointHistory(past.text, past.outline)
  joint.undo()
  joint.undo()
  expect(now()).toEqual(['', 'A'])
})

it('forgets what could be brought back once something new is done', () => {
  const { past, write, now } = desk()
  const joint = jointHistory(past.text, past.outline)
  write('outline', 'A')
  joint.undo()
  write('text', 'b')
  joint.redo()
  expect(now()).toEqual(['b', ''])
})

it('takes back and brings back as one what was done in both at once', () => {
  const { past, write, now } = desk()
  const joint = jointHistory(past.text, past.outline)
  write('text', 'a')
  joint.asOne(() => {
    write('text', 'b')
    write('outline', 'B')
  })
  write('outline', 'C')
  joint.undo()
  expect(now()).toEqual(['ab', 'B'])
  joint.undo()
  expect(now()).toEqual(['a', ''])
  joint.redo()
  expect(now()).toEqual(['ab', 'B'])
  joint.undo()
  expect(now()).toEqual(['a', ''])
  joint.undo()
  expect(now()).toEqual(['', ''])
  for (let step = 0; step < 3; step++) joint.redo()
  expect(now()).toEqual(['ab', 'BC'])
})

it('takes nothing else back with a change that was in one of them alone', () => {
  const { past, write, now } = desk()
  const joint = jointHistory(past.text, past.outline)
  write('text', 'a')
  joint.asOne(() => write('outline', 'B'))
  joint.undo()
  expect(now()).toEqual(['a', ''])
})
