import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import { source, type Readable } from '#shared/base/readable'
import type { Saving } from './opened'

/** Keeps one document in IndexedDB and knows from the store itself what is on disk. */
export interface Persistence {
  readonly saving: Readable<Saving>
  /** Writes the whole document again; resolves when it is on disk. Throws `storage.full` or `storage.write`. */
  saveAgain(): Promise<void>
  /** Resolves when all changes so far are on disk, or throws `storage.*`. */
  flushed(): Promise<void>
  close(): Promise<void>
}

const updates = 'updates'
const custom = 'custom'

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })

/** Key of the newest row; keys only grow, and a row whose transaction was aborted has none. */
const lastKey = (transaction: IDBTransaction) =>
  new Promise<number>((resolve, reject) => {
    const request = transaction.objectStore(updates).openKeyCursor(null, 'prev')
    request.onsuccess = () => resolve(Number(request.result?.key ?? 0))
    request.onerror = () => reject(request.error ?? new DOMException('failed', 'AbortError'))
  })

/** The failure to tell a person when the store refused a write. */
function storageError(cause: unknown): MeridianError {
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError'
  return new MeridianError(full ? 'storage.full' : 'storage.write', {}, { cause })
}

/**
 * Loads `doc` from the database `name` and appends every further update to it.
 *
 * y-indexeddb does not tell when an update is on disk or was refused, so this asks the store: transactions over one store
 * run in the order in which they were made, so a later strict one sees as many new rows as there were updates, or some were
 * refused. Strict durability also flushes what the earlier, relaxed ones wrote.
 * Throws `storage.unavailable` when the browser gives no database.
 */
export async function persist(name: string, doc: Y.Doc): Promise<Persistence> {
  const store = new IndexeddbPersistence(name, doc)
  const opening = (store as unknown as { _db: Promise<IDBDatabase> })._db
  await opening
    .then(() => store.whenSynced)
    .catch((cause: unknown) => {
      throw new MeridianError('storage.unavailable', {}, { cause })
    })
  const database = await opening

  const saving = source<Saving>({ state: 'saving' })
  let sent = 0 // updates handed to the store
  let known = { sent: 0, key: 0 } // how many of them were on disk at last count, and the newest key then
  let counting: Promise<void> | undefined
  let closed = false

  const strict = () => database.transaction([updates, custom], 'readwrite', { durability: 'strict' })

  async function count(): Promise<void> {
    const upTo = sent
    const transaction = strict()
    const finished = done(transaction)
    const key = await lastKey(transaction)
    transaction.objectStore(custom).put(Date.now(), 'checked')
    await finished
    if (key - known.key < upTo - known.sent) throw new DOMException('rows are missing', 'QuotaExceededError')
    known = { sent: upTo, key }
  }

  async function rewrite(): Promise<void> {
    const upTo = sent
    const transaction = strict()
    const finished = done(transaction)
    transaction.objectStore(updates).add(Y.encodeStateAsUpdate(doc))
    await finished
    const reading = database.transaction(updates, 'readonly')
    known = { sent: upTo, key: await lastKey(reading) }
  }

  /** Runs one count at a time until nothing is outstanding. */
  function settleDown(work: () => Promise<void>): Promise<void> {
    counting ??= (async () => {
      try {
        await work()
        while (known.sent < sent) await count()
        saving.set({ state: 'saved', at: Date.now() })
      } catch (cause) {
        const error = storageError(cause)
        saving.set({ state: 'failed', code: error.code as 'storage.full' | 'storage.write' })
        throw error
      } finally {
        counting = undefined
      }
    })()
    return counting
  }

  const onUpdate = (_: Uint8Array, origin: unknown) => {
    if (origin === store || closed) return
    sent++
    if (saving.read().state === 'failed') return // a row is missing; only a full rewrite makes the copy whole again
    if (saving.read().state !== 'saving') saving.set({ state: 'saving' })
    void settleDown(count).catch(() => undefined) // told through `saving`
  }
  doc.on('update', onUpdate)

  await settleDown(async () => {
    const transaction = strict()
    const finished = done(transaction)
    const key = await lastKey(transaction)
    transaction.objectStore(custom).put(Date.now(), 'opened')
    await finished
    known = { sent: 0, key }
  }).catch(() => undefined)

  const flushed = async () => {
    if (saving.read().state === 'failed') throw new MeridianError((saving.read() as { code: 'storage.full' }).code)
    while (known.sent < sent) await settleDown(count)
  }

  return {
    saving,
    flushed,
    saveAgain: async () => {
      await counting?.catch(() => undefined)
      await settleDown(rewrite)
    },
    close: async () => {
      closed = true
      doc.off('update', onUpdate)
      await counting?.catch(() => undefined)
      await store.destroy()
    },
  }
}

/** The saving of several documents told as one: failed before saving before saved. */
export function together(savings: readonly Readable<Saving>[]): Readable<Saving> {
  const read = (): Saving => {
    const states = savings.map(saving => saving.read())
    const failed = states.find(({ state }) => state === 'failed') ?? states.find(({ state }) => state === 'saving')
    if (failed) return failed
    return states.reduce((latest, next) =>
      latest.state === 'saved' && next.state === 'saved' && next.at > latest.at ? next : latest,
    )
  }
  return {
    read,
    subscribe: changed => {
      const stops = savings.map(saving => saving.subscribe(changed))
      return () => stops.forEach(stop => stop())
    },
  }
}
