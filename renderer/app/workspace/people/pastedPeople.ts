import { Role } from '#shared/identity/access'
import type { Person, Unit, UnitId } from '#shared/profile/profile'
import { pastedRows } from './pastedRows'

/** What a column of a pasted list can hold. */
export const columns = ['name', 'first', 'last', 'email', 'unit', 'institution', 'role', 'post'] as const
type Column = (typeof columns)[number]

/** What is wrong with a row. */
export type Mistake = 'noName' | 'longName' | 'email' | 'unit' | 'role' | 'twice' | 'known'

/** One row of a pasted list, read as a person. */
export interface PastedPerson {
  /** Place in what was pasted, from 1, head and empty rows counted. */
  readonly row: number
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The role as it was written; empty where none was, and `role` is what people usually are. */
  readonly roleText: string
  readonly unit: UnitId | null
  /** The unit as it was written. */
  readonly unitText: string
  readonly institution: string
  readonly post: string
  readonly mistakes: readonly Mistake[]
}

/** What a pasted list is read with. */
export interface PasteNeeds {
  readonly units: readonly Unit[]
  /** Those who are there already. */
  readonly people: readonly Pick<Person, 'name' | 'email'>[]
  /** How heads of columns are written, in small letters. */
  readonly heads: Readonly<Record<Column, readonly string[]>>
  /** How roles are written, in small letters. */
  readonly roles: Readonly<Record<Role, readonly string[]>>
}

/** A name of a person that a certificate takes. */
const longestName = 200

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[.:*]+$/, '')
    .trim()

/** Whether a text can be an e-mail address. */
export const isAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text)

type Layout = Partial<Record<Column, number>>

/** The columns by the head of the list, or null where its first row is no head. */
function layoutOfHead(cells: readonly string[], heads: PasteNeeds['heads']): Layout | null {
  if (cells.some(cell => cell.includes('@'))) return null
  const layout: Layout = {}
  cells.forEach((cell, at) => {
    const column = columns.find(known => heads[known].includes(plain(cell)))
    if (column && layout[column] === undefined) layout[column] = at
  })
  const isHead = Object.keys(layout).length > 1 || (cells.length === 1 && layout.name !== undefined)
  return isHead && (layout.name ?? layout.first ?? layout.last) !== undefined ? layout : null
}

/** The columns by what stands in them: addresses, roles and units are known when seen, the first other one is the name. */
function layoutOfRows(rows: readonly (readonly string[])[], isRole: Test, isUnit: Test): Layout {
  const width = Math.max(...rows.map(row => row.length))
  const free = Array.from({ length: width }, (_, at) => at)
  const takeBest = (test: Test) => {
    const counts = free.map(at => rows.filter(row => row[at] && test(row[at])).length)
    const best = Math.max(...counts)
    if (!(best > 0)) return undefined
    return free.splice(counts.indexOf(best), 1)[0]
  }
  const layout: Layout = {}
  const entered = (column: Column, at: number | undefined) => {
    if (at !== undefined) layout[column] = at
  }
  if (width > 1) {
    entered('email', takeBest(isAddress) ?? takeBest(cell => cell.includes('@') && !cell.includes('<')))
    entered('role', takeBest(isRole))
    const name = free.find(at => rows.some(row => row[at] && !isUnit(row[at])))
    if (name !== undefined) free.splice(free.indexOf(name), 1)
    entered('name', name ?? free.shift())
    entered('unit', takeBest(isUnit) ?? free.shift())
    entered('role', layout.role ?? free.shift())
  } else layout.name = 0
  return layout
}

type Test = (cell: string) => boolean

/** Reads a pasted list of people. Nothing is left out: what cannot be taken says why. */
export function pastedPeople(text: string, { units, people, heads, roles }: PasteNeeds): PastedPerson[] {
  const unitOf = (cell: string) =>
    units.find(({ name, abbreviation }) => cell && [plain(name), plain(abbreviation)].includes(plain(cell)))
  const roleOf = (cell: string) => Role.options.find(role => roles[role].includes(plain(cell)))
  const numbered = pastedRows(text)
    .map((cells, at) => ({ cells, row: at + 1 }))
    .filter(({ cells }) => cells.some(Boolean))
  if (numbered.length === 0) return []
  const head = layoutOfHead(numbered[0]!.cells, heads)
  const body = head ? numbered.slice(1) : numbered
  if (body.length === 0) return []
  const layout =
    head ??
    layoutOfRows(
      body.map(({ cells }) => cells),
      cell => roleOf(cell) !== undefined,
      cell => unitOf(cell) !== undefined,
    )

  const seen: Pick<Person, 'name' | 'email'>[] = []
  return body.map(({ cells, row }) => {
    const cell = (column: Column) => (layout[column] === undefined ? '' : (cells[layout[column]] ?? ''))
    const written = cell('name') || [cell('first'), cell('last')].filter(Boolean).join(' ')
    const { name, email } = addressed(written, cell('email'))
    const roleText = cell('role')
    const role = roleText ? roleOf(roleText) : 'member'
    const unitText = cell('unit')
    const unit = unitOf(unitText)
    const isFromElsewhere = role === 'mentor' && !unit
    const mistakes: Mistake[] = [
      ...(name ? [] : (['noName'] as const)),
      ...(name.length > longestName ? (['longName'] as const) : []),
      ...(email && !isAddress(email) ? (['email'] as const) : []),
      ...(unitText && !unit && !isFromElsewhere ? (['unit'] as const) : []),
      ...(role ? [] : (['role'] as const)),
      ...(people.some(there => isSame(there, { name, email })) ? (['known'] as const) : []),
      ...(seen.some(above => isSame(above, { name, email })) ? (['twice'] as const) : []),
    ]
    seen.push({ name, email })
    return {
      row,
      name,
      email,
      role: role ?? 'member',
      roleText,
      unit: unit?.id ?? null,
      unitText,
      institution: cell('institution') || (isFromElsewhere ? unitText : ''),
      post: cell('post'),
      mistakes,
    }
  })
}

/** Units that rows name and nobody has entered yet, each once and as it was written first. */
export function unknownUnits(rows: readonly PastedPerson[]): readonly string[] {
  const names = new Map<string, string>()
  for (const { unitText, mistakes } of rows) {
    const known = plain(unitText)
    if (mistakes.includes('unit') && !names.has(known)) names.set(known, unitText)
  }
  return [...names.values()]
}

/** Two people may share a name, never an address; where one has no address, the name has to do. */
function isSame(one: Pick<Person, 'name' | 'email'>, other: Pick<Person, 'name' | 'email'>): boolean {
  if (one.email && other.email) return plain(one.email) === plain(other.email)
  return one.name !== '' && plain(one.name) === plain(other.name)
}

/** Name and address where both stand in one cell, as `Farid Kakar <farid@nilab.edu>`. */
function addressed(name: string, email: string): { readonly name: string; readonly email: string } {
  const bare = email.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1')
  const [, before, inside] = /^(.*?)\s*<([^<>]+@[^<>]+)>$/.exec(name) ?? []
  return inside === undefined ? { name, email: bare } : { name: before!.replace(/^"|"$/g, ''), email: bare || inside }
}
