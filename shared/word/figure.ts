import type { Block } from '../draft/blocks'
import { clean, paragraph, type Manuscript } from './manuscript'
import { pictureOf } from './picture'
import type { ParagraphPiece } from './pieces'

/** A figure with caption and source, or the sentence that stands in its place. */
export function figure(manuscript: Manuscript, block: Block & { type: 'figure' }, width: number): ParagraphPiece[] {
  const { say, pictures } = manuscript
  const caption = clean(block.caption).trim()
  const source = clean(block.source).trim()
  const alt = clean(block.alt).trim() || caption || say('picture.noAlt')
  const bytes = pictures.get(block.blob)
  const picture = bytes && pictureOf(bytes, alt, width)
  const below = [
    ...(caption === '' ? [] : [{ ...manuscript.figureCaption(caption, source !== ''), block: block.id }]),
    ...(source === '' ? [] : [paragraph('Source', source)]),
  ]
  if (!picture) {
    const sentence = say(bytes ? 'picture.unreadable' : 'picture.missing', { alt })
    return [paragraph('MissingPicture', sentence, { keepNext: below.length > 0 }), ...below]
  }
  return [
    {
      kind: 'paragraph',
      style: 'Figure',
      inlines: [{ picture }],
      keepNext: below.length > 0,
      ...(caption === '' && { block: block.id }),
      ...(below.length === 0 && { after: 10 }),
    },
    ...below,
  ]
}
