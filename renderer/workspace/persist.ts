import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import { source, type Readable } from '#shared/base/readable'
import { ofSeat } from '#shared/platform/seat'
import { storageCode, storageFailure } from '#shared/platform/storageFailure'
import type { Saving } from './opened'
import { renewLog } from './renewLog'
import { whenIdle } from './whenIdle'

/** Keeps one document in IndexedDB and knows from the store itself what is on disk. */
export interface Persistence {
  readonly saving: Readable<Saving>
  /** Writes the whole document again; resolves when it is on disk. Throws `storage.full` or `storage.write`. */
  saveAgain(): Promise<void>
  /** Resolves when all changes so far are on disk, or throws `storage.*`. */
  flushed(): Promise<void>
  close(): Promise<void>
}

/** How long changes are gathered before the disk is asked about them, in milliseconds: asking costs a slow one dear. */
const pauseMs = 200

/**
 * So many rows are made one, at the latest: the store does so by itself only where nobody writes for a second, which may be
 * never while many do, and each row takes its time at the next start.
 */
const mostRows = 2000

const updates = 'updates'
const custom = 'custom'

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('failed', 'AbortError'))
  })

/** What is used of y-indexeddb besides what it offers. */
interface Inside {
  _db: Promise<IDBDatabase>
  /** Null: it writes nothing. */
  db: IDBDatabase | null
  readonly _storeUpdate: (update: Uint8Array, origin: unknown) => void
}

/** Key of the newest row; keys only grow, and a row whose transaction was aborted has none. */
const newestKey = async (rows: IDBObjectStore) => Number((await answer(rows.openKeyCursor(null, 'prev')))?.key ?? 0)

/**
 * Loads `doc` from the database `name` and appends to it what `doc` already holds and every further update.
 *
 * y-indexeddb does not tell when an update is on disk or was refused, so this asks the store: transactions over one store
 * run in the order in which they were made, so a later strict one sees as many new rows as there were updates, or some were
 * refused. Strict durability also flushes what the earlier, relaxed ones wrote.
 * Throws `storage.unavailable` when the browser gives no database or cannot read it.
 */
