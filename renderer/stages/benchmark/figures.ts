import type { Say } from '#shared/base/phrases'
import type { Indicator, InstitutionRef, Value } from '#shared/benchmark/benchmark'
import { compare } from '#shared/benchmark/compare'
import type { Cell } from '#shared/benchmark/entry'
import { readNumber } from '#shared/benchmark/readNumber'
import type { ComparedFigure, IndicatorYear } from '#shared/charts/comparison'
import { decimalsFor, figure } from '#shared/charts/numbers'
import type { Benchmark, Institution } from './useBenchmark'

/** How one indicator's figures are written: all with the same number of decimals. */
export interface Notation {
  readonly decimals: number
  readonly say: Say
}

/** Decimals that suit all figures of an indicator. */
export function notationOf({ entries, institutions, years }: Benchmark, indicator: Indicator, say: Say): Notation {
  const figures = institutions.flatMap(({ ref }) =>
    years.flatMap(year => entries({ indicator: indicator.id, institution: ref, year })[0]?.value ?? []),
  )
  return { decimals: decimalsFor(figures), say }
}

/** An entry as the grid shows it: a figure, or the word of its status; empty without either. */
export function shownEntry(entry: Value | undefined, { decimals, say }: Notation): string {
  if (!entry) return ''
  if (entry.status === 'measured' || entry.status === 'estimated') {
    return entry.value === null ? '' : figure(entry.value, Math.max(decimals, decimalsFor([entry.value])), say)
  }
  return say(entry.status === 'not applicable' ? 'status.notApplicable' : `status.${entry.status}`)
}

/** An entry as it is typed: without marks between thousands, estimates with their e. */
export function typedEntry(entry: Value | undefined, say: Say): string {
  if (!entry) return ''
  if (entry.status !== 'measured' && entry.status !== 'estimated') return shownEntry(entry, { decimals: 0, say })
  if (entry.value === null) return ''
  return `${entry.status === 'estimated' ? 'e' : ''}${plainNumber(entry.value, say)}`
}

/** A number without marks between thousands. */
export const plainNumber = (value: number, say: Say): string => String(value).replace('.', say('number.decimal'))

/** A number written so that it cannot be read in two ways: 1.2340 where 1.234 might be a thousand and more. */
export function clearNumber(value: number, say: Say): string {
  const text = plainNumber(value, say)
  return readNumber(text).kind === 'ambiguous' ? `${text}0` : text
}

/** Median of similar peers in a year with how many report, where it may be said. */
export function medianIn(benchmark: Benchmark, indicator: Indicator, year: number) {
  const of = (institution: InstitutionRef) => benchmark.entries({ indicator: indicator.id, institution, year })[0]
  const similar = benchmark.institutions.filter(({ kind }) => kind === 'similar')
  const figures = similar.map(({ ref }) => of(ref) ?? { status: 'missing' as const, value: null })
  return compare(of('own'), figures, indicator.direction)
}

/** All that the chart and its sentences need of one indicator in one year. */
export function indicatorYear(benchmark: Benchmark, indicator: Indicator, year: number): IndicatorYear {
  const compared = ({ ref, shortName }: Institution): ComparedFigure => {
    const entry = benchmark.entries({ indicator: indicator.id, institution: ref, year })[0]
    return { name: shortName, status: entry?.status ?? 'missing', value: entry?.value ?? null }
  }
  const [own, ...peers] = benchmark.institutions
  const { name, unit, direction, target } = indicator
  return {
    name,
    unit,
    direction,
    target,
    year,
    own: compared(own!),
    peers: peers.map(peer => ({ ...compared(peer), kind: peer.kind!, anonymous: peer.anonymous })),
  }
}

/** Other figures of the same indicator, against which a percentage typed as a fraction shows. */
export function otherFigures(
  { entries, institutions, years }: Benchmark,
  { indicator, institution, year }: Cell,
): number[] {
  return institutions.flatMap(({ ref }) =>
    years.flatMap(other =>
      ref === institution && other === year
        ? []
        : (entries({ indicator, institution: ref, year: other })[0]?.value ?? []),
    ),
  )
}

/** Cells of an indicator that have an entry, and all of them. */
export function filledCells({ entries, institutions, years }: Benchmark, { id }: Indicator) {
  const count = (year: number) =>
    institutions.filter(({ ref }) => entries({ indicator: id, institution: ref, year }).length > 0).length
  return { filled: years.reduce((sum, year) => sum + count(year), 0), of: institutions.length * years.length }
}
