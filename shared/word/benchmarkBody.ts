import { benchmarkChart } from '../charts/benchmarkChart'
import { chartSentence } from '../charts/chartSentence'
import { paperTheme, type PaperFonts } from '../charts/chartTheme'
import { comparisonOf, type IndicatorYear } from '../charts/comparison'
import { decimalsFor, derived, figure as written, withUnit } from '../charts/numbers'
import type { Say } from '../base/phrases'
import { utf8 } from '../base/bytes'
import type { StrategyContent } from '../content/content'
import { comparedYear, mostTelling, readIndicator } from './benchmarkReading'
import { textHeightOf, textWidthOf, upright, wide } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import type { CellPiece, ParagraphPiece, Piece, TextPiece } from './pieces'
import { breaksWords, columnWidths } from './columnWidths'

/** How charts become pictures on paper. */
export interface Drawing {
  readonly fonts: PaperFonts
  /** An SVG as PNG, `width` pixels wide. */
  readonly rasterise: (svg: string, width: number) => Promise<Uint8Array>
}

/** Dots per inch of the PNG beside the vectors. */
const dotsPerInch = 220

/** What the body says of the benchmark: one table of all indicators, then the figures that tell most, each with its sentence. */
export async function benchmarkBody(
  manuscript: Manuscript,
  content: StrategyContent,
  drawing: Drawing,
  annex: string,
  drawn: () => void,
): Promise<Piece[]> {
  const { say } = manuscript
  const readings = content.benchmark.indicators.flatMap(indicator => {
    const year = comparedYear(indicator)
    return year === null ? [] : [readIndicator(content, indicator, year, say)]
  })
  const silent = content.benchmark.indicators.length - readings.length
  const pieces: Piece[] = [manuscript.subheading(1, say('benchmark.heading'))]
  if (readings.length > 0) pieces.push(...overview(manuscript, readings, annex))
  if (silent > 0) pieces.push(paragraph('BodyText', say('benchmark.silent', { count: silent })))
  for (const reading of mostTelling(readings)) {
    pieces.push(...(await telling(manuscript, reading, drawing, annex)))
    drawn()
  }
  return pieces
}

function overview(manuscript: Manuscript, readings: readonly IndicatorYear[], annex: string): Piece[] {
  const { say } = manuscript
  const years = [...new Set(readings.map(({ year }) => year))]
  const oneYear = years.length === 1
  const columns: readonly Column[] = [
    'indicator',
    'unit',
    ...(oneYear ? [] : (['year'] as const)),
    'own',
    'median',
    'gap',
    'place',
    'n',
  ]
  const isText = (column: Column) => column === 'indicator' || column === 'unit'
  const rows = readings.map(reading => overviewRow(reading, say))
  const texts = columns.map(column => [
    { text: say(`benchmark.column.${column}`), bold: true },
    ...rows.map(row => ({ text: row[column], bold: column === 'own' })),
  ])
  const isWide = breaksWords(texts, textWidthOf(upright)) // sums of money are long
  const widths = columnWidths(texts, textWidthOf(isWide ? wide : upright))
  const cell = (column: Column, inlines: readonly TextPiece[], isHead: boolean): CellPiece => ({
    columns: 1,
    paragraphs: [
      {
        kind: 'paragraph',
        style: isHead ? 'TableHead' : isText(column) ? 'TableText' : 'TableNumber',
        inlines,
        ...(isHead && !isText(column) && { end: true }),
      },
    ],
  })
  return [
    manuscript.tableCaption(oneYear ? say('benchmark.captionYear', { year: years[0]! }) : say('benchmark.caption')),
    {
      kind: 'table',
      look: 'MeridianTable',
      widths,
      heads: 1,
      ...(isWide && { wide: true }),
      rows: [
        columns.map(column => cell(column, [{ text: say(`benchmark.column.${column}`) }], true)),
        ...rows.map(row =>
          columns.map(column => cell(column, [{ text: row[column], ...(column === 'own' && { bold: true }) }], false)),
        ),
      ],
    },
    paragraph('Source', say('benchmark.source', { annex })),
  ]
}

