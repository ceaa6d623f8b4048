import { textHeightOf, upright, wide } from './house'
import { beginsPage, rowHeights, spaceBefore } from './measure'
import type { Part, Piece, TablePiece } from './pieces'

/** Space that a table leaves below it where no source line does. */
const belowTable = 10

/** Parts of a page: a row taller than the first may break inside, a table smaller than the second stands whole. */
const tallRow = 0.4
const smallTable = 0.5

/**
 * Makes pieces fit together: a table gets room below it, two tables do not grow into one, no part ends with a table (Word would
 * add a line of full height), and what begins a page begins at its top: a part needs no second page break, nor space above.
 */
export function joined(parts: readonly Part[]): Part[] {
  return parts.map(({ landscape, pieces }, index) => {
    const next: Piece[] = []
    pieces.forEach((piece, i) => {
      const before = pieces[i - 1]
      if (before?.kind === 'table' && piece.kind !== 'paragraph')
        next.push({ kind: 'paragraph', style: 'TableGap', inlines: [] })
      const opens = i === 0 && index > 0
      const follows = before?.kind === 'table' && before.look !== 'none' && !beginsPage(piece)
      next.push(
        piece.kind === 'paragraph' && (opens || (follows && piece.style !== 'Source'))
          ? {
              ...piece,
              ...(opens ? { before: 0 } : { before: Math.max(belowTable, spaceBefore(piece)) }),
              ...(opens && beginsPage(piece) && { pageBreak: false }),
            }
          : piece.kind === 'table'
            ? fitted(piece, textHeightOf(landscape ? wide : upright), pieces[i + 1])
            : piece,
      )
    })
    if (next.at(-1)?.kind !== 'paragraph') next.push({ kind: 'paragraph', style: 'TableGap', inlines: [] })
    return { landscape, pieces: next }
  })
}

function fitted(table: TablePiece, page: number, next: Piece | undefined): TablePiece {
  const heights = rowHeights(table)
  const height = heights.reduce((sum, row) => sum + row, 0)
  const splits = heights.map(row => row > page * tallRow)
  if (splits.includes(true)) return { ...table, splits }
  const sourced = next?.kind === 'paragraph' && next.style === 'Source'
  return { ...table, whole: height <= page * smallTable, keepNext: sourced }
}
