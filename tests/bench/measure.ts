/** One thing measured on both sides in the same run. */
export interface Measure {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'kB'
  readonly ours: number
  readonly base: number
  /** Ours may be at most this many times the base; null where it is only told. */
  readonly limit: number | null
}

/** The value below which a share of the samples lies, from 0 to 1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  if (sorted.length === 0) throw new Error('nothing was measured')
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}
