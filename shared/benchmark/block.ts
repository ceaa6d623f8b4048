import { readEntry, type EntryContext, type EntryReading } from './readEntry'
import { readNumber, type DecimalSign } from './readNumber'

/** A block as spreadsheets put it on the clipboard: rows by line, cells by tab, cells with either of them in quotes. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') cell += text[++i]!
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (sign === '\n') rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  rows.at(-1)!.push(cell)
  const isEmpty = (row: readonly string[]) => row.every(content => content.trim() === '')
  while (rows.length > 0 && isEmpty(rows.at(-1)!)) rows.pop()
  return rows
}

/** Whether a pasted text is more than one cell. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/[\r\n]+$/, ''))

/** One cell of a block with its place in the grid; `fits` is false where the grid has no such cell. */
export interface BlockCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly reading: EntryReading
  readonly fits: boolean
}

export interface Block {
  readonly rows: readonly (readonly BlockCell[])[]
  /** The decimal sign that the cells with one reading agree on; null where there is none or they disagree. */
  readonly sign: DecimalSign | null
}

/** The decimal sign that all cells with only one reading use. */
function agreedSign(table: readonly (readonly string[])[]): DecimalSign | null {
  const found = new Set<DecimalSign>()
  for (const text of table.flat()) {
    const reading = readNumber(text.trim().replace(/^[e~\u2248]\s*|\s*[e%]$/gi, ''))
    if (reading.kind === 'number' && reading.sign) found.add(reading.sign)
  }
  return found.size === 1 ? [...found][0]! : null
}

/**
 * Reads a pasted block from `at` on, before anything is written. A table is written in one notation, so its clear cells
 * settle its unclear ones, unless `context.sign` says what the person answered.
 */
export function readBlock(
  table: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
  context: EntryContext,
): Block {
  const sign = context.sign ?? agreedSign(table)
  return {
    sign,
    rows: table.map((cells, i) =>
      cells.map((text, j) => {
        const [row, column] = [at.row + i, at.column + j]
        return {
          row,
          column,
          text,
          reading: readEntry(text, { ...context, sign }),
          fits: row < size.rows && column < size.columns,
        }
      }),
    ),
  }
}
