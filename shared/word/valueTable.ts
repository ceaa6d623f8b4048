import type { Say } from '../base/phrases'
import { comparisonOf, isWithheld } from '../charts/comparison'
import { decimalsFor, derived, figure } from '../charts/numbers'
import type { ContentIndicator, ContentValue, StrategyContent } from '../content/content'
import { ownName, readIndicator, type Benchmark } from './benchmarkReading'
import { cellPadding, colour, styleOf, textWidthOf, upright, wide } from './house'
import { clean } from './manuscript'
import { textOf } from './measure'
import { textWidth } from './arialWidths'
import type { CellPiece, InlinePiece, ParagraphPiece, TablePiece } from './pieces'
import { columnWidths } from './tableGrid'

/** Years that fit beside names and sources on an upright page. */
const uprightYears = 5

/** Whether tables of values need the wide page. */
export const needsWidePage = ({ years }: Benchmark): boolean => years.length > uprightYears

/** Sources are read by few, but must be there: as small as source lines. */
const sourceSize = 8.5

interface Row {
  readonly own: boolean
  readonly name: string
  readonly cells: readonly (readonly InlinePiece[])[]
  readonly source: string
}

/** All values of one indicator: institutions down, years across, where each row comes from, and the median where it may be said. */
export function valueTable(content: StrategyContent, indicator: ContentIndicator, say: Say): TablePiece {
  const { years, peers } = content.benchmark
  const decimals = decimalsFor(indicator.values.map(({ value }) => value).filter(value => value !== null))
  const readings = years.map(year => readIndicator(content, indicator, year, say))
  const valuesOf = (institution: string) =>
    years.map(year => indicator.values.find(value => value.institution === institution && value.year === year))

  const own: Row = {
    own: true,
    name: ownName(content, say),
    cells: valuesOf('own').map(value => printed(value, decimals, say)),
    source: sources(valuesOf('own'), say),
  }
  const others = peers.map((peer, place): Row => {
    const name = clean(peer.name).trim() || clean(peer.shortName).trim() || say('unnamed')
    const kind = peer.kind === 'similar' ? name : say(`chart.kind.${peer.kind}`, { name })
    const hidden = readings.map(reading => isWithheld(reading.peers[place]!, reading.peers))
    const values = valuesOf(peer.id)
    return {
      own: false,
      name: peer.anonymous ? say('data.anonymous', { name: kind }) : kind,
      cells: values.map((value, i) => (hidden[i] ? [quiet(say('chart.withheld'))] : printed(value, decimals, say))),
      source: sources(
        values.map((value, i) => (hidden[i] ? undefined : value)),
        say,
      ),
    }
  })
  const rows = [own, ...others]
  const medians = readings.map(reading => comparisonOf(reading).median)
  const hasMedian = medians.some(value => value !== null)

  const total = textWidthOf(needsWidePage(content.benchmark) ? wide : upright)
  const { size } = styleOf('TableNumber')
  const widest = Math.max(
    ...years.map(year => textWidth(String(year), size, true)),
    ...rows.flatMap(row => row.cells.map(cell => textWidth(textOf(cell), size, row.own))),
  )
  const yearWidth = Math.min(widest + cellPadding.horizontal * 2 + 4, (total * 0.6) / Math.max(1, years.length))
  const [names = 0, source = 0] = columnWidths(
    [
      [{ text: say('data.median'), bold: true }, ...rows.map(({ name, own: bold }) => ({ text: name, bold }))],
      [
        { text: say('data.column.source'), bold: true },
        ...rows.map(row => ({ text: row.source, bold: false, size: sourceSize })),
      ],
    ],
    total - yearWidth * years.length,
  )
  return {
    kind: 'table',
    look: 'MeridianTable',
    widths: [names, ...years.map(() => yearWidth), source],
    heads: 1,
    totals: hasMedian,
    rows: [
      [
        head(say('data.column.institution')),
        ...years.map(year => head(String(year), true)),
        head(say('data.column.source')),
      ],
      ...rows.map(row => [
        cell('TableText', [{ text: row.name }], row.own),
        ...row.cells.map(inlines => cell('TableNumber', inlines, row.own)),
        cell('TableText', [{ text: row.source, size: sourceSize, colour: colour.quiet }], false),
      ]),
      ...(hasMedian
        ? [
            [
              cell('TableText', [{ text: say('data.median') }], true),
              ...medians.map(value =>
                cell(
                  'TableNumber',
                  [{ text: value === null ? say('benchmark.none') : derived(value, decimals, say) }],
                  true,
                ),
              ),
              cell('TableText', [], false),
            ],
          ]
        : []),
    ],
  }
}

const head = (text: string, end = false): CellPiece => ({
  columns: 1,
  paragraphs: [{ kind: 'paragraph', style: 'TableHead', inlines: [{ text }], ...(end && { end: true }) }],
})

function cell(style: ParagraphPiece['style'], inlines: readonly InlinePiece[], bold: boolean): CellPiece {
  const marked = bold ? inlines.map(inline => ('text' in inline ? { ...inline, bold: true } : inline)) : inlines
  return { columns: 1, paragraphs: [{ kind: 'paragraph', style, inlines: marked }] }
}

const quiet = (text: string): InlinePiece => ({ text, italic: true, colour: colour.quiet })

/** A figure, with a raised mark where it is estimated; a word where there is none. */
function printed(value: ContentValue | undefined, decimals: number, say: Say): InlinePiece[] {
  if (!value || value.value === null) {
    const key =
      value?.status === 'not applicable' ? 'notApplicable' : value?.status === 'suppressed' ? 'suppressed' : 'missing'
    return [quiet(say(`status.${key}`))]
  }
  const text = figure(value.value, decimals, say)
  return value.status === 'estimated' ? [{ text: say('data.estimate'), raised: true }, { text }] : [{ text }]
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
    const [numerator, denominator] = [last.numerator!, last.denominator!].map(number =>
      figure(number, decimalsFor([number]), say),
    )
    parts.push(say('data.fraction', { year: last.year, numerator: numerator!, denominator: denominator! }))
  }
  return parts.join(say('list.semicolon'))
}

/** "2021 to 2023, 2025". */
function spans(years: readonly number[], say: Say): string {
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