export async function persist(name: string, doc: Y.Doc): Promise<Persistence> {
  const isEmpty = doc.store.clients.size === 0
  const store = new IndexeddbPersistence(ofSeat(name, location.href), doc)
  const inside = store as unknown as Inside
  let database = await inside._db.catch((cause: unknown) => {
    throw new MeridianError('storage.unavailable', {}, { cause })
  })
  // where reading fails `whenSynced` never comes; this does, because transactions over one store end in their order
  const newest = newestKey(database.transaction(updates, 'readonly').objectStore(updates))
  await Promise.race([store.whenSynced, newest.catch(() => undefined)])
  if (!store.synced) {
    await store.destroy()
    throw new MeridianError('storage.unavailable')
  }

  const saving = source<Saving>(isEmpty ? { state: 'saved', at: Date.now() } : { state: 'saving' })
  let sent = isEmpty ? 0 : 1 // updates handed to the store; what `doc` brought along is the first
  /** How many of them were on disk at last count, and the newest key then. */
  let known: { sent: number; key: number | Promise<number> } = { sent: 0, key: newest }
  let counting: Promise<void> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let isGone = false

  let isCompacting = false
  let stopCompacting = () => undefined as void

  function compact(): void {
    const { _dbsize: rows } = store as unknown as { readonly _dbsize: number }
    if (rows < mostRows || isCompacting) return
    isCompacting = true
    stopCompacting = whenIdle(() => {
      const done = () => void (isCompacting = false)
      void storeState(store).then(done, done) // all or nothing, and counted like what the store does by itself
    })
  }

  /** The connection has ended: y-indexeddb must not try it, since it throws into whoever changed the document. */
  function letGo(): void {
    isGone = true
    inside.db = null
  }

  const strict = () => database.transaction([updates, custom], 'readwrite', { durability: 'strict' })

  async function count(): Promise<void> {
    const before = await known.key
    const upTo = sent
    const transaction = strict()
    const rows = transaction.objectStore(updates)
    const [key, last] = await Promise.all([
      newestKey(rows),
      answer(rows.getKey(before)),
      answer(transaction.objectStore(custom).put(Date.now(), 'checked')),
      done(transaction),
    ])
    // the store has put one row in the place of all before it, which is no update of ours
    const compacted = before > 0 && last === undefined ? 1 : 0
    if (key - before - compacted < upTo - known.sent) throw new DOMException('rows are missing', 'QuotaExceededError')
    known = { sent: upTo, key }
  }

  async function rewrite(): Promise<void> {
    const upTo = sent
    const transaction = strict()
    const [key] = await Promise.all([
      answer(transaction.objectStore(updates).add(Y.encodeStateAsUpdate(doc))),
      done(transaction),
    ])
    known = { sent: upTo, key: Number(key) }
  }

  /** Runs one count at a time until nothing is outstanding, or all that is waits for its pause to end. */
  function settleDown(work: () => Promise<void>): Promise<void> {
    clearTimeout(pause)
    pause = undefined
    counting ??= (async () => {
      try {
        await renewLog() // or what is called saved now may be gone at the next start but one
        await work()
        while (known.sent < sent && pause === undefined) await count()
        if (known.sent === sent) saving.set({ state: 'saved', at: Date.now() })
        compact()
      } catch (cause) {
        if (cause instanceof DOMException && cause.name === 'InvalidStateError') letGo()
        saving.set({ state: 'failed', code: storageCode(cause) })
        throw storageFailure(cause)
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
    pause ??= setTimeout(() => void settleDown(count).catch(() => undefined), pauseMs) // told through `saving`
  }
  // y-indexeddb throws where its connection is gone, and nobody behind it would hear of the update: it comes last
  doc.off('update', inside._storeUpdate)
  doc.on('update', onUpdate)
  doc.on('update', inside._storeUpdate)

  /** Browsers end a connection by themselves where a disk is full or the data is cleared: then nothing is written any more. */
  function watch(): void {
    database.addEventListener('close', () => {
      letGo()
      if (!closed) saving.set({ state: 'failed', code: 'storage.write' })
    })
  }
  watch()

  async function connect(): Promise<void> {
    const opening = indexedDB.open(database.name)
    opening.onupgradeneeded = () => {
      // where the disk was full the browser may have thrown the whole database away: then it is made as y-indexeddb makes it
      opening.result.createObjectStore(updates, { autoIncrement: true })
      opening.result.createObjectStore(custom)
    }
    database = await answer(opening).catch((cause: unknown) => {
      throw storageFailure(cause)
    })
    inside._db = Promise.resolve(database)
    inside.db = database
    isGone = false
    watch()
  }

  if (isEmpty) compact()
  else await settleDown(rewrite).catch(() => undefined) // told through `saving`

  const flushed = async () => {
    while (known.sent < sent) {
      const now = saving.read()
      if (now.state === 'failed') throw new MeridianError(now.code)
      await settleDown(count)
    }
  }

  return {
    saving,
    flushed,
    saveAgain: async () => {
      await counting?.catch(() => undefined)
      if (isGone) await connect()
      await settleDown(rewrite)
    },
    close: async () => {
      closed = true
      clearTimeout(pause)
      stopCompacting()
      doc.off('update', onUpdate)
      await counting?.catch(() => undefined)
      await store.destroy()
    },
  }
}

/** The saving of several documents told as one: failed, and first of all full, before saving before saved. */
export function together(savings: readonly Readable<Saving>[]): Readable<Saving> {
  const read = (): Saving => {
    const states = savings.map(saving => saving.read())
    const failed = states.filter(({ state }) => state === 'failed')
    const full = failed.find(saving => saving.state === 'failed' && saving.code === 'storage.full')
    const told = full ?? failed[0] ?? states.find(({ state }) => state === 'saving')
    if (told) return told
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
