import type { Say } from '../base/phrases'
import { isWithheld } from '../charts/comparison'
import { decimalsFor, figure } from '../charts/numbers'
import type { ContentIndicator, ContentValue, StrategyContent } from '../content/content'
import { ownName, readIndicator } from './benchmarkReading'
import { clean } from './manuscript'

/** Where the values of an indicator come from, institutions with the same source together. */
export function valueSources(content: StrategyContent, indicator: ContentIndicator, say: Say): string {
  const { years, peers } = content.benchmark
  const readings = years.map(year => readIndicator(content, indicator, year, say))
  const bySource = new Map<string, string[]>()
  const institutions = [
    { id: 'own', name: ownName(content, say) },
    ...peers.map(({ id }, place) => ({ id, name: readings[0]?.peers[place]?.name ?? '' })),
  ]
  institutions.forEach(({ id, name }, row) => {
    const values = years.map((year, i) => {
      const peer = readings[i]!.peers[row - 1]
      const hidden = peer !== undefined && isWithheld(peer, readings[i]!.peers)
      return hidden ? undefined : indicator.values.find(value => value.institution === id && value.year === year)
    })
    const source = sources(values, say)
    if (source !== '') bySource.set(source, [...(bySource.get(source) ?? []), name])
  })
  const parts = [...bySource].map(([source, names]) =>
    say('data.sourceOf', { names: names.join(say('list.comma')), source }),
  )
  return parts.length === 0 ? say('data.noSources') : say('data.sources', { sources: parts.join(say('list.period')) })
}

/** Where the figures of a row come from, by years, and the numbers behind the last of them. */
function sources(values: readonly (ContentValue | undefined)[], say: Say): string {
  const named = values
    .filter(value => value !== undefined)
    .filter(({ value, source }) => value !== null && source.trim() !== '')
  const bySource = new Map<string, number[]>()
  for (const { source, year } of named)
    bySource.set(clean(source).trim(), [...(bySource.get(clean(source).trim()) ?? []), year])
  const parts = [...bySource].map(([source, years]) =>
    bySource.size === 1 ? source : say('data.sourceYears', { years: spans(years, say), source }),
  )
  const last = values
    .filter(value => value !== undefined)
    .findLast(({ numerator, denominator }) => numerator !== null && denominator !== null)
  if (last) {
    const [numerator = '', denominator = ''] = [last.numerator!, last.denominator!].map(number =>
      figure(number, decimalsFor([number]), say),
    )
    const isSaid = last.source.includes(numerator) && last.source.includes(denominator)
    if (!isSaid) parts.push(say('data.fraction', { year: last.year, numerator, denominator }))
  }
  return parts.join(say('list.semicolon'))
}

/** "2021 to 2023, 2025". */
export function spans(years: readonly number[], say: Say): string {
  const parts: [number, number][] = []
  for (const year of years) {
    const last = parts.at(-1)
    if (last && year === last[1] + 1) last[1] = year
    else parts.push([year, year])
  }
  return parts
    .map(([first, last]) => (first === last ? String(first) : say('span', { first, last })))
    .join(say('list.comma'))
}
