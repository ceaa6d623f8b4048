import type { ValueStatus } from './benchmark'
import { median } from './compare'
import { readNumber, type DecimalSign } from './readNumber'
import { readSign, type OpenSign } from './readSign'

/** Statuses that carry no number. */
export type Wordy = Exclude<ValueStatus, 'measured' | 'estimated'>
export type Numeric = Exclude<ValueStatus, Wordy>

/** What somebody typed into a cell means, or what has to be asked first. */
export type EntryReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'status'; readonly status: Wordy }
  | { readonly kind: 'figure'; readonly status: Numeric; readonly value: number }
  /** `1,234`: which of the two is meant has to be asked. */
  | {
      readonly kind: 'ambiguous'
      readonly status: Numeric
      readonly decimal: number
      readonly thousands: number
      readonly sign: DecimalSign
    }
  /** A percentage that looks as if it was typed as a fraction: 0.018 for 1.8 %. */
  | { readonly kind: 'fraction'; readonly status: Numeric; readonly value: number; readonly percent: number }
  /** A sign in place of a figure that tables use for more than one thing. */
  | { readonly kind: 'sign'; readonly sign: OpenSign }
  | { readonly kind: 'unreadable' }

export interface EntryContext {
  /** Unit of the indicator; only percentages are looked at for fractions. */
  readonly unit: string
  /** Figures of the same indicator, against which a fraction shows. */
  readonly others: readonly number[]
  /** The words for statuses in the person's language. */
  readonly words: Readonly<Record<Wordy, string>>
  /** The decimal sign, where it has been settled. */
  readonly sign?: DecimalSign | null
}

/** Removes binary dust from a product of a typed decimal and 100: 0.018 becomes 1.8. */
export const asPercent = (fraction: number): number => Number((fraction * 100).toPrecision(12))

/**
 * Whether a percentage was probably typed as a fraction (rule 18 on checks before comparing): below 1 and, times 100, nearer
 * to the other figures than as it stands. Without other figures only what is below a tenth of a percent is asked about.
 */
export function looksLikeFraction(value: number, others: readonly number[]): boolean {
  const size = Math.abs(value)
  if (size === 0 || size >= 1) return false
  const sizes = others.map(Math.abs).filter(other => other > 0)
  return size < (sizes.length > 0 ? Math.min(1, median(sizes) / 10) : 0.1)
}

const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0

/**
 * Reads one cell: a number, a number marked as estimated (`e1.8`, `1.8e`, `~1.8`), the word of a status, or a sign that tables
 * have where there is no figure.
 */
export function readEntry(text: string, { unit, others, words, sign: decimalSign = null }: EntryContext): EntryReading {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  for (const status of ['missing', 'not applicable', 'suppressed'] as const) {
    if (same(typed, words[status]) || same(typed, status)) return { kind: 'status', status }
  }
  const sign = readSign(typed)
  if (sign)
    return sign === 'notAvailable' || sign === 'dash' ? { kind: 'sign', sign } : { kind: 'status', status: sign }
  const bare = typed.replace(/^[e~\u2248]\s*|\s*e$/i, '')
  const status = bare === typed ? 'measured' : 'estimated'
  const digits = unit === '%' ? bare.replace(/\s*[%\u066a]$/, '') : bare
  const reading = readNumber(digits, decimalSign)
  if (reading.kind === 'unreadable') return reading
  if (reading.kind === 'ambiguous') return { ...reading, status }
  const { value } = reading
  // a percent sign says that the number is a percentage already
  if (unit === '%' && digits === bare && looksLikeFraction(value, others)) {
    return { kind: 'fraction', status, value, percent: asPercent(value) }
  }
  return { kind: 'figure', status, value }
}