type Column = 'indicator' | 'unit' | 'year' | 'own' | 'median' | 'gap' | 'place' | 'n'

function overviewRow(reading: IndicatorYear, say: Say): Record<Column, string> {
  const { n, of, median, gap, rank } = comparisonOf(reading)
  const shown = [reading.own.value, ...reading.peers.map(({ value }) => value)].filter(value => value !== null)
  const decimals = decimalsFor(shown)
  const plain = (value: number) => derived(value, decimals, say, median ?? value)
  const none = say('benchmark.none')
  const own = reading.own.value === null ? say('status.missing') : written(reading.own.value, decimals, say)
  return {
    indicator: reading.name || say('unnamed'),
    unit: reading.unit,
    year: String(reading.year),
    own:
      reading.own.status === 'estimated' && reading.own.value !== null
        ? say('benchmark.estimate', { value: own })
        : own,
    median: median === null ? none : plain(median),
    gap: gap === null ? none : gap > 0 ? say('number.positive', { value: plain(gap) }) : plain(gap),
    place: rank === null ? none : say('benchmark.place', { rank, of: n + 1 }),
    n: say('benchmark.nOf', { n, of }),
  }
}

async function telling(
  manuscript: Manuscript,
  reading: IndicatorYear,
  drawing: Drawing,
  annex: string,
): Promise<ParagraphPiece[]> {
  const { say } = manuscript
  const { says, doesNotSay } = chartSentence(reading, say)
  const { drawn, key } = withCoveredNames(reading, drawing.fonts, say)
  const svg = benchmarkChart(drawn, paperTheme(drawing.fonts), say)
  const [, width = '1', height = '1'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const full = textWidthOf(upright)
  const tallest = textHeightOf(upright) * 0.8
  const scale = Math.min(full / Number(width), tallest / Number(height))
  const { n, of, estimated } = comparisonOf(reading)
  const source = [
    say('benchmark.figureSource', { n, of, annex }),
    ...(estimated > 0 || reading.own.status === 'estimated' ? [say('benchmark.hollow')] : []),
    ...key,
  ].join(' ')
  const unit = withUnit('', reading.unit, say).trim()
  return [
    paragraph('Heading3', reading.name || say('unnamed')),
    paragraph('BodyText', says.join(' '), { keepNext: true }),
    {
      kind: 'paragraph',
      style: 'BodyText',
      inlines: [{ text: say('benchmark.doesNotSay'), bold: true }, { text: ` ${doesNotSay.join(' ')}` }],
      keepNext: true,
    },
    {
      kind: 'paragraph',
      style: 'Figure',
      inlines: [
        {
          picture: {
            bytes: await drawing.rasterise(svg, Math.round((Math.min(full, Number(width) * scale) / 72) * dotsPerInch)),
            type: 'png',
            svg: utf8(svg),
            width: Number(width) * scale,
            height: Number(height) * scale,
            alt: clean([say('chart.title', { name: reading.name, year: reading.year }), ...says].join(' ')),
          },
        },
      ],
    },
    manuscript.figureCaption(
      say(unit === '' ? 'benchmark.figureCaptionPlain' : 'benchmark.figureCaption', {
        name: reading.name || say('unnamed'),
        unit,
        year: reading.year,
      }),
      true,
    ),
    paragraph('Source', source),
  ]
}

/**
 * Names in scripts that the chart font has not stand as numbers in the chart, with a key below it: an outline of nothing would
 * be an empty box.
 */
function withCoveredNames(
  reading: IndicatorYear,
  fonts: PaperFonts,
  say: Say,
): { drawn: IndicatorYear; key: string[] } {
  const key: string[] = []
  const named = <T extends { readonly name: string }>(institution: T): T => {
    if (fonts.regular.covers(institution.name)) return institution
    const name = say('chart.key', { number: key.length + 1 })
    key.push(say('chart.keyEntry', { key: name, name: institution.name }))
    return { ...institution, name }
  }
  return { drawn: { ...reading, own: named(reading.own), peers: reading.peers.map(named) }, key }
}
