import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardOf } from '#shared/swot/board'
import { SwotItem, swotLabels } from '#shared/swot/item'
import { newItems } from '#shared/swot/newItems'

let made = 0
const token = () => String(++made)
const add = (statements: readonly string[], to: readonly SwotItem[], now: number) =>
  newItems(statements, {
    factor: 'weakness',
    unit: 'unit:registrar',
    author: 'member:ana',
    quadrant: boardOf(to).weakness,
    latest: Math.max(0, ...to.map(({ createdAt }) => createdAt)),
    now,
    token,
  })

describe('new items', () => {
  it('come last in their order and are numbered in it', () => {
    const first = add(['one', 'two'], [], 1_000)
    const all = [...first, ...add(['three', 'four', 'five'], first, 1_000)]
    expect(boardOf(all).weakness.map(({ statement }) => statement)).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect([...swotLabels(all).values()].sort()).toEqual(['W1', 'W2', 'W3', 'W4', 'W5'])
    for (const item of all) expect(SwotItem.parse(item)).toEqual(item)
  })

  it('never rename what is there, whatever the clock of this computer says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(5_000)), { maxLength: 8 }), batches => {
        let all: SwotItem[] = []
        for (const [count, now] of batches) {
          const before = swotLabels(all)
          all = [
            ...all,
            ...add(
              Array.from({ length: count }, (_, i) => `fact ${i}`),
              all,
              now,
            ),
          ]
          const after = swotLabels(all)
          for (const [id, label] of before) expect(after.get(id)).toBe(label)
        }
      }),
    )
  })
})
