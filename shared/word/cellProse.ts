import { plainText, type Block } from '../draft/blocks'
import { figure } from './figure'
import type { StyleId } from './house'
import { textLines, textParagraph } from './inlines'
import type { Manuscript } from './manuscript'
import type { ListPlace, ParagraphPiece } from './pieces'

/** Prose inside a table cell: text, lists and pictures; a table inside a table comes as its text. */
export function cellProse(
  manuscript: Manuscript,
  blocks: readonly Block[],
  style: StyleId,
  width: number,
  bold: boolean,
): ParagraphPiece[] {
  const visit = (inner: readonly Block[], place: ListPlace | null): ParagraphPiece[] =>
    inner.flatMap((block): ParagraphPiece[] => {
      switch (block.type) {
        case 'paragraph':
        case 'heading': {
          const strong = bold || block.type === 'heading'
          return textParagraph(style, block.content, { block: block.id, ...(place && { list: place }) }).map(piece =>
            strong
              ? {
                  ...piece,
                  inlines: piece.inlines.map(inline => ('text' in inline ? { ...inline, bold: true } : inline)),
                }
              : piece,
          )
        }
        case 'list': {
          const next = {
            ...manuscript.newList(block.ordered, block.start),
            level: place ? Math.min(place.level + 1, 2) : 0,
          }
          return block.items.flatMap(item => visit(item, next))
        }
        case 'quote':
        case 'decision':
          return visit(block.blocks, place)
        case 'figure':
          return figure(manuscript, block, width)
        case 'table':
          return textLines(style, plainText([block]))
        case 'unknown':
          return textLines(style, block.text)
      }
    })
  return visit(blocks, null)
}
