import * as Y from 'yjs'
import { isSameBytes } from '#shared/base/bytes'
import { MeridianError } from '#shared/base/errors'
import { source } from '#shared/base/readable'
import type { Journal } from '#shared/platform/platform'
import { storageCode, storageFailure } from '#shared/platform/storageFailure'
import type { Saving } from './opened'
import { persist, together, type Persistence } from './persist'
import { whenIdle } from './whenIdle'

/** How long changes are gathered before they go to the journal, in milliseconds. */
const pauseMs = 200

/** A checkpoint is due when what was appended since the last one is as long as it, and at least this long, in bytes. */
const leastGrowth = 1024 * 1024

/** It is due after so many records, too: each takes its time at the next start. */
const mostRecords = 2000

/** When the journal is looked over after opening, at the latest, in milliseconds: what a person came for comes first. */
const lookOverMs = 10_000

/**
 * Keeps a document in IndexedDB and in the journal: a change counts as saved when both have it. What only the journal has is
 * merged at once where the database has nothing, and otherwise before the journal is written to, or as soon as nothing else is
 * to be done. Throws as `persist`; a journal that cannot be read is told of as not saved, and opens no less.
 */
export async function persistTwice(journal: Journal, name: string, doc: Y.Doc): Promise<Persistence> {
  const stored = await persist(name, doc)
  const isLost = doc.store.clients.size === 0
  return alsoIn(journal, name, doc, stored, isLost ? await journal.read(name).catch(() => null) : null)
}

function alsoIn(
  journal: Journal,
  name: string,
  doc: Y.Doc,
  stored: Persistence,
  records: readonly Uint8Array[] | null,
): Persistence {
  const saving = source<Saving>({ state: 'saved', at: Date.now() })
  let isMerged = false
  /** Whether the journal has all that `doc` had when it was last written, but for what waits. */
  let isWhole = false
  let waiting: Uint8Array[] = []
  /** All that the journal had when it was read, if that was a checkpoint and nothing after it. */
  let opening: Uint8Array | null = null
  let checkpoint = { length: 0, grown: 0, records: 0 }
  let writing: Promise<void> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let closed = false

  /** What is known already changes nothing and reaches no store. */
  function merge(all: readonly Uint8Array[]): void {
    Y.transact(doc, () => all.forEach(update => Y.applyUpdate(doc, update, journal)), journal, false)
    isMerged = true
    opening = all.length === 1 ? all[0]! : null
  }

  /** Applying and encoding merges a long history; `Y.mergeUpdates` would take minutes. */
  async function rewrite(): Promise<void> {
    const known = isMerged ? null : await journal.read(name)
    if (known) merge(known)
    waiting = []
    const state = Y.encodeStateAsUpdate(doc)
    if (!opening || !isSameBytes(opening, state)) await journal.checkpoint(name, state)
    opening = null
    checkpoint = { length: state.length, grown: 0, records: 0 }
    isWhole = true
  }

  async function append(): Promise<void> {
    const updates = waiting
    waiting = []
    await journal.append(name, updates)
    checkpoint.records += updates.length
    checkpoint.grown += updates.reduce((sum, { length }) => sum + length, 0)
  }

  const isLong = () => checkpoint.records > mostRecords || checkpoint.grown > Math.max(leastGrowth, checkpoint.length)

  async function write(): Promise<void> {
    try {
      while (!isWhole || waiting.length > 0) await (isWhole && !isLong() ? append() : rewrite())
      if (saving.read().state !== 'saved') saving.set({ state: 'saved', at: Date.now() })
    } catch (cause) {
      isWhole = false // a record may be missing; only the whole document makes the journal whole again
      saving.set({ state: 'failed', code: storageCode(cause) })
      throw storageFailure(cause)
    }
  }

  /** Writes until the journal has everything, one thing at a time. */
  function settleDown(): Promise<void> {
    clearTimeout(pause)
    pause = undefined
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }
  const quietly = () => void settleDown().catch(() => undefined) // told through `saving`

  if (records) merge(records)

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === journal || closed) return
    waiting.push(update)
    if (saving.read().state === 'failed') return
    if (saving.read().state !== 'saving') saving.set({ state: 'saving' })
    pause ??= setTimeout(quietly, pauseMs)
  }
  doc.on('update', onUpdate)
  const stopLooking = whenIdle(quietly, lookOverMs)

  const flushed = async () => {
    while (!isWhole || waiting.length > 0) {
      const now = saving.read()
      if (now.state === 'failed') throw new MeridianError(now.code)
      await settleDown()
    }
  }

  return {
    saving: together([stored.saving, saving]),
    flushed: async () => void (await Promise.all([stored.flushed(), flushed()])),
    saveAgain: async () => {
      await writing?.catch(() => undefined)
      isWhole = false // a browser that threw the database away may have done so with the journal
      await Promise.all([stored.saveAgain(), settleDown()])
    },
    close: async () => {
      closed = true
      stopLooking()
      clearTimeout(pause)
      doc.off('update', onUpdate)
      await writing?.catch(() => undefined)
      await stored.close()
    },
  }
}
