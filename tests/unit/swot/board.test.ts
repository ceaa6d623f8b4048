import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAt } from '#shared/base/order'
import { boardOf, moved, moveTo, placeOf, stepFrom, type Board, type Place, type Step } from '#shared/swot/board'
import {
  factors,
  latestStay,
  stayAfter,
  swotLabels,
  type Factor,
  type SwotItem,
  type SwotItemId,
} from '#shared/swot/item'

function swotItem(index: number, factor: Factor, order: string): SwotItem {
  return {
    id: `swotItem:${String(index)}`,
    factor,
    statement: '',
    unit: null,
    author: 'member:ana',
    theme: null,
    createdAt: index,
    order,
  }
}

/** Items in the quadrants given, with the keys that adding one after the other gives. */
function itemsIn(quadrants: readonly Factor[]): SwotItem[] {
  const items: SwotItem[] = []
  for (const [index, factor] of quadrants.entries()) {
    const before = boardOf(items)[factor]
    items.push(swotItem(index, factor, orderAt(before, before.length)))
  }
  return items
}

const ids = (board: Board) => Object.fromEntries(factors.map(factor => [factor, board[factor].map(({ id }) => id)]))
const without = (board: Board, id: SwotItemId) =>
  Object.fromEntries(factors.map(factor => [factor, board[factor].map(item => item.id).filter(other => other !== id)]))
const apply = (items: readonly SwotItem[], id: SwotItemId, change: Partial<SwotItem> | undefined) =>
  items.map(item => (item.id === id ? { ...item, ...change } : item))

const factor = fc.constantFrom(...factors)
const place = fc.record({ factor, place: fc.nat(12) })

describe('moving an item', () => {
  it('brings it to the place asked for and keeps the order of all others, wherever it goes', () => {
    const moves = fc.array(fc.tuple(fc.nat(), place), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 12 }), moves, (quadrants, steps) => {
        let items = itemsIn(quadrants)
        for (const [pick, to] of steps) {
          const { id } = items[pick % items.length]!
          const before = boardOf(items)
          items = apply(items, id, moveTo(before, id, to))
          const after = boardOf(items)
          expect(without(after, id)).toEqual(without(before, id))
          expect(placeOf(after, id)).toEqual({
            factor: to.factor,
            place: Math.min(to.place, after[to.factor].length - 1),
          })
          expect(ids(after)).toEqual(ids(moved(before, id, to)))
        }
      }),
    )
  })

  it('keeps the order of all others even when two replicas gave several items the same key', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(factor, fc.constantFrom('a0', 'a1', 'a2')), { minLength: 1, maxLength: 10 }),
        fc.nat(),
        place,
        (keys, pick, to) => {
          const items = keys.map(([quadrant, order], index) => swotItem(index, quadrant, order))
          const { id } = items[pick % items.length]!
          const before = boardOf(items)
          const after = boardOf(apply(items, id, moveTo(before, id, to)))
          expect(without(after, id)).toEqual(without(before, id))
          expect(placeOf(after, id)?.factor).toBe(to.factor)
        },
      ),
    )
  })

  it('writes nothing when the item stands there already', () => {
    const board = boardOf(itemsIn(['threat', 'threat', 'threat']))
    expect(moveTo(board, 'swotItem:1', { factor: 'threat', place: 1 })).toBeUndefined()
    expect(moveTo(board, 'swotItem:2', { factor: 'threat', place: 99 })).toBeUndefined()
    expect(moveTo(board, 'swotItem:gone', { factor: 'threat', place: 0 })).toBeUndefined()
  })
})

