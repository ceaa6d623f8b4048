import { directionOf, type Direction } from '../base/direction'
import type { Say } from '../base/phrases'
import { xmlSafe } from '../base/xml'
import type { SectionPart } from '../draft/section'
import type { HeadingEntry, InlinePiece, ListPlace, ParagraphPiece } from './pieces'
import { ltrMark } from './runs'

/** Names of the lists in `numbering.ts`. */
export const lists = { headings: 'headings', annexes: 'annexes', bullets: 'bullets', numbers: 'numbers' } as const

/** A list of numbers that begins at `start` is one of its own. */
export const numbersFrom = (start: number): string => (start === 1 ? lists.numbers : `${lists.numbers}-${start}`)

/** One line of text without what paper and XML cannot show. */
export const clean = (text: string): string => xmlSafe(text).replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')

/** A paragraph of plain text. */
export const paragraph = (
  style: ParagraphPiece['style'],
  text: string,
  more: Partial<ParagraphPiece> = {},
): ParagraphPiece => ({
  kind: 'paragraph',
  style,
  inlines: text === '' ? [] : [{ text }],
  ...more,
})

/**
 * The document while it is written: what must be counted over the whole of it (headings, captions, decisions, lists), and the
 * words it is written in.
 */
export class Manuscript {
  readonly headings: HeadingEntry[] = []
  /** Numbers that lists begin with, other than 1. */
  readonly starts = new Set<number>()
  #section = { part: 'front' as SectionPart, number: '', second: 0 }
  #bodies = 0
  #annexes = 0
  #figures = 0
  #tables = 0
  #decisions = 0
  #lists = 0

  constructor(
    readonly say: Say,
    readonly pictures: ReadonlyMap<string, Uint8Array>,
    private readonly direction: Direction = 'ltr',
  ) {}

  /** The heading of a section; body and annexes are counted here as Word counts them. */
  section(part: SectionPart, title: string, pageBreak?: boolean): ParagraphPiece {
    const number = part === 'body' ? String(++this.#bodies) : part === 'annex' ? annexLetter(this.#annexes++) : ''
    this.#section = { part, number, second: 0 }
    const printed = part === 'front' ? null : part === 'body' ? number : this.say('annex.number', { letter: number })
    return this.heading(1, title, printed, part === 'body', {
      style: 'Heading1',
      ...(part === 'front' && { unnumbered: true }),
      ...(part === 'annex' && { list: { list: lists.annexes, level: 0, instance: 0 }, left: 0, hanging: 0 }),
      ...(part === 'annex' && this.direction === 'rtl' && { inlines: this.annexTitle(number, title) }),
      ...(pageBreak !== undefined && { pageBreak }),
    })
  }

  /** A heading inside a section; the first is never of the second level, so that no level is skipped. */
  subheading(level: 1 | 2, title: string): ParagraphPiece {
    const { part, number } = this.#section
    if (level === 2 && this.#section.second > 0) return paragraph('Heading3', title)
    const printed = part === 'front' ? null : `${number}.${this.#section.second + 1}`
    this.#section.second++
    return this.heading(2, title, printed, true, {
      style: 'Heading2',
      ...(part === 'front' && { unnumbered: true }),
      ...(part === 'annex' && { list: { list: lists.annexes, level: 1, instance: 0 } }),
    })
  }

  /**
   * "Annex A: sources" with the letter as a field: from right to left LibreOffice writes the label of a list into the margin,
   * and one that long leaves the page.
   */
  private annexTitle(letter: string, title: string): InlinePiece[] {
    const phrase = `${this.say('annex.number', { letter: '\u0000' })} ${title}`
    return withField(phrase, title, { field: 'SEQ Annex \\* ALPHABETIC', shows: letter })
  }

  private heading(
    level: 1 | 2,
    text: string,
    number: string | null,
    tab: boolean,
    form: Pick<ParagraphPiece, 'style'> & Partial<ParagraphPiece>,
  ): ParagraphPiece {
    const bookmark = `_Toc${String(this.headings.length + 1).padStart(6, '0')}`
    this.headings.push({ level, number, tab, text, bookmark })
    return { kind: 'paragraph', inlines: [{ text }], bookmark, ...form }
  }

  /** Stands above its table and stays with it. */
  tableCaption(text: string): ParagraphPiece {
    return this.caption('caption.table', 'Table', ++this.#tables, text, { keepNext: true })
  }

  /** Stands below its figure. */
  figureCaption(text: string, source: boolean): ParagraphPiece {
    return this.caption('caption.figure', 'Figure', ++this.#figures, text, {
      before: 4,
      after: source ? 0 : 10,
      keepNext: source,
    })
  }

  private caption(
    key: string,
    sequence: string,
    number: number,
    text: string,
    more: Partial<ParagraphPiece>,
  ): ParagraphPiece {
    const field = { field: `SEQ ${sequence} \\* ARABIC`, shows: String(number) }
    const inlines = withField(this.say(key, { number: '\u0000', text }), text, field)
    const direction = directionOf(text)
    return { kind: 'paragraph', style: 'Caption', inlines, ...(direction === 'rtl' && { direction }), ...more }
  }

  /** "Decision 2". */
  decisionLabel(): ParagraphPiece {
    return paragraph('DecisionLabel', this.say('decision', { number: ++this.#decisions }))
  }

  /** A list of its own: bullets go on as one, numbers begin anew. */
  newList(ordered: boolean, start: number): Omit<ListPlace, 'level'> {
    if (!ordered) return { list: lists.bullets, instance: 0 }
    if (start !== 1) this.starts.add(start)
    return { list: numbersFrom(start), instance: ++this.#lists }
  }
}

/**
 * A phrase with a field where its U+0000 stands. Before `text` from right to left the field stays behind the word that it
 * counts.
 */
function withField(phrase: string, text: string, field: InlinePiece): InlinePiece[] {
  const [before = '', after = ''] = phrase.split('\u0000')
  const isTurned = directionOf(text) === 'rtl' && directionOf(before) === 'ltr'
  return [{ text: before }, field, { text: (isTurned ? ltrMark : '') + after }]
}

/** Letter of an annex, counted from 0: A, B ... Z, AA, AB ... */
export function annexLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : annexLetter(Math.floor(index / 26) - 1) + letter
}
