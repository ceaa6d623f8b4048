import { openDB, type DBSchema } from 'idb'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'
import type { WorkspaceId } from '#shared/workspace/documents'

/** What was decided to be removed, kept until it is gone, so that a start after a power cut finishes it. */
export interface LeavingPlan {
  readonly id: WorkspaceId
  readonly title: string
  /** Names of the keys that go. */
  readonly keys: readonly string[]
  /** Whether the backups go too. */
  readonly backups: boolean
}

interface Schema extends DBSchema {
  plans: { key: WorkspaceId; value: LeavingPlan }
}

const databaseName = () => ofSeat('meridian-leaving', location.href)

async function using<T>(work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  try {
    const database = await open()
    try {
      return await work(database)
    } finally {
      database.close()
    }
  } catch (cause) {
    throw storageFailure(cause)
  }
}

const open = () =>
  openDB<Schema>(databaseName(), 1, { upgrade: made => void made.createObjectStore('plans', { keyPath: 'id' }) })

/** Keeps a plan, on disk when it resolves. Throws `storage.*`. */
export const keepPlan = (plan: LeavingPlan): Promise<void> =>
  using(async database => {
    const transaction = database.transaction('plans', 'readwrite', { durability: 'strict' })
    await Promise.all([transaction.store.put(plan), transaction.done])
  })

/** A plan that was carried out. Throws `storage.*`. */
export const dropPlan = (id: WorkspaceId): Promise<void> => using(database => database.delete('plans', id))

/** Plans that were not finished; none where there never was one. Throws `storage.*`. */
export async function openPlans(): Promise<readonly LeavingPlan[]> {
  const known = await indexedDB.databases()
  return known.some(database => database.name === databaseName()) ? using(database => database.getAll('plans')) : []
}
