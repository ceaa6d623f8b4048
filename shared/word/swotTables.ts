import { directionOf } from '../base/direction'
import type { StrategyContent } from '../content/content'
import type { Factor } from '../swot/item'
import { colour, textWidthOf, upright } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import type { CellPiece, ParagraphPiece, Piece, TablePiece, TextPiece } from './pieces'

/** Inside is a filled tile, outside an outlined one, helpful cool, harmful warm: as on screen. */
const tiles: Record<Factor, { colour: string; filled: boolean }> = {
  strength: { colour: '2F55B8', filled: true },
  weakness: { colour: '855000', filled: true },
  opportunity: { colour: '0A6A85', filled: false },
  threat: { colour: '9E2A54', filled: false },
}

/**
 * The SWOT as a matrix of two by two: strengths beside weaknesses, opportunities beside threats. An item is never
 * cut, rows break between pages and the heads are repeated, so that forty items read as well as four.
 */
export function swotTables(manuscript: Manuscript, swot: StrategyContent['swot']): Piece[] {
  const half = textWidthOf(upright) / 2
  const tableOf = (left: Factor, right: Factor): TablePiece => {
    const [ours, theirs] = [items(manuscript, left, swot), items(manuscript, right, swot)]
    return {
      kind: 'table',
      look: 'MeridianMatrix',
      widths: [half, half],
      heads: 1,
      rows: [
        [head(manuscript, left, swot), head(manuscript, right, swot)],
        ...Array.from({ length: Math.max(ours.length, theirs.length) }, (_, i) =>
          [ours[i], theirs[i]].map((item): CellPiece => ({ columns: 1, paragraphs: item ? [item] : [] })),
        ),
      ],
    }
  }
  return [
    manuscript.tableCaption(manuscript.say('swot.caption', { count: swot.length })),
    tableOf('strength', 'weakness'),
    tableOf('opportunity', 'threat'),
    paragraph('Source', manuscript.say('swot.source')),
  ]
}

function head({ say }: Manuscript, factor: Factor, swot: StrategyContent['swot']): CellPiece {
  const tile = tiles[factor]
  const count = swot.filter(item => item.factor === factor).length
  const letter: TextPiece = tile.filled
    ? { text: `\u00a0${say(`swot.${factor}.letter`)}\u00a0`, bold: true, colour: 'FFFFFF', fill: tile.colour }
    : { text: `\u00a0${say(`swot.${factor}.letter`)}\u00a0`, bold: true, colour: tile.colour, frame: tile.colour }
  return {
    columns: 1,
    paragraphs: [
      {
        kind: 'paragraph',
        style: 'MatrixHead',
        inlines: [
          letter,
          { text: `\u00a0\u00a0${say(`swot.${factor}.name`)}`, bold: true, colour: tile.colour },
          { text: `\u00a0\u00a0 ${say(`swot.${factor}.place`, { count })}`, colour: colour.quiet, size: 8.5 },
        ],
      },
    ],
  }
}

function items({ say }: Manuscript, factor: Factor, swot: StrategyContent['swot']): ParagraphPiece[] {
  const paragraphs = swot
    .filter(item => item.factor === factor)
    .map(({ label, statement, unit }): ParagraphPiece => {
      const text = clean(statement).trim()
      return {
        kind: 'paragraph',
        style: 'MatrixItem',
        ...(directionOf(text) === 'rtl' && { direction: 'rtl' as const }),
        inlines: [
          { text: clean(label), bold: true, colour: tiles[factor].colour },
          { tab: true },
          {
            text: text === '' ? say('swot.unwritten') : text,
            ...(text === '' && { italic: true, colour: colour.quiet }),
          },
          ...(unit === null ? [] : [{ text: ` ${clean(unit)}`, colour: colour.quiet, size: 8.5 }]),
        ],
      }
    })
  const none: ParagraphPiece = {
    kind: 'paragraph',
    style: 'TableText',
    inlines: [{ text: say('swot.none'), italic: true, colour: colour.quiet }],
  }
  return paragraphs.length > 0 ? paragraphs : [none]
}
