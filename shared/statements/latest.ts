import type { Id } from '../base/ids'
import type { Kind } from '../identity/access'
import { keptBy } from './kept'
import type { Content, Statement } from './statement'

/** Who somebody is, whatever they are called. */
export type MemberId = Id<'member'>

/** A statement of one kind. */
export type Of<K extends Kind> = K extends Kind
  ? Statement & { readonly content: Extract<Content, { readonly kind: K }> }
  : never

/** Whether a statement is of one of these kinds. */
export const isOf = <K extends Kind>(statement: Statement, ...kinds: readonly K[]): statement is Of<K> =>
  statement.content !== null && (kinds as readonly Kind[]).includes(statement.content.kind)

/** Whether `a` is above `b`: the higher revision, else the greater hash. */
const isAbove = (a: Statement, b: Statement | undefined) =>
  !b || a.revision > b.revision || (a.revision === b.revision && a.hash > b.hash)

const highestOf = <T extends Statement>(statements: Iterable<T>): T | undefined => {
  let highest: T | undefined
  for (const statement of statements) if (isAbove(statement, highest)) highest = statement
  return highest
}

/** What each author said last of what these are about. */
export const lastOfEach = <T extends Statement>(statements: Iterable<T>): readonly T[] => {
  const last = new Map<string, T>()
  for (const statement of statements) if (isAbove(statement, last.get(statement.by))) last.set(statement.by, statement)
  return [...last.values()]
}

/**
 * The last word on what statements are about; undefined of none. Of one author it is the highest revision. Between authors
 * a word comes after those that it names: a name cannot be made up before there is what it names, whereas anybody can write
 * the highest revision there is, and would have the last word for ever. Of what nobody answered the highest revision counts.
 */
export function latestOf<T extends Statement>(statements: Iterable<T>): T | undefined {
  const all = [...statements]
  const last = lastOfEach(all)
  if (last.length < 2) return last[0]
  const isAnswered = keptBy(all.map(({ after }) => after).join(''))
  return highestOf(last.filter(({ hash }) => !isAnswered(hash))) ?? highestOf(last)
}

/** The last word of each group. */
export const latest = <T extends Statement>(statements: Iterable<T>, group: (statement: T) => string): T[] =>
  [...groupedBy(statements, group).values()].map(each => latestOf(each)!)

/** Whether `a`, said by somebody else on what `b` is about, comes after it. */
export const isAfter = (a: Statement, b: Statement): boolean =>
  keptBy(a.after)(b.hash) || (a.revision > b.revision && !keptBy(b.after)(a.hash))

/** The items of each group, in their order. */
export function groupedBy<T, G>(items: Iterable<T>, group: (item: T) => G): Map<G, T[]> {
  const groups = new Map<G, T[]>()
  for (const item of items) {
    const known = groups.get(group(item))
    if (known) known.push(item)
    else groups.set(group(item), [item])
  }
  return groups
}
