import { Paragraph, type ICommentOptions } from 'docx'
import { directionOf } from '../base/direction'
import type { CommentPiece } from './pieces'
import { runs } from './runs'

/** The last day that can be written in four digits of a year, as Word reads it; a clock may have been anywhere. */
const lastDay = Date.UTC(9999, 11, 31)

/** A comment as `docx` takes it. It notes what is resolved only if something is an answer: no answer to nothing is one. */
export function commentOptions({ number, answers, author, at, isResolved, lines }: CommentPiece): ICommentOptions {
  return {
    id: number,
    author,
    initials: initials(author),
    date: new Date(Math.min(at, lastDay)),
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
