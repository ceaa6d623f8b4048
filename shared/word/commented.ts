import type { Say } from '../base/phrases'
import type { ContentSpeaker, ContentThread } from '../content/content'
import { clean } from './manuscript'
import type { CommentPiece, InlinePiece, ParagraphPiece, Part, Piece } from './pieces'

/** A document with its comments in place. */
export interface Commented {
  readonly parts: readonly Part[]
  readonly comments: readonly CommentPiece[]
}

/** Where a mark goes: an offset in the text of a block, or either end of its paragraph. */
interface Mark {
  readonly at: number
  readonly piece: InlinePiece
}

type Marks = Map<string, Mark[]>

/**
 * Puts threads beside the text they are about. Those whose text is gone, or is not printed, stand at the heading of their
 * section with their quote; those whose section is gone at the first line of the document.
 */
export function commented(parts: readonly Part[], threads: readonly ContentThread[], say: Say): Commented {
  if (threads.length === 0) return { parts, comments: [] }
  const blocks = new Set<string>()
  let first: ParagraphPiece | undefined
  eachParagraph(parts, paragraph => {
    if (paragraph.inlines.some(inline => 'text' in inline)) first ??= paragraph
    if (paragraph.block !== undefined) blocks.add(paragraph.block)
  })
  const marks: Marks = new Map()
  const comments: CommentPiece[] = []
  for (const thread of threads) {
    const begun = comments.length
    comments.push(...commentsOf(thread, begun, say))
    const numbers = comments.slice(begun).map(({ number }) => number)
    const from = placeOf(thread, 'from', blocks)
    const to = placeOf(thread, 'to', blocks)
    add(marks, from?.block ?? '', { at: from?.offset ?? 0, piece: { commentsBegin: numbers } })
    add(marks, to?.block ?? '', { at: to?.offset ?? Infinity, piece: { commentsEnd: numbers } })
  }
  const used = new Set<string>()
  const marked = (paragraph: ParagraphPiece): ParagraphPiece => {
    const name = paragraph === first && paragraph.block === undefined ? '' : paragraph.block
    if (name === undefined || used.has(name)) return paragraph
    const mine = marks.get(name)
    if (!mine) return paragraph
    used.add(name)
    return { ...paragraph, inlines: withMarks(paragraph.inlines, mine) }
  }
  return { parts: mapParagraphs(parts, marked), comments }
}

/** Where an end of a thread's text is printed: in its block, at the heading of its section, or nowhere (null). */
function placeOf({ place, section }: ContentThread, end: 'from' | 'to', blocks: ReadonlySet<string>) {
  if (place && blocks.has(place.from.block) && blocks.has(place.to.block)) return place[end]
  if (section !== null && blocks.has(section)) return { block: section, offset: end === 'from' ? 0 : Infinity }
  return null
}

function add(marks: Marks, block: string, mark: Mark): void {
  const known = marks.get(block)
  if (known) known.push(mark)
  else marks.set(block, [mark])
}

function commentsOf(thread: ContentThread, number: number, say: Say): CommentPiece[] {
  const { by, text, replies, resolved, place, quote, section } = thread
  const isResolved = resolved !== null
  const quoted = { quote: clean(quote).trim() }
  const about = place
    ? place.isChanged
      ? [say('comment.textChanged', quoted)]
      : []
    : [say('comment.textRemoved', quoted), ...(section === null ? [say('comment.sectionGone')] : [])]
  const words = text === null ? [{ text: say('comment.takenBack'), italic: true as const }] : linesOf(text)
  return [
    {
      number,
      author: authorOf(by, say),
      at: by.at,
      isResolved,
      lines: [...about.map(line => ({ text: line, italic: true as const })), ...words],
    },
    ...replies.map((reply, index) => ({
      number: number + index + 1,
      answers: number,
      author: authorOf(reply.by, say),
      at: reply.by.at,
      isResolved,
      lines: linesOf(reply.text),
    })),
  ]
}

/** As Word names whoever said something. */
const authorOf = ({ name, carriedBy }: ContentSpeaker, say: Say) =>
  clean(carriedBy === undefined ? name : say('comment.carried', { name, carrier: carriedBy }))

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => ({ text: clean(line) }))
    .filter(({ text: line }) => line.trim() !== '')

const lengthOf = (inline: InlinePiece) => ('text' in inline ? inline.text.length : 'break' in inline ? 1 : 0)

/** Inlines with marks between them; text is cut where a mark stands in its midst. */
function withMarks(inlines: readonly InlinePiece[], marks: readonly Mark[]): InlinePiece[] {
  const waiting = marks.toSorted((a, b) => a.at - b.at)
  const result: InlinePiece[] = []
  let at = 0
  for (const inline of inlines) {
    const end = at + lengthOf(inline)
    let from = at
    while (waiting[0] && waiting[0].at < end) {
      const mark = waiting.shift()!
      if ('text' in inline && mark.at > from) {
        result.push({ ...inline, text: inline.text.slice(from - at, mark.at - at) })
        from = mark.at
      }
      result.push(mark.piece)
    }
    result.push('text' in inline && from > at ? { ...inline, text: inline.text.slice(from - at) } : inline)
    // what ends with this inline ends before the next begins
    while (waiting[0] && waiting[0].at <= end && 'commentsEnd' in waiting[0].piece) result.push(waiting.shift()!.piece)
    at = end
  }
  return [...result, ...waiting.map(({ piece }) => piece)]
}

function eachParagraph(parts: readonly Part[], visit: (paragraph: ParagraphPiece) => void): void {
  mapParagraphs(parts, paragraph => {
    visit(paragraph)
    return paragraph
  })
}

function mapParagraphs(parts: readonly Part[], change: (paragraph: ParagraphPiece) => ParagraphPiece): Part[] {
  const piece = (one: Piece): Piece => {
    if (one.kind === 'paragraph') return change(one)
    if (one.kind === 'contents') return one
    const rows = one.rows.map(row => row.map(cell => ({ ...cell, paragraphs: cell.paragraphs.map(change) })))
    return { ...one, rows }
  }
  return parts.map(part => ({ ...part, pieces: part.pieces.map(piece) }))
}