describe('a step by an arrow key', () => {
  const lengths = { strength: 2, weakness: 3, opportunity: 1, threat: 2 }
  const step = (quadrant: Factor, at: number, key: Step) => stepFrom({ factor: quadrant, place: at }, key, lengths)

  it('goes through a quadrant and on into the one below or above', () => {
    expect(step('strength', 0, 'down')).toEqual({ factor: 'strength', place: 1 })
    expect(step('strength', 1, 'down')).toEqual({ factor: 'opportunity', place: 0 })
    expect(step('threat', 0, 'up')).toEqual({ factor: 'weakness', place: 2 })
  })

  it('goes to the quadrant beside it at the same height, or its last place', () => {
    expect(step('weakness', 2, 'back')).toEqual({ factor: 'strength', place: 1 })
    expect(step('opportunity', 0, 'onward')).toEqual({ factor: 'threat', place: 0 })
  })

  it('stays at the edges of the board and before empty quadrants', () => {
    expect(step('strength', 0, 'up')).toEqual({ factor: 'strength', place: 0 })
    expect(step('strength', 0, 'back')).toEqual({ factor: 'strength', place: 0 })
    expect(step('threat', 1, 'down')).toEqual({ factor: 'threat', place: 1 })
    expect(step('threat', 1, 'onward')).toEqual({ factor: 'threat', place: 1 })
    expect(stepFrom({ factor: 'strength', place: 0 }, 'onward', { ...lengths, weakness: 0 })).toEqual({
      factor: 'strength',
      place: 0,
    })
  })

  it('never leaves the board, whatever is pressed', () => {
    const keys = fc.array(fc.constantFrom<Step[]>('up', 'down', 'onward', 'back'), { maxLength: 30 })
    const sizes = fc.record({ strength: fc.nat(4), weakness: fc.nat(4), opportunity: fc.nat(4), threat: fc.nat(4) })
    fc.assert(
      fc.property(sizes, keys, (counts, pressed) => {
        const start = factors.find(quadrant => counts[quadrant] > 0)
        fc.pre(start !== undefined)
        let at: Place = { factor: start, place: 0 }
        for (const key of pressed) {
          at = stepFrom(at, key, counts)
          expect(at.place).toBeGreaterThanOrEqual(0)
          expect(at.place).toBeLessThan(counts[at.factor])
        }
      }),
    )
  })
})

describe('labels', () => {
  it('stay when items are reordered, and numbers of removed items are not given again', () => {
    const items = itemsIn(['weakness', 'weakness', 'strength', 'weakness'])
    const labels = swotLabels(items)
    const change = moveTo(boardOf(items), 'swotItem:3', { factor: 'weakness', place: 0 })
    expect(swotLabels(apply(items, 'swotItem:3', change))).toEqual(labels)
    expect([...labels.values()]).toEqual(['W1', 'W2', 'S1', 'W3'])
  })

  const moveAway = (items: readonly SwotItem[], id: SwotItemId, to: Factor) =>
    items.map(item =>
      item.id === id ? { ...item, factor: to, stays: stayAfter(item, to, latestStay(items) + 1) } : item,
    )

  it('give a moved item the next free number, and its old one back when it returns', () => {
    const items = itemsIn(['strength', 'strength', 'threat', 'threat'])
    const away = moveAway(items, 'swotItem:0', 'threat')
    expect([...swotLabels(away).values()]).toEqual(['S2', 'T1', 'T2', 'T3'])
    const back = moveAway(away, 'swotItem:0', 'strength')
    expect(swotLabels(back).get('swotItem:0')).toBe('S1')
  })

  it('never change by moving another item, however often and wherever, and are never shared', () => {
    const moves = fc.array(fc.tuple(fc.nat(), factor), { maxLength: 20 })
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 10 }), moves, (quadrants, steps) => {
        let items = itemsIn(quadrants)
        for (const [pick, to] of steps) {
          const before = swotLabels(items)
          const { id } = items[pick % items.length]!
          items = moveAway(items, id, to)
          const after = swotLabels(items)
          for (const item of items) if (item.id !== id) expect(after.get(item.id)).toBe(before.get(item.id))
          expect(new Set(after.values()).size).toBe(items.length)
        }
      }),
    )
  })

  it('stand for every item even where another replica wrote stays that contradict its factor', () => {
    const item: SwotItem = {
      ...itemsIn(['weakness'])[0]!,
      stays: [
        { factor: 'threat', since: 5 },
        { factor: 'threat', since: 6 },
      ],
    }
    expect(swotLabels([item]).get(item.id)).toBe('W1')
  })
})
