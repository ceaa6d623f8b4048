import { openDB } from 'idb'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'
import type { Role } from '#shared/identity/access'
import type { Documents } from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from '../database'
import { forgetUnsent } from '../unsent'
import { knownParts, openCopies } from './copies'
import { setRefusedAside } from './refused'

/** A workspace that is being opened by somebody who wrote in it and may write no longer. */
export interface Leaving {
  readonly database: Database
  readonly stored: StoredWorkspace
  /** As all places together have them. */
  readonly documents: Documents
  readonly why: 'role' | 'revoked'
  readonly role: Role
  /** Has the documents written no more. */
  letGo(): Promise<void>
}

/** The workspace is to be opened anew; `failure` says why what nobody took is still in it. */
export interface Left {
  readonly stored: StoredWorkspace
  readonly failure: ErrorCode | null
}

/** Puts a whole document in the place of all rows that the page's storage has of it. Throws `storage.*`. */
export async function replaceStored(name: string, state: Uint8Array): Promise<void> {
  try {
    const database = await openDB(ofSeat(name, location.href))
    try {
      const transaction = database.transaction('updates', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.clear(), transaction.store.add(state), transaction.done])
    } finally {
      database.close()
    }
  } catch (cause) {
    throw storageFailure(cause)
  }
}

/** Sets aside what nobody took; null where there is no such thing, and what was opened may stay open. */
export async function leaveRefused({ database, stored, ...refused }: Leaving): Promise<Left | null> {
  const { id, generation } = stored
  const now = { ...stored, role: refused.role, writes: false }
  try {
    const isReplaced = await setRefusedAside(
      {
        copies: openCopies(database.journal, id),
        known: () => knownParts(id, generation),
        replace: replaceStored,
        journal: database.journal,
        settle: async () => {
          await forgetUnsent(database, id)
          await database.keepWorkspace(now)
        },
      },
      { id, generation, ...refused },
    )
    return isReplaced ? { stored: now, failure: null } : null
  } catch (error) {
    await refused.letGo().catch(() => undefined) // the first failure is the one to tell
    return { stored, failure: error instanceof MeridianError ? error.code : 'storage.write' }
  }
}
