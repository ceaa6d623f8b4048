import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { hasMore, knownOf, knownOfUpdate, knownTogether, onlyKnown } from '#shared/replica/known'
import { chance, freshSeed } from '../../support/chance'

const empty = () => new Y.Doc({ gc: false })
const textOf = (update: Uint8Array) => {
  const doc = empty()
  Y.applyUpdate(doc, update)
  return doc.getText().toString()
}

describe('what others are known to have of a document', () => {
  it('leaves out what was written, changed and deleted since', () => {
    const doc = empty()
    doc.getText().insert(0, 'The library opens at eight.')
    doc.getMap('item').set('name', 'Library')
    const known = knownOf(doc)
    expect(hasMore(doc, known)).toBe(false)

    doc.getText().delete(0, 4)
    doc.getText().insert(0, 'Our old ')
    doc.getMap('item').set('name', 'Reading room')
    expect(hasMore(doc, known)).toBe(true)
    const clean = empty()
    Y.applyUpdate(clean, onlyKnown(doc, known))
    expect(clean.getText().toString()).toBe('The library opens at eight.')
    expect(clean.getMap('item').get('name')).toBe('Library')
    expect(hasMore(clean, known)).toBe(false)
  })

  it('counts a deletion as more, although nothing was written', () => {
    const doc = empty()
    doc.getText().insert(0, 'Two words')
    const known = knownOf(doc)
    doc.getText().delete(3, 6)
    expect(hasMore(doc, known)).toBe(true)
    expect(textOf(onlyKnown(doc, known))).toBe('Two words')
  })

  it('is read off a whole update as off the document that it came from', () => {
    const doc = empty()
    doc.getText().insert(0, 'Kabul')
    doc.getText().delete(1, 2)
    expect(hasMore(doc, knownOfUpdate(Y.encodeStateAsUpdate(doc)))).toBe(false)
  })

  it('is together what either of two others has', () => {
    const [one, other] = [empty(), empty()]
    one.getText().insert(0, 'one')
    other.getText('b').insert(0, 'other')
    const known = knownTogether(knownOf(one), knownOf(other))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(hasMore(one, known)).toBe(false)
    one.getText().insert(0, 'more ')
    expect(hasMore(one, known)).toBe(true)
  })

  it('may be more than a document has that lost its last changes', () => {
    const doc = empty()
    doc.getText().insert(0, 'kept')
    const before = Y.encodeStateAsUpdate(doc)
    doc.getText().insert(4, ' and lost')
    const known = knownOf(doc)
    const torn = empty()
    Y.applyUpdate(torn, before)
    expect(hasMore(torn, known)).toBe(false)
    expect(textOf(onlyKnown(torn, known))).toBe('kept')
  })

  it('gives back what was known, whatever two people do afterwards', () => {
    const seed = freshSeed()
    for (let run = seed; run < seed + 50; run++) {
      const random = chance(run)
      const [here, host] = [empty(), empty()]
      const edit = (doc: Y.Doc) => {
        const text = doc.getText()
        if (text.length > 4 && random() < 0.4) text.delete(Math.floor(random() * (text.length - 3)), 2)
        else text.insert(Math.floor(random() * (text.length + 1)), 'abcdef'.slice(0, 1 + Math.floor(random() * 5)))
      }
      for (let round = 0; round < 12; round++) {
        edit(random() < 0.5 ? here : host)
        if (random() < 0.5) Y.applyUpdate(here, Y.encodeStateAsUpdate(host))
        if (random() < 0.5) Y.applyUpdate(host, Y.encodeStateAsUpdate(here))
      }
      Y.applyUpdate(here, Y.encodeStateAsUpdate(host))
      Y.applyUpdate(host, Y.encodeStateAsUpdate(here))
      const known = knownOf(here)
      const expected = here.getText().toString()
      for (let round = 0; round < 6; round++) edit(here)
      expect(textOf(onlyKnown(here, known)), `SEED=${run}`).toBe(expected)
      // what is left goes on with what others write, as if nothing had been set aside
      const clean = empty()
      Y.applyUpdate(clean, onlyKnown(here, known))
      for (let round = 0; round < 6; round++) edit(host)
      Y.applyUpdate(clean, Y.encodeStateAsUpdate(host))
      expect(clean.getText().toString(), `SEED=${run}`).toBe(host.getText().toString())
    }
  })
})
