import type { Id } from '../base/ids'
import type { Role } from '../identity/access'
import type { Anchor } from '../statements/anchor'
import type { Standing } from '../statements/fold'
import { isOf, latestOf, type MemberId, type Of } from '../statements/latest'
import type { Statement } from '../statements/statement'
import { isOwnId } from './ids'

export type ThreadId = Id<'comment'>

/** Somebody who said something, as certified. */
export interface Speaker {
  /** Who signed it. */
  readonly member: MemberId
  readonly name: string
  readonly role: Role | null
  /** Milliseconds since 1970 by the speaker's clock. */
  readonly at: number
  /** Who carried it over for a speaker who cannot sign here, or null. */
  readonly carriedBy: string | null
}

/** What somebody said; null where they took it back. */
interface Remark extends Speaker {
  readonly text: string | null
  /** Whether it says something else than at first. */
  readonly isEdited: boolean
}

/** An answer. */
export interface Reply extends Remark {
  readonly id: Id<'reply'>
  readonly text: string
}

/** A comment on the draft with what came of it. One taken back by its author stays while there are answers to it. */
export interface Thread extends Remark {
  readonly id: ThreadId
  readonly anchor: Anchor
  readonly replies: readonly Reply[]
  /** Who said that it is done, or null while it is open. */
  readonly resolved: Speaker | null
}

/** What is known of one comment or reply: all that its author said under its key. */
type Said<K extends 'comment' | 'reply'> = readonly Of<K>[] // never empty

interface Gathered {
  readonly comment: Of<'comment'>[]
  readonly replies: Map<string, Of<'reply'>[]>
  readonly resolutions: Of<'resolution'>[]
}

/** Sorts the standing statements by the thread they are of. */
function gather(statements: Iterable<Statement>, { proven }: Standing): Map<ThreadId, Gathered> {
  const found = new Map<ThreadId, Gathered>()
  const threadOf = (id: ThreadId): Gathered => {
    const known = found.get(id) ?? { comment: [], replies: new Map(), resolutions: [] }
    found.set(id, known)
    return known
  }
  const replies = new Map<string, Of<'reply'>[]>()
  for (const statement of statements) {
    const { by, hash, content } = statement
    if (content === null || by === 'root' || by === 'host' || !proven.has(hash)) continue
    if (isOf(statement, 'resolution')) threadOf(statement.content.key).resolutions.push(statement)
    else if (!isOwnId(content.key, by)) continue
    else if (isOf(statement, 'comment')) threadOf(statement.content.key).comment.push(statement)
    else if (isOf(statement, 'reply')) {
      const known = replies.get(content.key)
      if (known) known.push(statement)
      else replies.set(content.key, [statement])
    }
  }
  for (const [key, said] of replies) {
    const to = repliedTo(said)
    if (to) threadOf(to).replies.set(key, said)
  }
  return found
}

function repliedTo(said: Said<'reply'>): ThreadId | undefined {
  const { body } = latestOf(said)!.content
  return 'removed' in body ? undefined : body.to
}

interface CarriedFrom {
  readonly name: string
  readonly role: Role | null
  readonly at: number
}

function speaker({ members }: Standing, first: Statement, from: CarriedFrom | undefined): Speaker {
  const member = first.by as MemberId
  const { name = '', role = null } = members.get(member) ?? {}
  return from
    ? { member, name: from.name, role: from.role, at: from.at, carriedBy: name }
    : { member, name, role, at: first.at, carriedBy: null }
}

/** The words of a comment or reply as they stand, and whether they are others than at first. */
function words(said: Said<'comment'> | Said<'reply'>): { readonly text: string | null; readonly isEdited: boolean } {
  const texts = new Set<string>()
  for (const { content } of said) if (!('removed' in content.body)) texts.add(content.body.text)
  const { body } = latestOf<Of<'comment'> | Of<'reply'>>(said)!.content
  return { text: 'removed' in body ? null : body.text, isEdited: texts.size > 1 }
}

const first = <S extends Statement>(said: readonly S[]): S =>
  said.reduce((a, b) => (b.revision < a.revision || (b.revision === a.revision && b.hash < a.hash) ? b : a))

function replyOf(said: Said<'reply'>, standing: Standing): (Reply & { readonly after: number }) | null {
  const { key, body } = latestOf(said)!.content
  if ('removed' in body) return null
  const { isEdited } = words(said)
  return { id: key, ...speaker(standing, first(said), body.from), text: body.text, isEdited, after: body.after }
}

const inOrder = (a: { at: number; id: string }, b: { at: number; id: string }) =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function threadFrom(id: ThreadId, { comment, replies, resolutions }: Gathered, standing: Standing): Thread | null {
  const bodies = comment.flatMap(said => ('removed' in said.content.body ? [] : [said])) // the anchor is in each of them
  if (bodies.length === 0) return null // its comment has not arrived, or says nothing
  const { body } = latestOf(bodies)!.content
  if ('removed' in body) return null
  const answers = [...replies.values()]
    .flatMap(said => replyOf(said, standing) ?? [])
    .sort((a, b) => a.after - b.after || inOrder(a, b))
    .map(({ after: _, ...reply }): Reply => reply)
  const { text, isEdited } = words(comment)
  if (text === null && answers.length === 0) return null
  const resolution = latestOf(resolutions)
  return {
    id,
    anchor: body.anchor,
    ...speaker(standing, first(comment), body.from),
    text,
    isEdited,
    replies: answers,
    resolved: resolution?.content.body.resolved ? speaker(standing, resolution, resolution.content.body.from) : null,
  }
}

/** What stands of everything that was said about the draft, oldest first, in whatever order it arrived. */
export function threads(statements: Iterable<Statement>, standing: Standing): Thread[] {
  return [...gather(statements, standing)]
    .flatMap(([id, gathered]) => threadFrom(id, gathered, standing) ?? [])
    .sort(inOrder)
}
