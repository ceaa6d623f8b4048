import { Paragraph, TextRun, type ICommentOptions } from 'docx'
import type { CommentPiece } from './pieces'
import { isRtlText, rtlSegments } from './scripts'

/** A comment as `docx` takes it. It notes what is resolved only if something is an answer: no answer to nothing is one. */
export function commentOptions({ number, answers, author, at, isResolved, lines }: CommentPiece): ICommentOptions {
  return {
    id: number,
    author,
    initials: initials(author),
    date: new Date(at),
    parentId: answers ?? -1,
    resolved: isResolved,
    children: lines.map(
      ({ text, italic }) =>
        new Paragraph({
          style: 'CommentText',
          ...(isRtlText(text) && { bidirectional: true }),
          children: rtlSegments(text).map(
            segment =>
              new TextRun({
                text: segment.text,
                ...(italic && { italics: true }),
                ...(segment.rtl && { rightToLeft: true }),
              }),
          ),
        }),
    ),
  }
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 9)
