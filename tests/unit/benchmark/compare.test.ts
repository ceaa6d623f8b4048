import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction } from '#shared/benchmark/benchmark'
import { compare, isStable, median, type Figure } from '#shared/benchmark/compare'

const figure = (value: number | null): Figure => ({ status: value === null ? 'missing' : 'measured', value })
const figures = (...values: (number | null)[]) => values.map(figure)
const against = (own: number | null, peers: (number | null)[], direction: Direction = 'higher') =>
  compare(figure(own), figures(...peers), direction)

describe('the median', () => {
  it('is the middle figure, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(() => median([])).toThrow()
  })

  it('needs five figures and 60 % of the group', () => {
    expect(against(2, [1, 2, 3, 4]).median).toBeNull()
    expect(against(2, [1, 2, 3, 4, 5]).median).toBe(3)
    expect(against(2, [1, 2, 3, 4, 5, null, null, null])).toMatchObject({ n: 5, of: 8, median: 3 })
    expect(against(2, [1, 2, 3, 4, 5, null, null, null, null])).toMatchObject({
      n: 5,
      of: 9,
      median: null,
      rank: null,
      gap: null,
    })
  })

  it('takes a measured zero as a figure and nothing else that has no number', () => {
    expect(against(1, [0, 0, 1, 2, 3]).median).toBe(1)
    expect(compare(undefined, [...figures(1, 2, 3, 4), { status: 'suppressed', value: null }], 'higher')).toMatchObject(
      { n: 4, of: 5 },
    )
  })
})

describe('the place', () => {
  it('is shared by equal figures: 1, 2, 2, 4', () => {
    const peers = [9, 7, 7, 5, 1]
    expect(against(10, peers).rank).toBe(1)
    expect(against(9, peers).rank).toBe(1)
    expect(against(7, peers).rank).toBe(2)
    expect(against(6, peers).rank).toBe(4)
    expect(against(0, peers).rank).toBe(6)
  })

  it('counts from the lowest where less is better, and is not given where neither is', () => {
    expect(against(1, [2, 3, 4, 5, 6], 'lower').rank).toBe(1)
    expect(against(7, [2, 3, 4, 5, 6], 'lower').rank).toBe(6)
    expect(against(3, [2, 3, 4, 5, 6], 'neutral')).toMatchObject({ rank: null, median: 4, gap: -1 })
  })

  it('needs an own figure', () => {
    expect(against(null, [1, 2, 3, 4, 5])).toMatchObject({ rank: null, gap: null, higherThan: null, median: 3 })
    expect(compare(undefined, figures(1, 2, 3, 4, 5), 'higher').rank).toBeNull()
  })

  it('says below five only how many peers are lower', () => {
    expect(against(1.9, [1.1, 2, 4.3])).toMatchObject({ n: 3, rank: null, median: null, higherThan: 1 })
  })

  it('lies between first and last, and turning the scale around turns it around', () => {
    const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), values, (own, peers) => {
        const { rank, n } = against(own, peers)
        expect(rank).toBeGreaterThanOrEqual(1)
        expect(rank).toBeLessThanOrEqual(n + 1)
        expect(
          against(
            -own,
            peers.map(value => -value),
            'lower',
          ).rank,
        ).toBe(rank)
        const equal = peers.filter(value => value === own).length
        expect(rank! + against(own, peers, 'lower').rank!).toBe(n + 2 - equal)
      }),
    )
  })
})

describe('stability', () => {
  const stable = (own: number, peers: (number | null)[], direction: Direction = 'higher') =>
    isStable(figure(own), figures(...peers), direction)

  it('holds when leaving any one peer out moves the place by at most one and keeps the side of the median', () => {
    expect(stable(1.8, [4.1, 3.2, 2.9, 2.4, 1.6, 1.1, 0.7])).toBe(true)
    expect(stable(1.8, [4.1, 3.2, 2.9, 2.4, 1.6, 1.1, null])).toBe(true)
  })

  it('ends where one peer decides on which side of the median the own figure lies', () => {
    expect(stable(3, [1, 2, 2.9, 3.1, 4, 5])).toBe(false)
    expect(stable(3, [1, 2, 3, 4, 5])).toBe(false)
  })

  it('is not spoken of where there is no place', () => {
    expect(stable(1, [1, 2, 3])).toBeNull()
    expect(stable(1, [1, 2, 3, 4, 5], 'neutral')).toBeNull()
    expect(isStable(undefined, figures(1, 2, 3, 4, 5), 'higher')).toBeNull()
  })
})

it('counts estimates only where they carry a figure', () => {
  const peers: Figure[] = [{ status: 'estimated', value: 1 }, { status: 'estimated', value: null }, ...figures(2, 3)]
  expect(compare(figure(2), peers, 'higher').estimated).toBe(1)
})
