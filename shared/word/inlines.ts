import type { Inline } from '../draft/blocks'
import type { StyleId } from './house'
import { clean, paragraph } from './manuscript'
import type { InlinePiece, ParagraphPiece } from './pieces'

/** Text and marks; what paper cannot show is left out. */
export function inlinesOf(content: readonly Inline[]): InlinePiece[] {
  return content.map(part =>
    'break' in part
      ? part
      : {
          text: clean(part.text),
          ...(part.bold && { bold: true }),
          ...(part.italic && { italic: true }),
          ...(part.link !== undefined && { link: part.link }),
        },
  )
}

/** A heading on one line. */
export const headingText = (content: readonly Inline[]) =>
  content
    .map(part => ('text' in part ? clean(part.text) : ' '))
    .join('')
    .trim()

const isEmpty = (content: readonly Inline[]) =>
  content.every(part => !('text' in part) || clean(part.text).trim() === '')

/** An empty paragraph is how people make space on screen; on paper the styles do. */
export function textParagraph(
  style: StyleId,
  content: readonly Inline[],
  more: Partial<ParagraphPiece> = {},
): ParagraphPiece[] {
  return isEmpty(content) ? [] : [{ kind: 'paragraph', style, inlines: inlinesOf(content), ...more }]
}

/** Text without form, a paragraph a line. */
export const textLines = (style: StyleId, text: string): ParagraphPiece[] =>
  text
    .split('\n')
    .map(clean)
    .filter(line => line.trim() !== '')
    .map(line => paragraph(style, line))
