import { Paragraph, type ICommentOptions } from 'docx'
import { directionOf } from '../base/direction'
import type { CommentPiece } from './pieces'
import { runs } from './runs'

/** A comment as `docx` takes it. It notes what is resolved only if something is an answer: no answer to nothing is one. */
export function commentOptions({ number, answers, author, at, isResolved, lines }: CommentPiece): ICommentOptions {
  return {
    id: number,
    author,
    initials: initials(author),
    date: new Date(at),
    parentId: answers ?? -1,
    resolved: isResolved,
    children: lines.map(({ text, italic }) => {
      const direction = directionOf(text) ?? 'ltr'
      return new Paragraph({
        style: 'CommentText',
        ...(direction === 'rtl' && { bidirectional: true }),
        children: runs(text, direction, { ...(italic && { italics: true, italicsComplexScript: false }) }),
      })
    }),
  }
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 9)
