import type { Say } from '../base/phrases'
import { comparisonOf, isWithheld } from '../charts/comparison'
import { decimalsFor, derived, figure } from '../charts/numbers'
import type { ContentIndicator, ContentValue, StrategyContent } from '../content/content'
import { ownName, readIndicator, type Benchmark } from './benchmarkReading'
import { colour, textWidthOf, upright, wide } from './house'
import { clean } from './manuscript'
import type { CellPiece, InlinePiece, ParagraphPiece, TablePiece } from './pieces'

/** Years that fit beside names on an upright page. */
const uprightYears = 6

/** Whether tables of values need the wide page. */
export const needsWidePage = ({ years }: Benchmark): boolean => years.length > uprightYears

/** Part of the line that names of institutions take. */
const namesShare = 0.4

interface Row {
  readonly own: boolean
  readonly name: string
  readonly cells: readonly (readonly InlinePiece[])[]
}

/** All values of one indicator: institutions down, years across, and the median where it may be said. */
export function valueTable(content: StrategyContent, indicator: ContentIndicator, say: Say): TablePiece {
  const { years, peers } = content.benchmark
  const decimals = decimalsFor(indicator.values.map(({ value }) => value).filter(value => value !== null))
  const readings = years.map(year => readIndicator(content, indicator, year, say))
  const valueOf = (institution: string, year: number) =>
    indicator.values.find(value => value.institution === institution && value.year === year)

  const own: Row = {
    own: true,
    name: ownName(content, say),
    cells: years.map(year => printed(valueOf('own', year), decimals, say)),
  }
  const others = peers.map((peer, place): Row => {
    const name = clean(peer.name).trim() || clean(peer.shortName).trim() || say('unnamed')
    return {
      own: false,
      name: peer.kind === 'similar' ? name : say(`chart.kind.${peer.kind}`, { name }),
      cells: years.map((year, i) =>
        isWithheld(readings[i]!.peers[place]!, readings[i]!.peers)
          ? [quiet(say('chart.withheld'))]
          : printed(valueOf(peer.id, year), decimals, say),
      ),
    }
  })
  const rows = [own, ...others]
  const medians = readings.map(reading => comparisonOf(reading).median)
  const hasMedian = medians.some(value => value !== null)
  const median = (value: number | null) => (value === null ? say('benchmark.none') : derived(value, decimals, say))

  const total = textWidthOf(needsWidePage(content.benchmark) ? wide : upright)
  const yearWidth = (total * (1 - namesShare)) / Math.max(1, years.length)
  return {
    kind: 'table',
    look: 'MeridianTable',
    widths: [total * namesShare, ...years.map(() => yearWidth)],
    heads: 1,
    totals: hasMedian,
    compact: true,
    rows: [
      [
        cell('TableHead', [{ text: say('data.column.institution') }]),
        ...years.map(year => cell('TableHead', [{ text: String(year) }], true)),
      ],
      ...rows.map(row => [
        cell('TableText', [{ text: row.name, bold: row.own }]),
        ...row.cells.map(inlines => cell('TableNumber', row.own ? inlines.map(bold) : inlines)),
      ]),
      ...(hasMedian
        ? [
            [
              cell('TableText', [{ text: say('data.median'), bold: true }]),
              ...medians.map(value => cell('TableNumber', [{ text: median(value), bold: true }])),
            ],
          ]
        : []),
    ],
  }
}

const bold = (inline: InlinePiece): InlinePiece => ('text' in inline ? { ...inline, bold: true } : inline)

const cell = (style: ParagraphPiece['style'], inlines: readonly InlinePiece[], end = false): CellPiece => ({
  columns: 1,
  paragraphs: [{ kind: 'paragraph', style, inlines, ...(end && { end: true }) }],
})

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
