import type { Say } from '../base/phrases'
import { comparisonOf, isWithheld } from '../charts/comparison'
import { decimalsFor, derived, figure } from '../charts/numbers'
import type { ContentIndicator, ContentValue, StrategyContent } from '../content/content'
import { ownName, readIndicator } from './benchmarkReading'
import { colour, textWidthOf, upright, wide } from './house'
import { clean } from './manuscript'
import type { CellPiece, InlinePiece, TablePiece, TextPiece } from './pieces'
import { yearColumns, yearGroups } from './yearColumns'

/** Most years beside names on an upright page. */
const uprightYears = 6

/** Whether tables of values need the wide page: for the number of years, or for figures as long as those of a budget. */
export function needsWidePage(content: StrategyContent, say: Say): boolean {
  const { years, indicators } = content.benchmark
  return (
    years.length > uprightYears ||
    indicators.some(indicator => yearColumns(valueRows(content, indicator, say), textWidthOf(upright)).isTight)
  )
}

/**
 * All values of one indicator: institutions down, years across, and the median where it may be said. More years than stand
 * beside each other go on in a second table.
 */
export function valueTables(
  content: StrategyContent,
  indicator: ContentIndicator,
  say: Say,
  landscape: boolean,
): TablePiece[] {
  const rows = valueRows(content, indicator, say)
  const total = textWidthOf(landscape ? wide : upright)
  return yearGroups(rows, total).map(years =>
    valueTable(
      rows.map(row => ({ ...row, cells: years.map(year => row.cells[year]!) })),
      total,
    ),
  )
}

function valueTable(rows: readonly ValueRow[], total: number): TablePiece {
  const { widths, size } = yearColumns(rows, total)
  const sized = (inline: TextPiece): InlinePiece => (size === undefined ? inline : { ...inline, size })
  return {
    kind: 'table',
    look: 'MeridianTable',
    widths,
    heads: 1,
    totals: rows.at(-1)!.isMedian,
    compact: true,
    rows: rows.map(({ name, cells }, row): CellPiece[] => [
      {
        columns: 1,
        paragraphs: [{ kind: 'paragraph', style: row === 0 ? 'TableHead' : 'TableText', inlines: [name], flush: true }],
      },
      ...cells.map((inlines): CellPiece => ({
        columns: 1,
        paragraphs: [
          row === 0
            ? { kind: 'paragraph', style: 'TableHead', inlines: inlines.map(sized), end: true }
            : { kind: 'paragraph', style: 'TableNumber', inlines: inlines.map(sized) },
        ],
      })),
    ]),
  }
}

/** Name and figures of one line of the table. */
interface ValueRow {
  readonly name: TextPiece
  readonly cells: readonly (readonly TextPiece[])[]
  readonly isMedian: boolean
}

/** The lines of the table from its head to the median. */
function valueRows(content: StrategyContent, indicator: ContentIndicator, say: Say): ValueRow[] {
  const { years, peers } = content.benchmark
  const decimals = decimalsFor(indicator.values.map(({ value }) => value).filter(value => value !== null))
  const readings = years.map(year => readIndicator(content, indicator, year, say))
  const valueOf = (institution: string, year: number) =>
    indicator.values.find(value => value.institution === institution && value.year === year)

  const own: ValueRow = {
    name: strong(fullName(content, say)),
    cells: years.map(year => printed(valueOf('own', year), decimals, say).map(part => ({ ...part, bold: true }))),
    isMedian: false,
  }
  const others = peers.map((peer, place): ValueRow => {
    const name = clean(peer.name).trim() || clean(peer.shortName).trim() || say('unnamed')
    return {
      name: { text: peer.kind === 'similar' ? name : say(`chart.kind.${peer.kind}`, { name }) },
      isMedian: false,
      cells: years.map((year, i) =>
        isWithheld(readings[i]!.peers[place]!, readings[i]!.peers)
          ? [quiet(say('chart.withheld'))]
          : printed(valueOf(peer.id, year), decimals, say),
      ),
    }
  })
  const medians = readings.map(reading => comparisonOf(reading).median)
  const median = (value: number | null) => (value === null ? say('benchmark.none') : derived(value, decimals, say))
  return [
    { name: strong(say('data.column.institution')), cells: years.map(year => [strong(String(year))]), isMedian: false },
    own,
    ...others,
    ...(medians.some(value => value !== null)
      ? [{ name: strong(say('data.median')), cells: medians.map(value => [strong(median(value))]), isMedian: true }]
      : []),
  ]
}

/** Longest name of an institution, in letters, that is printed in full on the line of its figures. */
const longestName = 60

/** The own institution in full, as the peers below it are named. */
function fullName(content: StrategyContent, say: Say): string {
  const name = clean(content.profile.institution).trim()
  return name === '' || name.length > longestName ? ownName(content, say) : name
}

const strong = (text: string): TextPiece => ({ text, bold: true })
const quiet = (text: string): TextPiece => ({ text, italic: true, colour: colour.quiet })

/** A figure, with a raised mark where it is estimated; a word where there is none. */
function printed(value: ContentValue | undefined, decimals: number, say: Say): TextPiece[] {
  if (!value || value.value === null) {
    const key =
      value?.status === 'not applicable' ? 'notApplicable' : value?.status === 'suppressed' ? 'suppressed' : 'missing'
    return [quiet(say(`status.${key}`))]
  }
  const text = figure(value.value, decimals, say)
  return value.status === 'estimated' ? [{ text: say('data.estimate'), raised: true }, { text }] : [{ text }]
}
