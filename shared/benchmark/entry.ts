import { newId } from '../base/ids'
import type { IndicatorId, InstitutionRef, Value, ValueStatus } from './benchmark'

/** The cell an entry belongs to. */
export interface Cell {
  readonly indicator: IndicatorId
  readonly institution: InstitutionRef
  readonly year: number
}

/** What a person says about a cell; what is left out stays as it was. */
export interface Change {
  readonly status?: ValueStatus
  readonly value?: number | null
  readonly numerator?: number | null
  readonly denominator?: number | null
  readonly source?: string
}

/** Whether a status comes with a number. */
export const hasNumber = (status: ValueStatus): boolean => status === 'measured' || status === 'estimated'

/**
 * The next entry of a cell. `entries` are the ones it has, the newest first. It is later than all of them even if this
 * device's clock is behind, because the person has seen them. A new number leaves behind the numerator and denominator that
 * belonged to the old one; the source stays until it is changed.
 */
export function nextEntry(
  cell: Cell,
  entries: readonly Value[],
  change: Change,
  { author, now, token }: { readonly author: Value['author']; readonly now: number; readonly token?: () => string },
): Value {
  const last = entries[0]
  const status = change.status ?? last?.status ?? 'measured'
  const value = hasNumber(status) ? (change.value === undefined ? (last?.value ?? null) : change.value) : null
  const keepsParts = value === last?.value
  const part = (field: 'numerator' | 'denominator') => {
    if (!hasNumber(status)) return null
    return change[field] === undefined ? (keepsParts ? (last?.[field] ?? null) : null) : change[field]
  }
  return {
    id: newId('value', token),
    ...cell,
    status,
    value,
    numerator: part('numerator'),
    denominator: part('denominator'),
    source: change.source ?? last?.source ?? '',
    author,
    at: Math.max(now, ...entries.map(({ at }) => at + 1)),
  }
}

const said = ['status', 'value', 'numerator', 'denominator', 'source'] as const

/** Whether two entries of a cell say the same, whoever made them and when. */
export const saysTheSame = (a: Value, b: Value): boolean => said.every(field => a[field] === b[field])

/** How many people filled a cell. */
export const authorsOf = (entries: readonly Value[]): number => new Set(entries.map(({ author }) => author)).size
