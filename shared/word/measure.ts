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
const joints = new Set([0x2d, 0x2013, 0x2014, 0x2f])

/** A column narrower than a sign still takes one sign a line, in points. */
const narrowest = 4

/**
 * Lines that inlines take in a column, broken as Word breaks them: at spaces, behind hyphens and dashes, at breaks. `column` and
 * `first` (the first line's) in points; a word wider than a line, and East Asian text, is broken inside. Reads every sign of
 * the document once, so it makes no strings.
 */
export function lineCount(
  inlines: readonly InlinePiece[],
  style: ParagraphStyle,
  column: number,
  first = column,
): number {
  const room = Math.max(narrowest, column)
  let lines = 1
  let left = Math.max(narrowest, first)
  let word = 0
  let spaces = 0 // at the end of a line they take no room
  const turn = () => {
    lines++
    left = room
    spaces = 0
  }
  const place = () => {
    if (word === 0) return
    if (word + spaces > left && left < (lines === 1 ? first : room)) turn()
    while (word > left) {
      word -= left
      turn()
    }
    left -= word + spaces
    word = spaces = 0
  }
  for (const inline of inlines) {
    const size = ('text' in inline && inline.size) || style.size
    const widths = widthsOf(style.bold === true || ('text' in inline && inline.bold === true))
    const text = shownText(inline)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const width = (widths[code]! * size) / 2048
      if (code === space) {
        place()
        spaces += width
      } else if (code === newLine) {
        place()
        turn()
      } else {
        word += width
        if (joints.has(code)) place()
      }
    }
  }
  place()
  return lines
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
  const room = Math.max(20, width - left - (piece.right ?? style.right ?? 0))
  const line = lineHeight(style.size, style.multiple)
  const pictures = piece.inlines.flatMap(inline => ('picture' in inline ? [inline.picture] : []))
  const lines = lineCount(piece.inlines, style, room, room + hanging)
  const drawn = pictures.reduce((sum, picture) => sum + picture.height * style.multiple + style.size * 0.25, 0)
  return { lines, line, height: (pictures.length > 0 ? drawn : lines * line) + edgeSpace(piece, style) }
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
  return row < heads || whole === true || (!splits && (row === heads || row === rows.length - 2))
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
