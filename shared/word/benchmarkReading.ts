import { comparisonOf, isWithheld, type ComparedPeer, type IndicatorYear } from '../charts/comparison'
import type { ContentIndicator, ContentValue, StrategyContent } from '../content/content'
import type { Say } from '../base/phrases'
import { clean } from './manuscript'

/** Figures in the body; the others stand in the annex. */
export const mostFigures = 6

const valueOf = (indicator: ContentIndicator, institution: string, year: number): ContentValue | undefined =>
  indicator.values.find(value => value.institution === institution && value.year === year)

/** Name of the own institution where there is little room. */
export const ownName = ({ profile }: StrategyContent, say: Say): string =>
  clean(profile.shortName).trim() || clean(profile.institution).trim() || say('ownInstitution')

/** The year that is compared: the last with an own figure, else the last with any. */
export function comparedYear({ values }: ContentIndicator): number | null {
  const years = (own: boolean) =>
    values.filter(({ value, institution }) => value !== null && (!own || institution === 'own')).map(({ year }) => year)
  const found = years(true).length > 0 ? years(true) : years(false)
  return found.length > 0 ? Math.max(...found) : null
}

/** One indicator in one year, as charts and sentences want it. */
export function readIndicator(
  content: StrategyContent,
  indicator: ContentIndicator,
  year: number,
  say: Say,
): IndicatorYear {
  const figureOf = (institution: string) => {
    const value = valueOf(indicator, institution, year)
    return { status: value?.status ?? ('missing' as const), value: value?.value ?? null }
  }
  return {
    name: clean(indicator.name),
    unit: clean(indicator.unit),
    direction: indicator.direction,
    year,
    target: indicator.target,
    own: { name: ownName(content, say), ...figureOf('own') },
    peers: content.benchmark.peers.map((peer): ComparedPeer => ({
      name: clean(peer.shortName).trim() || clean(peer.name).trim() || say('unnamed'),
      kind: peer.kind,
      anonymous: peer.anonymous,
      ...figureOf(peer.id),
    })),
  }
}

/**
 * The indicators that say most: largest gap to the median relative to the median (or to the largest figure where the median is
 * 0), at most six, in the order of the working group. Where no indicator has enough similar peers for a median, the first that
 * have an own figure beside one of a peer: what the screen draws stands on paper too.
 */
export function mostTelling(readings: readonly IndicatorYear[]): IndicatorYear[] {
  const withGap = readings
    .flatMap((reading, place) => {
      const { gap, median } = comparisonOf(reading)
      if (gap === null || median === null) return []
      const largest = Math.max(...[reading.own, ...reading.peers].map(({ value }) => Math.abs(value ?? 0)))
      return [{ reading, place, weight: Math.abs(gap) / (Math.abs(median) || largest || 1) }]
    })
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, mostFigures)
    .sort((a, b) => a.place - b.place)
    .map(({ reading }) => reading)
  return withGap.length > 0 ? withGap : readings.filter(isBeside).slice(0, mostFigures)
}

/** Whether an own figure and one of a peer stand beside each other. */
const isBeside = ({ own, peers }: IndicatorYear): boolean =>
  own.value !== null && peers.some(peer => peer.value !== null && !isWithheld(peer, peers))
