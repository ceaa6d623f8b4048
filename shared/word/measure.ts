import { singleLine, textWidth } from './arialWidths'
import { cellPadding, styleOf, type ParagraphStyle } from './house'
import type { InlinePiece, ParagraphPiece, TablePiece } from './pieces'

/** Height of one line of a style, in points. */
export const lineHeight = (size: number, multiple: number): number => size * singleLine * multiple

/** The paragraph as plain text, with breaks as line ends. */
export const textOf = (inlines: readonly InlinePiece[]): string => inlines.map(piece => shownText(piece)).join('')

const shownText = (piece: InlinePiece): string =>
  'text' in piece ? piece.text : 'break' in piece ? '\n' : 'tab' in piece ? '    ' : 'field' in piece ? piece.shows : ''

/** Where a line may end: behind spaces, hyphens, dashes and slashes, and at breaks. */
const chunks = /\n|[^ \n\-–—/]*[\-–—/]+|[^ \n\-–—/]+| +/g

/**
 * Lines that inlines take in a column, broken as Word breaks them. `room` and `first` (the first line's) in points; a word wider
 * than a line, and East Asian text, is broken inside.
 */
export function lineCount(inlines: readonly InlinePiece[], style: ParagraphStyle, room: number, first = room): number {
  let lines = 1
  let left = first
  let pending = 0 // spaces at the end of a line take no room
  for (const inline of inlines) {
    const size = ('text' in inline && inline.size) || style.size
    const bold = style.bold === true || ('text' in inline && inline.bold === true)
    for (const [chunk] of shownText(inline).matchAll(chunks)) {
      if (chunk === '\n') {
        lines++
        left = room
        pending = 0
        continue
      }
      let width = textWidth(chunk, size, bold)
      if (chunk[0] === ' ') {
        pending += width
        continue
      }
      if (width + pending > left && left < (lines === 1 ? first : room)) {
        lines++
        left = room
        pending = 0
      }
      while (width > left) {
        width -= left
        lines++
        left = room
      }
      left -= width + pending
      pending = 0
    }
  }
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
  const room = Math.max(20, width - left - (style.right ?? 0))
  const line = lineHeight(style.size, style.multiple)
  const pictures = piece.inlines.flatMap(inline => ('picture' in inline ? [inline.picture] : []))
  const lines = lineCount(piece.inlines, style, room, room + hanging)
  const drawn = pictures.reduce((sum, picture) => sum + picture.height * style.multiple + style.size * 0.25, 0)
  return { lines, line, height: (pictures.length > 0 ? drawn : lines * line) + edgeSpace(piece, style) }
}

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
