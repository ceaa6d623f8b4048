import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slideApart } from '../../../renderer/stages/draft/comments/slideApart'

const wishes = fc
  .array(fc.record({ top: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 20, max: 300 }) }), {
    maxLength: 20,
  })
  .map(list => list.toSorted((a, b) => a.top - b.top))

it('lets cards that do not touch stand where they want', () => {
  const apart = [
    { top: 10, height: 50 },
    { top: 100, height: 50 },
  ]
  expect(slideApart(apart, 8)).toEqual([10, 100])
})

it('lets others make room for the one in use, above and below it', () => {
  const crowd = [
    { top: 200, height: 60 },
    { top: 210, height: 60 },
    { top: 220, height: 60 },
  ]
  expect(slideApart(crowd, 8, 1)).toEqual([142, 210, 278])
})

it('never lets two cards cover each other or leave their order, whichever is in use', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: -1, max: 19 }), (cards, pinned) => {
      const tops = slideApart(cards, 8, pinned < cards.length ? pinned : -1)
      tops.forEach((top, i) =>
        expect(top).toBeGreaterThanOrEqual(i === 0 ? 0 : tops[i - 1]! + cards[i - 1]!.height + 8),
      )
    }),
  )
})
