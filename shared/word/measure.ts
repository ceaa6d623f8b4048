import { singleLine, textWidth } from './arialWidths'
import { cellPadding, styleOf } from './house'
import type { InlinePiece, ParagraphPiece, TablePiece } from './pieces'

/** Height of one line of a style, in points. */
export const lineHeight = (size: number, multiple: number): number => size * singleLine * multiple

/** The paragraph as plain text, with breaks as line ends. */
export const textOf = (inlines: readonly InlinePiece[]): string =>
  inlines
    .map(piece =>
      'text' in piece
        ? piece.text
        : 'break' in piece
          ? '\n'
          : 'tab' in piece
            ? '    '
            : 'field' in piece
              ? piece.shows
              : '',
    )
    .join('')

/** Lines a text takes when broken at spaces and hyphens, as Word breaks it. `room` and `first` (the first line's) in points. */
export function lineCount(text: string, size: number, bold: boolean, room: number, first = room): number {
  let lines = 1
  let left = first
  const space = textWidth(' ', size, bold)
  for (const [i, part] of text.split('\n').entries()) {
    if (i > 0) {
      lines++
      left = room
    }
    for (const word of part.split(/ +|(?<=[-–—/])/)) {
      if (word === '') continue
      let width = textWidth(word, size, bold)
      if (width > left && left < (lines === 1 ? first : room)) {
        lines++
        left = room
      }
      while (width > left) {
        // a word wider than a line is broken inside; East Asian text breaks anywhere
        width -= left
        lines++
        left = room
      }
      left -= width + space
    }
  }
  return lines
}

/** Height of a paragraph in a column of `width`, without the space before and after it, and its number of lines. */
export function paragraphSize(piece: ParagraphPiece, width: number): { lines: number; line: number; height: number } {
  const style = styleOf(piece.style)
  const left = piece.left ?? (piece.list ? (style.left ?? 0) : piece.unnumbered ? 0 : (style.left ?? 0))
  const hanging = piece.hanging ?? (style.headingLevel === undefined ? (style.hanging ?? 0) : 0)
  const room = Math.max(20, width - left - (style.right ?? 0))
  const line = lineHeight(style.size, style.multiple)
  const pictures = piece.inlines.flatMap(inline => ('picture' in inline ? [inline.picture] : []))
  const bold = style.bold === true || piece.inlines.every(inline => !('text' in inline) || inline.bold === true)
  const numberRoom = piece.list ? 0 : hanging
  const lines = lineCount(textOf(piece.inlines), style.size, bold, room, room + numberRoom)
  const edges = (style.edges?.top ? style.edges.top.space : 0) + (style.edges?.bottom ? style.edges.bottom.space : 0)
  const drawn = pictures.reduce((sum, picture) => sum + picture.height * style.multiple + style.size * 0.25, 0)
  return { lines, line, height: (pictures.length > 0 ? drawn : lines * line) + edges }
}

export const spaceBefore = (piece: ParagraphPiece): number => piece.before ?? styleOf(piece.style).before
export const spaceAfter = (piece: ParagraphPiece): number => piece.after ?? styleOf(piece.style).after

/** Heights of the rows of a table, in points. */
export function rowHeights({ rows, widths, look }: TablePiece): number[] {
  const padding = look === 'none' ? 0 : cellPadding.vertical * 2 + 0.5
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
