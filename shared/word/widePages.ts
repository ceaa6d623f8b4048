import { styleOf, textHeightOf, textWidthOf, upright, wide } from './house'
import { beginsPage, heightOf } from './measure'
import type { Part, Piece } from './pieces'

/**
 * Parts of a wide page: text no higher than these goes with its table rather than stand alone on a page of its own. `heading` is
 * for the text between the heading above a table and the table.
 */
const most = { before: 0.6, heading: 0.3, after: 0.3 } as const

/** Room that rows kept whole may leave at the foot of a page, in points. */
const unusedByRows = 30

/** Keeps text on a wide page as narrow as on the others: longer lines are hard to read. */
const spare = textWidthOf(wide) - textWidthOf(upright)

/**
 * Puts wide tables on wide pages, each with its heading, caption and source. What would leave a page almost empty, before the
 * table or after it, goes along.
 */
export function withWidePages(parts: readonly Part[]): Part[] {
  return parts.flatMap(part => (part.landscape ? [{ ...part, pieces: part.pieces.map(narrowed) }] : split(part.pieces)))
}

function split(pieces: readonly Piece[]): Part[] {
  const at = pieces.findIndex(isWideTable)
  if (at < 0) return pieces.length > 0 ? [{ landscape: false, pieces }] : []
  const from = beginningOf(pieces, at)
  const to = endOf(pieces, from, at)
  return [
    ...(from > 0 ? [{ landscape: false, pieces: pieces.slice(0, from) }] : []),
    { landscape: true, pieces: pieces.slice(from, to).map(narrowed) },
    ...split(pieces.slice(to)),
  ]
}

const isWideTable = (piece: Piece) => piece.kind === 'table' && piece.wide === true

const isHeading = (piece: Piece) => piece.kind === 'paragraph' && styleOf(piece.style).outline !== undefined

const staysWithNext = (piece: Piece) =>
  piece.kind === 'paragraph' && (piece.keepNext ?? styleOf(piece.style).keepNext === true)

function beginningOf(pieces: readonly Piece[], table: number): number {
  let kept = table
  while (kept > 0 && staysWithNext(pieces[kept - 1]!)) kept--
  const page = pieces.slice(0, table).findLastIndex(beginsPage)
  const isShort = (from: number, part: number) =>
    from >= 0 && heightOf(pieces.slice(from, table)) <= textHeightOf(wide) * part
  if (isShort(page, most.before)) return page
  const heading = pieces.slice(0, table).findLastIndex(isHeading)
  return heading < kept && isShort(heading, most.heading) ? heading : kept
}

function endOf(pieces: readonly Piece[], from: number, table: number): number {
  const source = pieces[table + 1]
  const after = table + (source?.kind === 'paragraph' && source.style === 'Source' ? 2 : 1)
  const next = pieces.findIndex((piece, i) => i >= after && (beginsPage(piece) || isWideTable(piece)))
  const page = next < 0 ? pieces.length : next
  if (next >= 0 && isWideTable(pieces[next]!)) {
    // two tables with little between them share their pages
    const between = pieces.slice(after, next)
    return heightOf(between) <= textHeightOf(wide) * most.after ? endOf(pieces, from, next) : after
  }
  if (heightOf(pieces.slice(after, page)) <= textHeightOf(wide) * most.after) return page
  // the end of what the table belongs to, where its last page has room for it
  const heading = pieces.findIndex((piece, i) => i >= after && isHeading(piece))
  const end = heading < 0 ? page : Math.min(heading, page)
  const left = textHeightOf(wide) - (heightOf(pieces.slice(from, after)) % textHeightOf(wide)) - unusedByRows
  return heightOf(pieces.slice(after, end)) <= left ? end : after
}

const narrowed = (piece: Piece): Piece =>
  piece.kind === 'paragraph' && !['Caption', 'Source'].includes(piece.style)
    ? { ...piece, right: (styleOf(piece.style).right ?? 0) + spare }
    : piece
