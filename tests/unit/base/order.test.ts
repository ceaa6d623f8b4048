import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, orderAt, type Ordered } from '#shared/base/order'

const list = (...orders: string[]): Ordered[] => inOrder(orders.map((order, i) => ({ id: `item:${i}`, order })))

describe('the key of a place in a list', () => {
  it('puts an item exactly where it was asked for, however often and wherever items go in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), places => {
        const items: Ordered[] = []
        places.forEach((at, i) => {
          const place = at % (items.length + 1)
          const item = { id: `item:${String(i).padStart(6, '0')}`, order: orderAt(items, place) }
          items.splice(place, 0, item)
          expect(inOrder(items)).toEqual(items)
        })
      }),
    )
  })

  it('finds room behind neighbours that share a key, which two people made at once', () => {
    const items = list('a0', 'a1', 'a1', 'a2')
    const order = orderAt(items, 2)
    expect(order > 'a1').toBe(true)
    expect(order < 'a2').toBe(true)
  })

  it('gives a key even when all neighbours share theirs', () => {
    expect(orderAt(list('a1', 'a1', 'a1'), 1) > 'a1').toBe(true)
  })

  it('gives a key beside keys that no Meridian writes', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (orders, at) => {
        const items = list(...orders)
        expect(orderAt(items, at % (items.length + 1))).toMatch(/^.+$/)
      }),
    )
  })
})
