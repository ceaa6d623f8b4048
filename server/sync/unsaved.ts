import type { Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { Session } from '../auth/session'
import type { Log } from '../host/log'
import type { UpdateLog } from '../storage/updates'

/** What the disk refused: it stays in memory, is passed on all the same, and is tried again until the disk takes it. */
export interface UnsavedChanges {
  /** Brings a change to the disk, and says whether it is there. Where it is not, whoever sent it hears so, and later that it is. */
  append(document: Document, session: Session, hash: string, change: Uint8Array): Promise<boolean>
  /**
   * Says whether all of a document that is in memory is on disk, for a change that brought nothing new: what it repeats may
   * still be on its way. Where it is not there, whoever sent it hears so, and later that it is.
   */
  settled(document: Document, session: Session, hash: string): Promise<boolean>
  has(document: string): boolean
  /** Documents of which a part is only in memory. */
  count(): number
  /** Tries to bring all to the disk now. */
  retry(): Promise<void>
  stop(): void
}

interface Waiting {
  readonly document: Document
  readonly senders: { readonly session: Session; readonly hash: string }[]
}

const retryMs = 2000

/** Changes on their way to `updates`; `saved` hears of documents that are on disk again. */
export function unsavedChanges(updates: UpdateLog, log: Log, saved: (document: Document) => void): UnsavedChanges {
  const waiting = new Map<string, Waiting>()
  const writing = new Map<string, Set<Promise<boolean>>>()
  let timer: NodeJS.Timeout | undefined
  let trying: Promise<void> | undefined

  function wait(document: Document, session: Session, hash: string): false {
    const known = waiting.get(document.name)
    if (known) known.senders.push({ session, hash })
    else waiting.set(document.name, { document, senders: [{ session, hash }] })
    session.send({ say: 'notReceived', document: document.name, hash, code: 'connection.notSaved' })
    timer ??= setInterval(() => void retry(), retryMs).unref()
    return false
  }

  async function saveAll(): Promise<void> {
    try {
      await updates.revive()
      for (const [name, { document, senders }] of [...waiting]) {
        const upTo = senders.length // what comes while this is written is for the next time
        await updates.append(name, Y.encodeStateAsUpdate(document))
        for (const { session, hash } of senders.splice(0, upTo)) session.send({ say: 'received', document: name, hash })
        if (senders.length > 0) continue
        waiting.delete(name)
        log('document.saved', { document: name })
        saved(document)
      }
    } catch {
      log('disk.refuses', { documents: waiting.size })
    }
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  const retry = () => (trying ??= saveAll().finally(() => (trying = undefined)))

  async function write(document: Document, session: Session, hash: string, change: Uint8Array): Promise<boolean> {
    try {
      await updates.append(document.name, change)
      return true
    } catch {
      log('disk.refuses', { document: document.name })
      return wait(document, session, hash)
    }
  }

  return {
    append: async (document, session, hash, change) => {
      const { name } = document
      if (waiting.has(name)) return wait(document, session, hash)
      const written = write(document, session, hash, change)
      const others = writing.get(name) ?? new Set()
      writing.set(name, others.add(written))
      const isSaved = await written
      others.delete(written)
      if (others.size === 0) writing.delete(name)
      return isSaved
    },
    settled: async (document, session, hash) => {
      await Promise.all([...(writing.get(document.name) ?? [])])
      return !waiting.has(document.name) || wait(document, session, hash)
    },
    has: name => waiting.has(name),
    count: () => waiting.size,
    retry,
    stop: () => clearInterval(timer),
  }
}
