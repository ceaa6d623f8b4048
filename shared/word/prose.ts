import { directionOf } from '../base/direction'
import { plainText, type Block } from '../draft/blocks'
import { figure } from './figure'
import { headingText, textLines, textParagraph } from './inlines'
import { deepestList, listStep, styleOf, textWidthOf, upright } from './house'
import { paragraph, type Manuscript } from './manuscript'
import type { ListPlace, Piece } from './pieces'
import { proseTable } from './proseTable'

const bulletStyles = ['ListBullet', 'ListBullet2', 'ListBullet3'] as const
const numberStyles = ['ListNumber', 'ListNumber2', 'ListNumber3'] as const
const continueStyles = ['ListContinue', 'ListContinue2', 'ListContinue3'] as const

/** Room for one figure more before the point of a list, in points. */
const figureWidth = 6

/** Prose as pieces, in its order; blocks that this version does not know come as their text. */
export function prose(manuscript: Manuscript, blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block, i) => {
    const pieces = proseBlock(manuscript, block)
    const followsItsLike = block.type === 'decision' && blocks[i - 1]?.type === 'decision'
    if (followsItsLike) return [paragraph('TableGap', ''), ...pieces] // Word would join the two boxes
    const announces =
      block.type === 'paragraph' && blocks[i + 1]?.type === 'list' && /[:：]\s*$/.test(plainText([block]))
    return announces ? pieces.map(piece => (piece.kind === 'paragraph' ? { ...piece, keepNext: true } : piece)) : pieces
  })
}

function proseBlock(manuscript: Manuscript, block: Block): Piece[] {
  switch (block.type) {
    case 'paragraph':
      return textParagraph('BodyText', block.content, { block: block.id })
    case 'heading': {
      const title = headingText(block.content)
      return title === '' ? [] : [{ ...manuscript.subheading(block.level, title), block: block.id }]
    }
    case 'list':
      return spaced(list(manuscript, block, 0))
    case 'quote':
      return block.blocks.flatMap(inner =>
        inner.type === 'paragraph'
          ? textParagraph('Quote', inner.content, { block: inner.id })
          : proseBlock(manuscript, inner),
      )
    case 'decision':
      return decision(manuscript, block.blocks)
    case 'figure':
      return figure(manuscript, block, textWidthOf(upright))
    case 'table':
      return proseTable(manuscript, block)
    case 'unknown':
      return textLines('BodyText', block.text)
  }
}

/** The last point of a list has the space below it that paragraphs have. */
function spaced(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1)
  return last?.kind === 'paragraph' ? [...pieces.slice(0, -1), { ...last, after: styleOf('BodyText').after }] : pieces
}

function list(manuscript: Manuscript, block: Block & { type: 'list' }, depth: number): Piece[] {
  const level = Math.min(depth, deepestList)
  const place: ListPlace = { ...manuscript.newList(block.ordered, block.start), level }
  const named = Math.min(level, bulletStyles.length - 1)
  const style = (block.ordered ? numberStyles : bulletStyles)[named]!
  // the room of 5 mm holds one figure; lists that count further hang further
  const figures = block.ordered ? String(block.start + block.items.length - 1).length : 1
  const more = (figures - 1) * figureWidth
  const hanging = { left: listStep * (level + 1) + more, hanging: listStep + more }
  const within = { left: hanging.left }
  const differs = more > 0 || level > named // from what the style says
  const direction = directionOf(plainText([block]))
  const way = direction && { direction } // signs and numbers of one list stand below each other
  return block.items.flatMap(item => {
    let marked = false
    return item.flatMap((inner): Piece[] => {
      if (inner.type === 'list') return list(manuscript, inner, depth + 1)
      if (inner.type !== 'paragraph') return proseBlock(manuscript, inner)
      const pieces = textParagraph(marked ? continueStyles[named]! : style, inner.content, {
        block: inner.id,
        ...way,
        ...(marked ? differs && within : { list: place, ...(differs && hanging) }),
      })
      marked ||= pieces.length > 0
      return pieces
    })
  })
}

/** The callout: a label and paragraphs in one box. Word joins paragraphs of equal border, so lists keep the box's edge. */
function decision(manuscript: Manuscript, blocks: readonly Block[]): Piece[] {
  const direction = directionOf(plainText(blocks))
  const way = direction && { direction } // paragraphs of one box have their rule on one side
  const pieces: Piece[] = [{ ...manuscript.decisionLabel(), ...way }]
  const edge = styleOf('Decision').left!
  const visit = (inner: readonly Block[], place: ListPlace | null): void => {
    for (const block of inner) {
      if (block.type === 'paragraph') {
        const step = place ? listStep * (place.level + 1) : 0
        pieces.push(
          ...textParagraph('Decision', block.content, {
            block: block.id,
            ...way,
            ...(place && { list: place, left: edge + step, hanging: listStep }),
          }),
        )
      } else if (block.type === 'list') {
        const next: ListPlace = {
          ...manuscript.newList(block.ordered, block.start),
          level: place ? Math.min(place.level + 1, 2) : 0,
        }
        for (const item of block.items) visit(item, next)
      } else if (block.type === 'quote' || block.type === 'decision') visit(block.blocks, place)
      else if (block.type === 'heading')
        pieces.push(paragraph('Decision', headingText(block.content), { keepNext: true, block: block.id, ...way }))
      else pieces.push(...proseBlock(manuscript, block))
    }
  }
  visit(blocks, null)
  return pieces.map((piece, i) => {
    const inside = piece.kind === 'paragraph' && piece.style === 'Decision'
    const next = pieces[i + 1]
    return inside && next?.kind === 'paragraph' && next.style === 'Decision'
      ? { ...piece, after: 4, keepNext: true }
      : piece
  })
}
