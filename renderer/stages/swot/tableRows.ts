import type { Factor, SwotItem } from '#shared/swot/item'
import { factors } from '#shared/swot/item'
import type { Swot } from './useSwot'

/** Columns of the table, each of which it can be sorted by. */
export const columns = ['label', 'statement', 'factor', 'unit', 'author'] as const
export type Column = (typeof columns)[number]

/** One item with the names that are shown for it. */
export interface Row {
  readonly item: SwotItem
  readonly label: string
  readonly unit: string
  readonly author: string
}

export interface Filters {
  readonly text: string
  readonly factor: Factor | null
  /** Id of a unit, `none` for items without one, null for all. */
  readonly unit: string | null
}

export interface Sorting {
  readonly by: Column
  readonly descending: boolean
}

/** All items as rows, in the order of the board. */
export const rowsOf = ({ board, label, unitName, authorName }: Swot): Row[] =>
  factors.flatMap(factor =>
    board[factor].map(item => ({
      item,
      label: label(item.id),
      unit: unitName(item.unit) ?? '',
      author: authorName(item.author) ?? '',
    })),
  )

/** The rows that fit all filters; text is looked for in everything that is shown, whatever its case. */
export function filtered(rows: readonly Row[], { text, factor, unit }: Filters): Row[] {
  const sought = text.trim().toLocaleLowerCase()
  return rows.filter(
    ({ item, label, unit: unitName, author }) =>
      (factor === null || item.factor === factor) &&
      (unit === null || (item.unit ?? 'none') === unit) &&
      [label, item.statement, unitName, author].some(shown => shown.toLocaleLowerCase().includes(sought)),
  )
}

/** The rows sorted; what is equal stays in the order of the board, what is empty comes last either way. */
export function sorted(rows: readonly Row[], { by, descending }: Sorting, language: string): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  const shown = (row: Row): string | number => {
    if (by === 'statement') return row.item.statement
    if (by === 'factor') return factors.indexOf(row.item.factor)
    if (by === 'label') return `${factors.indexOf(row.item.factor)} ${row.label}`
    return row[by]
  }
  return [...rows].sort((a, b) => {
    const [x, y] = [shown(a), shown(b)]
    if (typeof x === 'number' && typeof y === 'number') return descending ? y - x : x - y
    if (x === '' || y === '') return (x === '' ? 1 : 0) - (y === '' ? 1 : 0)
    return descending ? compare(String(y), String(x)) : compare(String(x), String(y))
  })
}
