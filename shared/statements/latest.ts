import type { Id } from '../base/ids'
import type { Kind } from '../identity/access'
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

/** Whether `a` replaces `b`, which is about the same: the higher revision, else the greater hash. */
const replaces = (a: Statement, b: Statement | undefined) =>
  !b || a.revision > b.revision || (a.revision === b.revision && a.hash > b.hash)

/** The one that replaces all others of each group. */
export function latest<T extends Statement>(statements: Iterable<T>, group: (statement: T) => string): T[] {
  const top = new Map<string, T>()
  for (const statement of statements)
    if (replaces(statement, top.get(group(statement)))) top.set(group(statement), statement)
  return [...top.values()]
}

/** The one that replaces all others; undefined of none. */
export const latestOf = <T extends Statement>(statements: Iterable<T>): T | undefined => latest(statements, () => '')[0]

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
