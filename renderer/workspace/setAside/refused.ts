import * as Y from 'yjs'
import { sha256 } from '#shared/base/bytes'
import type { Role } from '#shared/identity/access'
import type { Journal } from '#shared/platform/platform'
import { hasMore, knownOfUpdate, onlyKnown } from '#shared/replica/known'
import { documentName, parts, type Documents, type Generation, type WorkspaceId } from '#shared/workspace/documents'
import type { Copies, CopyContent, CopyFacts, KnownParts } from './copies'

/** Where the documents of a workspace are kept, as far as setting aside goes. */
export interface Places {
  readonly copies: Pick<Copies, 'list' | 'content' | 'keep'>
  /** What others are known to have; undefined where nothing is known. */
  known(): Promise<KnownParts | undefined>
  /** Puts a whole document in the place of all that the page's storage has of it, all or nothing. Throws `storage.*`. */
  replace(name: string, state: Uint8Array): Promise<void>
  readonly journal: Pick<Journal, 'checkpoint'>
  /** Notes that nothing waits to be received any more, and that this person only reads. Throws `storage.*`. */
  settle(): Promise<void>
}

/** A workspace in which somebody wrote who may write no longer. */
export interface Refused {
  readonly id: WorkspaceId
  readonly generation: Generation
  /** As they are in all places together. */
  readonly documents: Documents
  readonly why: 'role' | 'revoked'
  readonly role: Role
  /** Has the documents written no more. */
  letGo(): Promise<void>
}

/** A copy with its name. */
export async function copyOf(
  facts: Omit<CopyFacts, 'id' | 'isSeen'>,
  content: CopyContent,
): Promise<readonly [CopyFacts, CopyContent]> {
  const sums = await Promise.all(parts.map(part => sha256(content[part])))
  const id = await sha256(new TextEncoder().encode(sums.join()))
  return [{ ...facts, id, isSeen: false }, content]
}

/** Whether a copy has all that these documents have. */
export const holds = (content: CopyContent | null, documents: Documents): boolean =>
  content !== null && parts.every(part => !hasMore(documents[part], knownOfUpdate(content[part])))

/**
 * Sets aside what somebody wrote that nobody took and nobody will take: the documents as they are become a copy under another
 * name, and in their place comes what others are known to have. Whatever ends this in between, doing it again gives the
 * same: the copy is whole before anything is taken away, and is not made twice. Gives whether anything was replaced;
 * where it is not known what others have, everything stays. Throws `storage.*`.
 */
export async function setRefusedAside(
  { copies, known, replace, journal, settle }: Places,
  { id, generation, documents, why, role, letGo }: Refused,
): Promise<boolean> {
  const theirs = await known()
  if (!theirs) return false
  if (!parts.some(part => hasMore(documents[part], theirs[part]))) {
    await settle()
    return false
  }
  const earlier = (await copies.list()).filter(copy => copy.generation === generation && copy.from === null)
  let isKept = false
  for (const copy of earlier) isKept ||= holds(await copies.content(copy.id), documents)
  const state = { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }
  if (!isKept)
    await copies.keep(
      ...(await copyOf({ generation, at: Date.now(), why, role, from: null }, { ...state, file: null })),
    )
  const clean = new Map(
    parts.map(part => [documentName(id, generation, part), onlyKnown(documents[part], theirs[part])]),
  )
  await letGo()
  for (const [name, update] of clean) {
    await replace(name, update)
    await journal.checkpoint(name, update)
  }
  await settle()
  return true
}
