import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { rewrite } from '#shared/replica/rewrite'

const text = (doc: Y.Doc) => doc.getText('t')

it('brings any text to any other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const doc = new Y.Doc()
      text(doc).insert(0, before)
      rewrite(text(doc), after)
      expect(text(doc).toString()).toBe(after)
    }),
  )
})

it('keeps what somebody else typed elsewhere in the text meanwhile', () => {
  const ana = new Y.Doc()
  text(ana).insert(0, 'Half of the agreements saw no activity.')
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  rewrite(text(ana), 'Half of the 38 agreements saw no activity.')
  rewrite(text(ben), 'Half of the agreements saw no activity in two years.')
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  expect(text(ana).toString()).toBe('Half of the 38 agreements saw no activity in two years.')
})

it('writes nothing when nothing changed', () => {
  const doc = new Y.Doc()
  text(doc).insert(0, 'same')
  let updates = 0
  doc.on('update', () => updates++)
  rewrite(text(doc), 'same')
  expect(updates).toBe(0)
})
