import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { beyond, extentOf, extentOfAll, has, scanExtent } from '#shared/folder/extent'
import { firstMissing, gather, isIn, isWithin, minus, union, type Ranges } from '#shared/folder/ranges'

const client = fc.integer({ min: 1, max: 3 })
const stretch = fc.tuple(client, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }))
const stretches = fc.array(stretch, { maxLength: 12 })

function rangesOf(all: readonly (readonly [number, number, number])[]): Ranges {
  const { add, ranges } = gather()
  for (const [of, from, length] of all) add(of, from, from + length)
  return ranges()
}

/** The same as single clocks. */
const clocksOf = (ranges: Ranges) =>
  new Set(
    [...ranges].flatMap(([of, pairs]) =>
      pairs.flatMap((from, at) =>
        at % 2 === 1 ? [] : Array.from({ length: pairs[at + 1]! - from }, (_, more) => `${of} ${from + more}`),
      ),
    ),
  )

it('joins, takes away and compares stretches as if each clock stood by itself', () => {
  fc.assert(
    fc.property(fc.array(stretches, { minLength: 1, maxLength: 4 }), stretches, (several, other) => {
      const [all, taken] = [several.map(rangesOf), rangesOf(other)]
      const [clocks, gone] = [new Set(all.flatMap(one => [...clocksOf(one)])), clocksOf(taken)]
      const joined = union(all)
      expect(clocksOf(joined)).toEqual(clocks)
      expect(clocksOf(minus(joined, taken))).toEqual(new Set([...clocks].filter(clock => !gone.has(clock))))
      expect(isWithin(joined, taken)).toBe([...clocks].every(clock => gone.has(clock)))
      for (let clock = 0; clock < 50; clock++) expect(isIn(joined, 1, clock)).toBe(clocks.has(`1 ${clock}`))
      const first = firstMissing(joined, 1)
      expect(clocks.has(`1 ${first}`)).toBe(false)
      for (let clock = 0; clock < first; clock++) expect(clocks.has(`1 ${clock}`)).toBe(true)
      for (const pairs of joined.values())
        for (let at = 1; at < pairs.length; at++) expect(pairs[at]).toBeGreaterThan(pairs[at - 1]!)
    }),
  )
})

const edit = fc.record({
  at: fc.nat(),
  text: fc.string({ unit: 'grapheme', maxLength: 4 }),
  deletes: fc.nat({ max: 3 }),
})

it('gives exactly what others lack of a document', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 20 }), fc.nat(), (edits, known) => {
      const doc = new Y.Doc({ gc: false })
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      const text = doc.getText('t')
      for (const { at, text: typed, deletes } of edits) {
        text.insert(at % (text.length + 1), typed)
        if (text.length > 0) text.delete(at % text.length, Math.min(deletes, text.length - (at % text.length)))
      }
      const before = updates.slice(0, known % (updates.length + 1))
      const covered = extentOfAll(before.map(update => scanExtent(update).extent))
      const other = new Y.Doc({ gc: false })
      for (const update of before) Y.applyUpdate(other, update)
      expect(has(extentOf(other), covered)).toBe(true)

      const rest = beyond(doc, covered)
      if (rest) Y.applyUpdate(other, rest)
      expect(rest === null).toBe(has(covered, extentOf(doc)))
      expect(other.getText('t').toJSON()).toBe(text.toJSON())
      expect(extentOf(other)).toEqual(extentOf(doc))
      if (rest) expect(has(extentOf(doc), scanExtent(rest).extent)).toBe(true)
      expect(beyond(other, extentOf(doc))).toBeNull()
    }),
  )
})
