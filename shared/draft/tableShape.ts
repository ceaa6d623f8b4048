import { plainText, type TableCell, type TableRow } from './blocks'

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
function tableGrid(rows: readonly TableRow[]): { columns: number; rows: PlacedCell[][] } {
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

/** A table as it is read: its cells in a full grid, which rows are its head, and which columns hold figures. */
export interface TableShape {
  readonly columns: number
  readonly rows: readonly (readonly PlacedCell[])[]
  /** Whether it is a list of names and values, with a head cell at the start of each row and none above. */
  readonly isFields: boolean
  /** Rows of head cells at the top, or the one column of heads of a list. */
  readonly heads: number
  /** For each column whether its cells stand at the end side, those of its head too. */
  readonly figures: readonly boolean[]
}

/** How the rows of a table are read. The page and the Word file ask here, so that both set figures at the end side alike. */
export function tableShape(source: readonly TableRow[]): TableShape {
  const { columns, rows } = tableGrid(source)
  const first = rows[0] ?? []
  const isFields =
    rows.length > 1 &&
    !first.some(({ cell }) => cell.header && cell !== first[0]?.cell) &&
    rows.every(row => row[0]?.cell.header)
  const heads = rows.length < 2 ? 0 : isFields ? 1 : headRows(rows)
  const byColumn: string[][] = Array.from({ length: columns }, () => [])
  for (const row of rows.slice(isFields ? 0 : heads)) {
    for (const { at, placed } of inColumns(row)) {
      if (placed.columns === 1 && placed.merge !== 'next') byColumn[at]!.push(plainText(placed.cell.blocks))
    }
  }
  return { columns, rows, isFields, heads, figures: byColumn.map(isNumeric) }
}

/** The cells of a row, each with the column in which it begins. */
export function inColumns(row: readonly PlacedCell[]): { readonly at: number; readonly placed: PlacedCell }[] {
  let at = 0
  return row.map(placed => ({ at: (at += placed.columns) - placed.columns, placed }))
}

/** Whether a cell stands at the end side. */
export const standsAtEnd = ({ figures }: TableShape, at: number, { columns }: PlacedCell): boolean =>
  figures[at] === true && columns === 1

/** Rows of head cells at the top; a table without any has its first row as head. */
function headRows(rows: readonly (readonly PlacedCell[])[]): number {
  let heads = 0
  while (heads < rows.length - 1 && rows[heads]!.every(({ cell }) => cell.header)) heads++
  return Math.max(1, heads)
}

const number = /^[<>~≈±+\-−–]?\s*[€$£¥]?\s*\d[\d.,'\u00a0\u202f ]*\s*[%‰]?$/
const noNumber = /^(|[-–—]|n\/?a|\.\.+)$/i

/** Whether a column holds figures and nothing else but signs that one is missing. */
function isNumeric(texts: readonly string[]): boolean {
  const filled = texts.map(text => text.replace(/\n/g, ' ').trim())
  return filled.some(text => number.test(text)) && filled.every(text => number.test(text) || noNumber.test(text))
}
