import { directionOf } from '../base/direction'
import { plainText, type Block } from '../draft/blocks'
import { inColumns, standsAtEnd, tableShape, type PlacedCell } from '../draft/tableShape'
import { cellProse } from './cellProse'
import { columnWidths, gainsByWidth } from './columnWidths'
import { cellPadding, textWidthOf, upright, wide } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import type { CellPiece, Piece, TablePiece } from './pieces'

/** A table of the draft: caption above, source below, head repeated, figures at the end side. */
export function proseTable(manuscript: Manuscript, block: Block & { type: 'table' }): Piece[] {
  const shape = tableShape(block.rows)
  const { columns, rows, isFields: fields, heads } = shape
  if (columns === 0) return []
  const texts = rows.map(row => row.map(({ cell }) => clean(plainText(cell.blocks).replace(/\n/g, ' '))))
  const totals =
    !fields && rows.length > heads + 1 && rows.at(-1)!.every(isBold) && texts.at(-1)!.some(text => text.trim() !== '')

  const byColumn: { text: string; bold: boolean }[][] = Array.from({ length: columns }, () => [])
  rows.forEach((row, y) =>
    inColumns(row).forEach(({ at, placed }, i) => {
      if (placed.columns === 1 && placed.merge !== 'next')
        byColumn[at]!.push({ text: texts[y]![i]!, bold: y < heads || placed.cell.header })
    }),
  )
  const isWide = gainsByWidth(byColumn, textWidthOf(upright), textWidthOf(wide))
  const widths = columnWidths(byColumn, textWidthOf(isWide ? wide : upright))
  const direction = directionOf(texts.flat().join(' '))

  const table: TablePiece = {
    kind: 'table',
    look: fields ? 'MeridianFields' : 'MeridianTable',
    widths,
    heads,
    totals,
    ...(isWide && { wide: true }),
    ...(direction && { direction }),
    rows: rows.map((row, y) =>
      inColumns(row).map(({ at, placed }, i): CellPiece => {
        const { cell, columns: span, merge } = placed
        const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0) - cellPadding.horizontal * 2
        const isHead = !fields && y < heads
        const end = standsAtEnd(shape, at, placed)
        const style = isHead ? 'TableHead' : end ? 'TableNumber' : 'TableText'
        const paragraphs = cellProse(
          manuscript,
          cell.blocks,
          style,
          width,
          cell.header && !isHead && !(fields && i === 0),
        )
        return {
          columns: span,
          ...(merge && { merge }),
          paragraphs: end && isHead ? paragraphs.map(piece => ({ ...piece, end: true })) : paragraphs,
        }
      }),
    ),
  }
  const caption = clean(block.caption).trim()
  const source = clean(block.source).trim()
  return [
    ...(caption === '' ? [] : [manuscript.tableCaption(caption)]),
    table,
    ...(source === '' ? [] : [paragraph('Source', source)]),
  ]
}

const isBold = ({ cell }: PlacedCell) =>
  cell.blocks.every(
    block =>
      block.type === 'paragraph' &&
      block.content.every(part => 'break' in part || part.bold === true || part.text.trim() === ''),
  )
