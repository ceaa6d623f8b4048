import type { Direction, ValueStatus } from './benchmark'

/** One institution's figure in one year; only measured and estimated ones carry a number. */
export interface Figure {
  readonly status: ValueStatus
  readonly value: number | null
}

/** Values needed before a median may be said (rules 16 and 5.6 of the benchmarking rules: at least five, and 60 % of the group). */
export const medianNeeds = { values: 5, share: 0.6 } as const

/** The middle value, or the mean of the two middle ones. Throws on an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('median of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What may honestly be said about the own figure beside those of similar peers. */
export interface Comparison {
  /** Peers with a figure, and peers asked. */
  readonly n: number
  readonly of: number
  /** Null where too few peers report. */
  readonly median: number | null
  /** Own minus median, in the unit of the indicator. */
  readonly gap: number | null
  /** Place among own and peers, ties shared (1, 2, 2, 4); null where too few peers report or no direction is better. */
  readonly rank: number | null
  /** Peers with a lower figure than the own one; null without an own figure. */
  readonly higherThan: number | null
  readonly estimated: number
}

const isNumber = (value: number | null): value is number => value !== null

/** Compares the own figure with those of one kind of peers in one year. */
export function compare(own: Figure | undefined, peers: readonly Figure[], direction: Direction): Comparison {
  const figures = peers.map(peer => peer.value).filter(isNumber)
  const enough = figures.length >= medianNeeds.values && figures.length >= medianNeeds.share * peers.length
  const middle = enough ? median(figures) : null
  const mine = own?.value ?? null
  const better = (a: number, b: number) => (direction === 'lower' ? a < b : a > b)
  return {
    n: figures.length,
    of: peers.length,
    median: middle,
    gap: middle !== null && mine !== null ? mine - middle : null,
    rank:
      enough && mine !== null && direction !== 'neutral'
        ? 1 + figures.filter(value => better(value, mine)).length
        : null,
    higherThan: mine === null ? null : figures.filter(value => value < mine).length,
    estimated: peers.filter(peer => peer.value !== null && peer.status === 'estimated').length,
  }
}

/**
 * Whether rank (by at most one place) and sign of the gap stay when any one peer is left out (rule on sensitivity).
 * Null where there is no rank to be stable.
 */
export function isStable(own: Figure | undefined, peers: readonly Figure[], direction: Direction): boolean | null {
  const whole = compare(own, peers, direction)
  if (whole.rank === null || whole.gap === null) return null
  const mine = own!.value!
  const figures = peers.map(peer => peer.value).filter(isNumber)
  const better = (a: number) => (direction === 'lower' ? a < mine : a > mine)
  return figures.every((_, left) => {
    const rest = figures.filter((__, i) => i !== left)
    const rank = 1 + rest.filter(better).length
    return Math.abs(rank - whole.rank!) <= 1 && Math.sign(mine - median(rest)) === Math.sign(whole.gap!)
  })
}
