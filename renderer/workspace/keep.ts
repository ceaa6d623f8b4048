import { clearDocument } from 'y-indexeddb'
import { isOfSeat } from '#shared/platform/seat'
import type { Statement } from '#shared/statements/statement'
import { documentName, parts, type Documents, type WorkspaceId } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { claim } from './claim'
import type { Database, StoredWorkspace } from './database'
import { describe } from './summary'
import { persistTwice } from './persistTwice'

/** What is stored of a workspace that this computer did not have. */
export interface Arrival {
  readonly documents: Documents
  readonly statements: ReadonlyMap<string, Pick<Statement, 'jws'>>
  readonly blobs: ReadonlyMap<string, Uint8Array>
  readonly workspace: Pick<StoredWorkspace, 'id' | 'generation' | 'me' | 'myName' | 'role' | 'isSample'>
}

/**
 * Stores a workspace, or what somebody who could only read it may do now; it is listed last, so that one that did not get to disk is never shown, and what there is of such a
 * one is removed. Throws `workspace.busy` or `storage.*`.
 */
export async function keep(
  database: Database,
  { documents, statements, blobs, workspace }: Arrival,
): Promise<WorkspaceId> {
  const { id, generation } = workspace
  const release = await claim(id)
  const isNew = (await database.workspace(id)) === undefined
  try {
    for (const part of parts) {
      const kept = await persistTwice(database.journal, documentName(id, generation, part), documents[part])
      try {
        await kept.flushed()
      } finally {
        await kept.close()
      }
    }
    await database.keepBlobs(id, blobs)
    await database.keepStatements(id, texts(statements))
    await database.keepWorkspace({ ...workspace, ...describe(bindWorkspace(documents)), lastOpened: Date.now() })
    return id
  } catch (error) {
    if (isNew) await remove(database, id).catch(() => undefined) // the first failure is the one to tell
    throw error
  } finally {
    release()
  }
}

/** Removes documents of every generation, statements and pictures of a workspace. Throws `storage.*`. */
export async function remove(database: Pick<Database, 'forget'>, id: WorkspaceId): Promise<void> {
  await database.forget(id)
  ;(await import('./fileMemory')).forgetFile(id)
  for (const { name = '' } of await indexedDB.databases())
    if (name.startsWith(`${id}/`) && isOfSeat(name, location.href)) await clearDocument(name)
  await (await import('./setAside/copies')).forgetCopies(id)
}

/** The statements as JWS by their SHA-256, as the database keeps them. */
export const texts = (statements: Arrival['statements']) =>
  new Map([...statements].map(([hash, { jws }]) => [hash, jws]))
