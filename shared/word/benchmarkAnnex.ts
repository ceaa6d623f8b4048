import type { Say } from '../base/phrases'
import { comparisonOf } from '../charts/comparison'
import { withUnit } from '../charts/numbers'
import type { ContentIndicator, StrategyContent } from '../content/content'
import { comparedYear, readIndicator } from './benchmarkReading'
import { clean, paragraph, type Manuscript } from './manuscript'
import type { Piece } from './pieces'
import { spans, valueSources } from './valueSources'
import { valueTables } from './valueTable'

/** Every value of every indicator with its definition, direction, source and number of peers. */
export function benchmarkAnnex(manuscript: Manuscript, content: StrategyContent, landscape: boolean): Piece[] {
  return [
    paragraph('BodyText', manuscript.say('data.intro')),
    manuscript.subheading(1, manuscript.say('data.heading')),
    ...content.benchmark.indicators.flatMap(indicator => indicatorPages(manuscript, content, indicator, landscape)),
  ]
}

function indicatorPages(
  manuscript: Manuscript,
  content: StrategyContent,
  indicator: ContentIndicator,
  landscape: boolean,
): Piece[] {
  const { say } = manuscript
  const { years } = content.benchmark
  const name = clean(indicator.name).trim() || say('unnamed')
  const unit = withUnit('', clean(indicator.unit), say).trim() || say('data.ratio')
  const definition = clean(indicator.definition).trim()
  const { version, direction } = indicator
  const described =
    definition === '' ? say('data.noDefinition', { version }) : say('data.definition', { version, definition })
  const pieces: Piece[] = [
    manuscript.subheading(2, name),
    paragraph('BodyText', [described, say(`data.direction.${direction}`)].join(' '), { keepNext: true }),
  ]
  if (comparedYear(indicator) === null) return [...pieces, paragraph('BodyText', say('data.noValues'))]
  const [first = 0] = years
  const last = years.at(-1) ?? first
  return [
    ...pieces,
    manuscript.tableCaption(
      first === last
        ? say('data.captionYear', { name, unit, year: first })
        : say('data.captionYears', { name, unit, first, last }),
    ),
    ...valueTables(content, indicator, say, landscape),
    paragraph('Source', [valueSources(content, indicator, say), reporting(content, indicator, say)].join(' ')),
  ]
}

/** "Similar peers that report: 2021: 6 of 7; 2022–2024: 7 of 7", and the marks that are used. */
function reporting(content: StrategyContent, indicator: ContentIndicator, say: Say): string {
  const compared = content.benchmark.years.map(year => ({
    year,
    ...comparisonOf(readIndicator(content, indicator, year, say)),
  }))
  const years = [...new Set(compared.map(({ n }) => n))].map(count => {
    const alike = compared.filter(({ n }) => n === count)
    const year = spans(
      alike.map(one => one.year),
      say,
    )
    return say('data.reportingYear', { year, n: count, of: alike[0]!.of })
  })
  const used = (status: string) => indicator.values.some(value => value.status === status)
  return [
    say('data.reporting', { years: years.join(say('list.semicolon')) }),
    ...(used('estimated') ? [say('data.estimateMark')] : []),
    ...(used('suppressed') ? [say('data.suppressedMark')] : []),
  ].join(' ')
}
