import { staysWithEnd } from './contents'
import { textHeightOf, textWidthOf, upright, wide, styleOf } from './house'
import { lineHeight, paragraphSize, rowHeights, rowStays, spaceAfter, spaceBefore } from './measure'
import type { HeadingEntry, ParagraphPiece, Part, Piece, TablePiece } from './pieces'

/** What can be put on a page at once, and what must follow it there. */
interface Slab {
  readonly before: number
  readonly height: number
  readonly after: number
  /** Least part of it that may stand at the foot of a page. */
  readonly least: number
  /** Lines where it can be cut; 0 where it cannot. */
  readonly line: number
  readonly keepNext: boolean
  readonly pageBreak: boolean
  /** Height repeated on top when a table goes on. */
  readonly again: number
  /** How far it may reach below the text: the space between lines is not needed at the edge of a page. */
  readonly slack: number
  readonly bookmark?: string | undefined
}

/** The space between lines of text; rows of tables have none at their edge. */
const leading = lineHeight(styleOf('BodyText').size, styleOf('BodyText').multiple - 1)

function paragraphSlab(piece: ParagraphPiece, width: number): Slab {
  const style = styleOf(piece.style)
  const { lines, line, height } = paragraphSize(piece, width)
  const cut = style.keepLines || lines < 4 ? 0 : line
  return {
    before: spaceBefore(piece),
    height,
    after: spaceAfter(piece),
    least: cut ? line * 2 : height,
    line: cut,
    keepNext: piece.keepNext ?? style.keepNext === true,
    pageBreak: piece.pageBreak ?? style.pageBreakBefore === true,
    again: 0,
    slack: leading,
    bookmark: piece.bookmark,
  }
}

function tableSlabs(piece: TablePiece, room: number): Slab[] {
  const heights = rowHeights(piece)
  const head = heights.slice(0, piece.heads).reduce((sum, height) => sum + height, 0)
  const line = lineHeight(styleOf('TableText').size, styleOf('TableText').multiple)
  return heights.map((height, row) => {
    const cut = piece.splits?.[row] && row >= piece.heads ? line : 0
    const least = cut ? line * 3 : height
    return {
      before: 0,
      height,
      after: 0,
      least,
      line: cut,
      keepNext: rowStays(piece, row),
      pageBreak: false,
      again: row < piece.heads || head + least > room ? 0 : head, // Word repeats no head that leaves no room below it
      slack: 0,
    }
  })
}

function contentsSlabs(headings: readonly HeadingEntry[]): Slab[] {
  return headings.map(({ level }, line) => {
    const style = styleOf(level === 1 ? 'TOC1' : 'TOC2')
    const height = lineHeight(style.size, style.multiple)
    return {
      before: style.before,
      height,
      after: style.after,
      least: height,
      line: 0,
      keepNext: style.keepNext === true || staysWithEnd(line, headings.length),
      pageBreak: false,
      again: 0,
      slack: leading,
    }
  })
}

/** Height that must stand on one page: this slab, those kept with it, and the least part of the one after, without its slack. */
function together(slabs: readonly Slab[], from: number, room: number): number {
  const alone = slabs[from]!.least - slabs[from]!.slack
  if (!slabs[from]!.keepNext) return alone
  let { height, slack } = slabs[from]!
  for (let i = from; slabs[i]!.keepNext && i + 1 < slabs.length; i++) {
    const next = slabs[i + 1]!
    if (next.pageBreak) break // kept with a new page is kept with nothing
    height += Math.max(slabs[i]!.after, next.before) + (next.keepNext ? next.height : next.least)
    slack = next.slack
    if (height - slack > room) return alone // no page holds it: Word lets go
  }
  return height - slack
}

/**
 * The page each heading stands on, estimated by laying the pages out with the widths of Arial, so that the table of contents
 * shows numbers before Word counts itself. Every section begins on a new page, which keeps mistakes from adding up.
 */
export function paginate(parts: readonly Part[], headings: readonly HeadingEntry[]): ReadonlyMap<string, number> {
  const pages = new Map<string, number>()
  let page = 0
  for (const { landscape, pieces } of parts) {
    const form = landscape ? wide : upright
    const room = textHeightOf(form)
    page++
    let y = 0
    const turn = () => {
      page++
      y = 0
    }
    const slabs = pieces.flatMap((piece: Piece): Slab[] =>
      piece.kind === 'paragraph'
        ? [paragraphSlab(piece, textWidthOf(form))]
        : piece.kind === 'table'
          ? tableSlabs(piece, room)
          : contentsSlabs(headings),
    )
    let gap = 0 // space below what was placed last; Word takes the larger of it and the space above the next
    slabs.forEach((slab, i) => {
      if (slab.pageBreak && y > 0) turn()
      const kept = i > 0 && slabs[i - 1]!.keepNext // the chain was placed as a whole
      const space = () => (y === 0 ? 0 : Math.max(gap, slab.before))
      if (!kept && y > 0 && y + space() + together(slabs, i, room) > room) {
        turn()
        y += slab.again
      }
      y += space()
      if (slab.bookmark) pages.set(slab.bookmark, page)
      let { height } = slab
      while (slab.line > 0 && y + height > room + slab.slack) {
        const fits = Math.floor((room + slab.slack - y) / slab.line)
        const left = Math.round(height / slab.line) - fits
        const lines = left === 1 ? fits - 1 : fits // no last line alone on the next page
        if (lines < 2 && y === 0) break
        height -= Math.max(0, lines < 2 ? 0 : lines) * slab.line
        turn()
        y += slab.again
      }
      y += height
      while (y > room + slab.slack && height > room) {
        y -= room // taller than a page and not to be cut: Word cuts it all the same
        page++
      }
      gap = slab.after
    })
  }
  return pages
}
