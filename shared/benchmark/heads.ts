import type { readTable } from './block'
import { readNumber } from './readNumber'

type Table = ReturnType<typeof readTable>

/** The grid into which a block is pasted. */
export interface HeadedGrid {
  /** For each row all names by which its institution may be called. */
  readonly rows: readonly (readonly string[])[]
  /** For each column its year. */
  readonly years: readonly number[]
}

/** A block without its heads, with its cells where they belong. */
export interface PlacedBlock {
  readonly table: Table
  /** The cell of the grid at which `table` begins. */
  readonly at: { readonly row: number; readonly column: number }
  /** Whether heads said where the cells belong. */
  readonly isHeaded: boolean
  /** Names and years that the grid does not have, as they were pasted; their cells stand behind its last row and column. */
  readonly otherRows: readonly string[]
  readonly otherColumns: readonly string[]
}

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** The reporting year a head names: `2024`, `2024 г.`, or the year in which teaching ended, of `2023/24` and `2023-2024`. */
function yearIn(text: string): number | null {
  const [, first = '', second] =
    /^((?:19|20|21)\d\d)(?:\s?[/\u2010-\u2015-]\s?(\d\d(?:\d\d)?))?(?:\s?(?:г\.?г?\.?|год|ж\.))?$/u.exec(text.trim()) ??
    []
  if (!first) return null
  const next = Number(first) + 1
  if (second === undefined) return Number(first)
  return String(next).endsWith(second) ? next : null
}

/**
 * Whether years stand above: two or more that only rise or fall, which figures below each other hardly do, one of them known.
 * Other heads between them are words, such as "Source".
 */
function hasYears([first, ...rest]: Table, known: readonly number[], isNamed: boolean): boolean {
  if (!first || rest.length === 0) return false
  const heads = first.slice(isNamed || yearIn(first[0] ?? '') === null ? 1 : 0)
  const years = heads.flatMap(head => yearIn(head) ?? [])
  const steps = years.slice(1).map((year, i) => Math.sign(year - years[i]!))
  const isOneWay = steps[0] !== 0 && steps.every(step => step === steps[0])
  const areWords = heads.every(head => yearIn(head) !== null || readNumber(head).kind === 'unreadable')
  return areWords && isOneWay && years.length > (isNamed ? 0 : 1) && years.some(year => known.includes(year))
}

/** Whether names stand beside: no figures, and one of them known. */
function hasNames(rows: Table, known: ReadonlySet<string>): boolean {
  const names = rows.map(([first = '']) => first)
  return names.some(name => known.has(plain(name))) && names.every(name => readNumber(name.trim()).kind !== 'number')
}

/** Where each head stands in the grid; what the grid does not have comes behind its end, in the order of the block. */
function placesOf(heads: readonly string[], find: (head: string) => number, end: number) {
  const taken = new Set<number>()
  const others: string[] = []
  const places = heads.map(head => {
    const place = find(head)
    if (place >= 0 && !taken.has(place)) {
      taken.add(place)
      return place
    }
    return end + others.push(head.trim()) - 1
  })
  return { places, others }
}

/**
 * Brings a block that was copied with its heads, years above or names beside, to where these say: people copy whole tables, and
 * read from the chosen cell on, years would become figures. A block without heads stays as it is, at `at`.
 */
export function placeByHeads(table: Table, at: PlacedBlock['at'], grid: HeadedGrid): PlacedBlock {
  const names = new Set(grid.rows.flat().map(plain))
  const isNamed = hasNames(table.length > 1 ? table.slice(1) : table, names)
  const isDated = hasYears(table, grid.years, isNamed)
  if (!isNamed && !isDated) return { table, at, isHeaded: false, otherRows: [], otherColumns: [] }

  const rows = isDated ? table.slice(1) : table
  const skip = isNamed || (isDated && yearIn(table[0]![0] ?? '') === null) ? 1 : 0
  const width = Math.max(...table.map(row => row.length)) - skip
  const inTurn = (from: number, count: number) => ({
    places: Array.from({ length: count }, (_, i) => from + i),
    others: [],
  })
  const down = isNamed
    ? placesOf(
        rows.map(([name = '']) => name),
        name => grid.rows.findIndex(known => known.some(each => plain(each) === plain(name))),
        grid.rows.length,
      )
    : inTurn(at.row, rows.length)
  const across = isDated
    ? placesOf(
        Array.from({ length: width }, (_, i) => table[0]![i + skip] ?? ''),
        year => grid.years.indexOf(yearIn(year) ?? NaN),
        grid.years.length,
      )
    : inTurn(at.column, width)

  const placed = Array.from({ length: Math.max(...down.places) + 1 }, () =>
    Array.from({ length: Math.max(...across.places) + 1 }, () => ''),
  )
  rows.forEach((cells, i) =>
    across.places.forEach((column, j) => (placed[down.places[i]!]![column] = cells[j + skip] ?? '')),
  )
  return {
    table: placed,
    at: { row: 0, column: 0 },
    isHeaded: true,
    otherRows: down.others,
    otherColumns: across.others,
  }
}
