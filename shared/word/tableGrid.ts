import type { TableCell, TableRow } from '../draft/blocks'
import { textWidth } from './arialWidths'
import { cellPadding, styleOf } from './house'
import { lineCount } from './measure'

/** Most columns a table may have in Word. */
const mostColumns = 63

/** A cell in its place; a cell merged down rows appears once in each of them. */
export interface PlacedCell {
  readonly cell: TableCell
  readonly columns: number
  readonly merge?: 'first' | 'next'
}

/**
 * Cells in a full grid: spans that reach over each other, over the edge or into nothing are cut, and holes are filled, since
 * Word calls anything else damaged. Cells beyond the last column Word has are put below the last one.
 */
export function tableGrid(rows: readonly TableRow[]): { columns: number; rows: PlacedCell[][] } {
  const slots: (PlacedCell | 'covered' | undefined)[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (slots[y]![x]) x++
      if (x >= mostColumns) {
        appendToLast(slots[y]!, cell)
        continue
      }
      let columns = 1
      while (columns < cell.colspan && x + columns < mostColumns && !slots[y]![x + columns]) columns++
      const down = Math.max(1, Math.min(cell.rowspan, rows.length - y))
      for (let r = 0; r < down; r++) {
        slots[y + r]![x] = {
          cell: r === 0 ? cell : { ...cell, blocks: [] },
          columns,
          ...(down > 1 && { merge: r === 0 ? 'first' : 'next' }),
        }
        for (let c = 1; c < columns; c++) slots[y + r]![x + c] = 'covered'
      }
    }
  })
  const columns = Math.max(0, ...slots.map(row => row.length))
  const hole = (): PlacedCell => ({ cell: { header: false, colspan: 1, rowspan: 1, blocks: [] }, columns: 1 })
  return {
    columns,
    rows: slots.map(row =>
      Array.from({ length: columns }, (_, x) => row[x] ?? hole()).filter(slot => slot !== 'covered'),
    ),
  }
}

function appendToLast(row: (PlacedCell | 'covered' | undefined)[], cell: TableCell): void {
  const last = row.findLastIndex(slot => slot !== undefined && slot !== 'covered')
  const placed = row[last]
  if (placed && placed !== 'covered')
    row[last] = { ...placed, cell: { ...placed.cell, blocks: [...placed.cell.blocks, ...cell.blocks] } }
}

/** One text of a column, and whether it is printed bold. */
export interface ColumnText {
  readonly text: string
  readonly bold: boolean
  /** Points, where it differs from Table Text. */
  readonly size?: number
}

/** Least columns of a table that may turn the page, and how much lower it must come out there. */
const manyColumns = 6
const manyRows = 6
const muchLower = 0.7

/**
 * Whether a table belongs on the wide page: where its rows come out much lower on the `broad` one than on the
 * `narrow` one. A handful of rows or columns never turns the page.
 */
export function gainsByWidth(columns: readonly (readonly ColumnText[])[], narrow: number, broad: number): boolean {
  const rows = Math.max(0, ...columns.map(texts => texts.length))
  if (columns.length < manyColumns || rows < manyRows) return false
  const height = (total: number) => {
    const widths = columnWidths(columns, total)
    return Array.from({ length: rows }, (_, row) =>
      Math.max(...columns.map((texts, column) => (texts[row] ? linesOf(texts[row], widths[column]!) : 1))),
    ).reduce((sum, lines) => sum + lines, 0)
  }
  return height(broad) <= height(narrow) * muchLower
}

function linesOf({ text, bold, size }: ColumnText, width: number): number {
  const style = { ...styleOf('TableText'), ...(size !== undefined && { size }) }
  return lineCount([{ text, bold }], style, width - cellPadding.horizontal * 2)
}

/** Steps in which room is given to columns: enough that none is a word too narrow. */
const widthSteps = 80

/**
 * Widths of columns that together take `total` points: each at least its longest word, as far as there is room; the rest goes
 * step by step to the column whose texts break into most lines, so that rows come out low.
 */
export function columnWidths(columns: readonly (readonly ColumnText[])[], total: number): number[] {
  const padding = cellPadding.horizontal * 2 + 1
  const wishes = columns.map(texts => {
    let least = 12
    const lines: number[] = []
    for (const { text, bold, size = styleOf('TableText').size } of texts) {
      for (const line of text.slice(0, 2000).split('\n')) {
        for (const word of line.split(/ +|(?<=[-–—/])/)) least = Math.max(least, textWidth(word, size, bold))
        lines.push(textWidth(line, size, bold) + padding)
      }
    }
    // nobody's longest word may take the whole line
    return { least: Math.min(least, total * 0.4) + padding, lines }
  })
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  if (least >= total) return wishes.map(wish => (wish.least / least) * total)
  const widths = wishes.map(wish => wish.least)
  const step = (total - least) / widthSteps
  const broken = (column: number) =>
    wishes[column]!.lines.reduce((sum, line) => (line > widths[column]! ? sum + line / widths[column]! : sum), 0)
  let given = 0
  for (; given < widthSteps; given++) {
    const needs = widths.map((_, column) => broken(column))
    const most = Math.max(...needs)
    if (most === 0) break
    widths[needs.indexOf(most)]! += step
  }
  const used = widths.reduce((sum, width) => sum + width, 0)
  return widths.map(width => (width / used) * total)
}

const number = /^[<>~≈±+\-−–]?\s*[€$£¥]?\s*\d[\d.,'\u00a0\u202f ]*\s*[%‰]?$/
const noNumber = /^(|[-–—]|n\/?a|\.\.+)$/i

/** Whether a column holds figures, so that they stand at the end side. */
export function isNumeric(texts: readonly string[]): boolean {
  const filled = texts.map(text => text.trim())
  return filled.some(text => number.test(text)) && filled.every(text => number.test(text) || noNumber.test(text))
}
