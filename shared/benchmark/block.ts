import type { Change } from './entry'
import { readEntry, type EntryContext, type EntryReading } from './readEntry'
import { readNumber, type DecimalSign } from './readNumber'
import type { OpenSign } from './readSign'

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

/** What a block would write, and what it cannot. */
export interface BlockPlan {
  readonly writes: readonly { readonly row: number; readonly column: number; readonly change: Change }[]
  /** Cells with something in them that is no figure and no status. */
  readonly bad: readonly BlockCell[]
  /** Filled cells that lie outside of the grid. */
  readonly outside: number
  /** Cells about which something has to be asked before anything is written. */
  readonly ambiguous: readonly BlockCell[]
  readonly fractions: readonly BlockCell[]
  /** Cells with a sign that may mean several things. */
  readonly signs: Readonly<Record<OpenSign, readonly BlockCell[]>>
  /** Whether a question has no answer yet. */
  readonly isOpen: boolean
}

/** What becomes of percentages that look like fractions: written times 100, or kept. */
export type FractionAnswer = 'percent' | 'keep'

/** What a sign means in a table; a zero is a measured one. */
export type SignAnswer = 'missing' | 'not applicable' | 'zero'

/** What the person answered about the whole block; null where nothing was answered yet. */
export interface BlockAnswers extends Readonly<Record<OpenSign, SignAnswer | null>> {
  readonly fractions: FractionAnswer | null
}

/** What is written for a sign that means this. */
export const changeOfSign = (answer: SignAnswer): Change =>
  answer === 'zero' ? { status: 'measured', value: 0 } : { status: answer, value: null }

function changeOf(reading: EntryReading, answers: BlockAnswers): Change | null {
  if (reading.kind === 'figure') return { status: reading.status, value: reading.value }
  if (reading.kind === 'status') return { status: reading.status, value: null }
  if (reading.kind === 'sign') {
    const answer = answers[reading.sign]
    return answer && changeOfSign(answer)
  }
  if (reading.kind !== 'fraction' || answers.fractions === null) return null
  return { status: reading.status, value: answers.fractions === 'percent' ? reading.percent : reading.value }
}

/** Sorts the cells of a block by what becomes of them. Empty cells write nothing. */
export function planBlock({ rows }: Block, answers: BlockAnswers): BlockPlan {
  const filled = rows.flat().filter(({ reading }) => reading.kind !== 'empty')
  const inside = filled.filter(({ fits }) => fits)
  const ofKind = (kind: EntryReading['kind']) => inside.filter(({ reading }) => reading.kind === kind)
  const ofSign = (sign: OpenSign) => inside.filter(({ reading }) => reading.kind === 'sign' && reading.sign === sign)
  const ambiguous = ofKind('ambiguous')
  const fractions = ofKind('fraction')
  const signs = { notAvailable: ofSign('notAvailable'), dash: ofSign('dash') }
  const isAsked = (cells: readonly BlockCell[], answer: string | null) => cells.length > 0 && answer === null
  return {
    writes: inside.flatMap(({ row, column, reading }): BlockPlan['writes'] => {
      const change = changeOf(reading, answers)
      return change ? [{ row, column, change }] : []
    }),
    bad: ofKind('unreadable'),
    outside: filled.length - inside.length,
    ambiguous,
    fractions,
    signs,
    isOpen:
      ambiguous.length > 0 ||
      isAsked(fractions, answers.fractions) ||
      isAsked(signs.notAvailable, answers.notAvailable) ||
      isAsked(signs.dash, answers.dash),
  }
}
