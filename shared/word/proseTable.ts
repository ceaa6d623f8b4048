import { directionOf } from '../base/direction'
import { plainText, type Block } from '../draft/blocks'
import { cellProse } from './cellProse'
import { cellPadding, textWidthOf, upright, wide } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import type { CellPiece, Piece, TablePiece } from './pieces'
import { columnWidths, gainsByWidth, isNumeric, tableGrid, type PlacedCell } from './tableGrid'

/** A table of the draft: caption above, source below, head repeated, figures at the end side. */
export function proseTable(manuscript: Manuscript, block: Block & { type: 'table' }): Piece[] {
  const { columns, rows } = tableGrid(block.rows)
  if (columns === 0) return []
  const first = rows[0]!
  const fields =
    rows.length > 1 &&
    !first.some(({ cell }) => cell.header && cell !== first[0]?.cell) &&
    rows.every(row => row[0]?.cell.header)
  const heads = rows.length < 2 ? 0 : fields ? 1 : headRows(rows)
  const texts = rows.map(row => row.map(({ cell }) => clean(plainText(cell.blocks).replace(/\n/g, ' '))))
  const totals =
    !fields && rows.length > heads + 1 && rows.at(-1)!.every(isBold) && texts.at(-1)!.some(text => text.trim() !== '')

  const byColumn: { text: string; bold: boolean; head: boolean }[][] = Array.from({ length: columns }, () => [])
  rows.forEach((row, y) => {
    let x = 0
    row.forEach((placed, i) => {
      if (placed.columns === 1 && placed.merge !== 'next') {
        byColumn[x]!.push({ text: texts[y]![i]!, bold: y < heads || placed.cell.header, head: y < heads })
      }
      x += placed.columns
    })
  })
  const numeric = byColumn.map(column => isNumeric(column.filter(({ head }) => !head).map(({ text }) => text)))
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
    rows: rows.map((row, y) => {
      let x = 0
      return row.map(({ cell, columns: span, merge }, i): CellPiece => {
        const width = widths.slice(x, x + span).reduce((sum, one) => sum + one, 0) - cellPadding.horizontal * 2
        const isHead = !fields && y < heads
        const end = numeric[x] === true && span === 1
        const style = isHead ? 'TableHead' : end ? 'TableNumber' : 'TableText'
        x += span
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
      })
    }),
  }
  const caption = clean(block.caption).trim()
  const source = clean(block.source).trim()
  return [
    ...(caption === '' ? [] : [manuscript.tableCaption(caption)]),
    table,
    ...(source === '' ? [] : [paragraph('Source', source)]),
  ]
}

/** Rows of head cells at the top; a table without any has its first row as head. */
function headRows(rows: readonly (readonly PlacedCell[])[]): number {
  let heads = 0
  while (heads < rows.length - 1 && rows[heads]!.every(({ cell }) => cell.header)) heads++
  return Math.max(1, heads)
}

const isBold = ({ cell }: PlacedCell) =>
  cell.blocks.every(
    block =>
      block.type === 'paragraph' &&
      block.content.every(part => 'break' in part || part.bold === true || part.text.trim() === ''),
  )
