import { singleLine, widthsOf } from './arialWidths'
import { cellPadding, styleOf, textWidthOf, upright, type ParagraphStyle } from './house'
import type { InlinePiece, ParagraphPiece, Piece, TablePiece } from './pieces'

/** Height of one line of a style, in points. */
export const lineHeight = (size: number, multiple: number): number => size * singleLine * multiple

/** What an inline shows, with breaks as line ends. */
const shownText = (piece: InlinePiece): string =>
  'text' in piece ? piece.text : 'break' in piece ? '\n' : 'tab' in piece ? '    ' : 'field' in piece ? piece.shows : ''

const space = 0x20
const newLine = 0x0a
/** Hyphens, dashes and the slash: a line may end behind them. */
const isJoint = (code: number) => code === 0x2d || code === 0x2f || code === 0x2013 || code === 0x2014

/** A column narrower than a sign still takes one sign a line: the width of most signs, in sizes. */
const narrowest = 0.55

/** Lines of a text: how many, and the sum of the sizes of the largest letters of each, in points, which makes their height. */
interface Lines {
  readonly count: number
  readonly sizes: number
}

/**
 * Lines that inlines take in a column, broken as Word breaks them: at spaces, behind hyphens and dashes, at breaks. `column` and
 * `first` (the first line's) in points; a word wider than a line, and East Asian text, is broken inside. Reads every sign of
 * the document once, so it makes no strings and calls little.
 */
export function linesOf(inlines: readonly InlinePiece[], style: ParagraphStyle, column: number, first = column): Lines {
  const least = narrowest * style.size
  const room = Math.max(least, column)
  let lines = 1
  let sizes = 0 // of the lines above
  let largest = 0 // of the line being filled; none yet is the style's
  let left = Math.max(least, first)
  let whole = left
  let word = 0
  let wordSize = 0
  let spaces = 0 // at the end of a line they take no room
  for (let n = 0; n <= inlines.length; n++) {
    const inline = inlines[n]
    const text = inline ? shownText(inline) : '\n' // places the last word, and begins a line that is none
    const isText = inline !== undefined && 'text' in inline
    const size = (isText && inline.size) || style.size
    const scale = size / 2048
    const widths = widthsOf(style.bold === true || (isText && inline.bold === true))
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const isSpace = code === space
      const isTurn = code === newLine
      const width = widths[code]! * scale
      if (!isSpace && !isTurn) {
        word += width
        if (size > wordSize) wordSize = size
      }
      if (!isSpace && !isTurn && !isJoint(code)) continue
      if (word > 0) {
        if (word + spaces > left && left < whole) {
          lines++
          sizes += largest
          largest = 0
          left = whole = room
          spaces = 0
        }
        if (wordSize > largest) largest = wordSize
        while (word > left) {
          word -= left
          lines++
          sizes += largest
          left = whole = room
          spaces = 0
        }
        left -= word + spaces
        word = wordSize = spaces = 0
      }
      if (isSpace) spaces += width
      if (isTurn) {
        lines++
        sizes += largest || style.size
        largest = 0
        left = whole = room
        spaces = 0
      }
    }
  }
  return { count: lines - 1, sizes }
}

/** Space that the edges of a style take above and below; paragraphs of one box share theirs, which its label carries. */
function edgeSpace(piece: ParagraphPiece, { edges }: ParagraphStyle): number {
  return piece.style === 'Decision' ? 0 : (edges?.top?.space ?? 0) + (edges?.bottom?.space ?? 0)
}

/** Height of a paragraph in a column of `width`, without the space before and after it, and its number of lines. */
export function paragraphSize(piece: ParagraphPiece, width: number): { lines: number; line: number; height: number } {
  const style = styleOf(piece.style)
  const left = piece.left ?? (piece.unnumbered ? 0 : (style.left ?? 0))
  const hanging = piece.list || style.headingLevel !== undefined ? 0 : (piece.hanging ?? style.hanging ?? 0)
  const room = width - left - (piece.right ?? style.right ?? 0)
  const line = lineHeight(style.size, style.multiple)
  const { count: lines, sizes } = linesOf(piece.inlines, style, room, room + hanging)
  let drawn = 0
  for (const inline of piece.inlines)
    if ('picture' in inline) drawn += inline.picture.height * style.multiple + style.size * 0.25
  return { lines, line, height: (drawn > 0 ? drawn : lineHeight(sizes, style.multiple)) + edgeSpace(piece, style) }
}

/** Whether a piece stands at the top of a page. */
export const beginsPage = (piece: Piece): boolean =>
  piece.kind === 'paragraph' && (piece.pageBreak ?? styleOf(piece.style).pageBreakBefore === true)

export const spaceBefore = (piece: ParagraphPiece): number => piece.before ?? styleOf(piece.style).before
export const spaceAfter = (piece: ParagraphPiece): number => piece.after ?? styleOf(piece.style).after

/** Heights of the rows of a table, in points. */
export function rowHeights({ rows, widths, look, compact }: TablePiece): number[] {
  const padding = look === 'none' ? 0 : (compact ? cellPadding.compact : cellPadding.vertical) * 2 + 0.5
  return rows.map(row => {
    let column = 0
    let highest = 0
    for (const cell of row) {
      const width = widths.slice(column, column + cell.columns).reduce((sum, one) => sum + one, 0)
      column += cell.columns
      if (cell.merge) continue // what is merged down rows spreads over them
      const height = cell.paragraphs.reduce(
        (sum, paragraph) =>
          sum +
          spaceBefore(paragraph) +
          paragraphSize(paragraph, width - cellPadding.horizontal * 2).height +
          spaceAfter(paragraph),
        0,
      )
      if (height > highest) highest = height
    }
    return highest + padding
  })
}

/** Whether a row stays on the page of the next one: neither the first nor the last stands alone with the head or without. */
export function rowStays({ rows, heads, whole, splits, keepNext }: TablePiece, row: number): boolean {
  if (row === rows.length - 1) return keepNext === true
  if (row < heads || whole === true) return true
  return !splits?.[row] && !splits?.[row + 1] && (row === heads || row === rows.length - 2)
}

/** Height of pieces one below the other on an upright page, in points. */
export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (piece.kind === 'table') return sum + rowHeights(piece).reduce((rows, row) => rows + row, 0)
    if (piece.kind === 'contents') return sum
    const edges = styleOf(piece.style).edges?.top?.thickness ?? 0
    return sum + spaceBefore(piece) + paragraphSize(piece, textWidthOf(upright)).height + edges + spaceAfter(piece)
  }, 0)
}
