import { textWidth } from './arialWidths'
import { cellPadding, styleOf } from './house'
import { linesOf } from './measure'

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
 * Whether a table belongs on the wide page: where its words would break on the `narrow` one, or its rows come out much lower on
 * the `broad` one. A handful of columns never turns the page, nor does a handful of rows that fit.
 */
export function gainsByWidth(columns: readonly (readonly ColumnText[])[], narrow: number, broad: number): boolean {
  const rows = Math.max(0, ...columns.map(texts => texts.length))
  if (columns.length < manyColumns) return false
  if (breaksWords(columns, narrow)) return true
  if (rows < manyRows) return false
  const height = (total: number) => {
    const widths = columnWidths(columns, total)
    return Array.from({ length: rows }, (_, row) =>
      Math.max(...columns.map((texts, column) => (texts[row] ? linesIn(texts[row], widths[column]!) : 1))),
    ).reduce((sum, lines) => sum + lines, 0)
  }
  return height(broad) <= height(narrow) * muchLower
}

function linesIn({ text, bold, size }: ColumnText, width: number): number {
  const style = { ...styleOf('TableText'), ...(size !== undefined && { size }) }
  return linesOf([{ text, bold }], style, width - cellPadding.horizontal * 2).count
}

const padding = cellPadding.horizontal * 2 + 1

/** Lines of a text as far as they decide on widths. */
const printedLines = (text: string): string[] => text.slice(0, 2000).split('\n')

/** What the longest word of a column needs; nobody's takes the whole line. */
function leastWidth(texts: readonly ColumnText[], total: number): number {
  let least = 12
  for (const { text, bold, size = styleOf('TableText').size } of texts) {
    for (const line of printedLines(text))
      for (const word of line.split(/ +|(?<=[-–—/])/)) least = Math.max(least, textWidth(word, size, bold))
  }
  return Math.min(least, total * 0.4) + padding
}

/** Whether columns that together take `total` points would break words and figures. */
export const breaksWords = (columns: readonly (readonly ColumnText[])[], total: number): boolean =>
  columns.reduce((sum, texts) => sum + leastWidth(texts, total), 0) > total

/** Steps in which room is given to columns: enough that none is a word too narrow. */
const widthSteps = 80

/**
 * Widths of columns that together take `total` points: each at least its longest word, where there is room for that; the rest
 * goes step by step to the column whose texts break into most lines, so that rows come out low.
 */
export function columnWidths(columns: readonly (readonly ColumnText[])[], total: number): number[] {
  const wishes = columns.map(texts => ({
    least: leastWidth(texts, total),
    lines: texts.flatMap(({ text, bold, size = styleOf('TableText').size }) =>
      printedLines(text).map(line => textWidth(line, size, bold) + padding),
    ),
  }))
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0)
  if (least >= total)
    return leveled(
      wishes.map(wish => wish.least),
      total,
    )
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

/** Cuts the broadest wishes down to one measure until all fit: a column of years is not broken because another holds a long word. */
function leveled(wishes: readonly number[], total: number): number[] {
  let rest = total
  let most = 0
  const rising = [...wishes].sort((a, b) => a - b)
  rising.forEach((wish, i) => {
    most = Math.max(most, Math.min(wish, rest / (rising.length - i)))
    rest -= Math.min(wish, most)
  })
  return wishes.map(wish => Math.min(wish, most))
}
