import { textWidth } from './arialWidths'
import { cellPadding, styleOf } from './house'
import type { TextPiece } from './pieces'

/** A line of a table of years: the name of an institution and its figures. */
interface YearRow {
  readonly name: TextPiece
  readonly cells: readonly (readonly TextPiece[])[]
}

/** Part of the line that names take, what reads well, and the least. */
const names = { most: 0.4, good: 0.3, least: 0.18 } as const

/** Letters where a table has so many years that its words would break. */
const smallSize = 8.5

const padding = cellPadding.horizontal * 2 + 1

/**
 * Columns of a table of years that take `total` points: all years as wide as the widest figure or word, names what is left.
 * Where that is too little, words stand below each other ("not applicable"), then the letters become smaller (`size`).
 * `isTight` where names have too little room to read well.
 */
export function yearColumns(
  rows: readonly YearRow[],
  total: number,
): { widths: number[]; size?: number; isTight: boolean } {
  const years = Math.max(1, ...rows.map(({ cells }) => cells.length))
  const { size: usual } = styleOf('TableNumber')
  const roomOf = (need: number) => total - need * years
  const columns = (room: number) => {
    const first = Math.min(total * names.most, Math.max(total * names.least, room))
    return [first, ...Array.from({ length: years }, () => (total - first) / years)]
  }
  for (const split of [false, true]) {
    const room = roomOf(widest(rows, usual, split))
    if (room >= total * names.good) return { widths: columns(room), isTight: false }
  }
  const room = roomOf(widest(rows, smallSize, true))
  return { widths: columns(room), size: smallSize, isTight: true }
}

/**
 * Years in groups that stand beside each other without breaking a figure or a word: one group where all of them do, else
 * groups of like length, each a table of its own. Places of the years, in order.
 */
export function yearGroups(rows: readonly YearRow[], total: number): number[][] {
  const years = Math.max(1, ...rows.map(({ cells }) => cells.length))
  const most = Math.max(1, Math.floor((total * (1 - names.least)) / widest(rows, smallSize, true)))
  const each = Math.ceil(years / Math.ceil(years / most))
  return Array.from({ length: Math.ceil(years / each) }, (_, group) =>
    Array.from({ length: Math.min(each, years - group * each) }, (_, i) => group * each + i),
  )
}

/** Width of the widest figure of all years in letters of `size`; of the widest word where texts may be split. */
function widest(rows: readonly YearRow[], size: number, split: boolean): number {
  let most = 0
  for (const { cells } of rows) {
    for (const cell of cells) {
      const text = cell.map(part => part.text).join('')
      const bold = cell.some(part => part.bold)
      for (const word of split ? text.split(' ') : [text]) most = Math.max(most, textWidth(word, size, bold))
    }
  }
  return most + padding
}
