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
  /** Whether as much may wait in memory as waits now and this change; what does not wait is never too much. */
  hasRoom(change: Uint8Array): boolean
  /** Documents of which a part is only in memory. */
  count(): number
  /** Tries to bring all to the disk now. */
  retry(): Promise<void>
  stop(): void
}

interface Waiting {
  readonly document: Document
  bytes: number
  readonly senders: { readonly session: Session; readonly hash: string }[]
}

const retryMs = 2000
/** What somebody who waits for an answer costs in memory, in bytes. */
const senderBytes = 256

/** What unsaved changes need. */
export interface UnsavedNeeds {
  readonly updates: UpdateLog
  /** Bytes that may wait in memory. */
  readonly most: number
  readonly log: Log
  /** Hears of documents that are on disk again. */
  saved(document: Document): void
}

/** Changes on their way to `updates`. */
export function unsavedChanges({ updates, most, log, saved }: UnsavedNeeds): UnsavedChanges {
  const waiting = new Map<string, Waiting>()
  const writing = new Map<string, Set<Promise<boolean>>>()
  let timer: NodeJS.Timeout | undefined
  let trying: Promise<void> | undefined

  const held = () => [...waiting.values()].reduce((sum, { bytes }) => sum + bytes, 0)

  function wait(document: Document, session: Session, hash: string, size: number): false {
    const known = waiting.get(document.name) ?? { document, bytes: 0, senders: [] }
    known.bytes += size + senderBytes
    known.senders.push({ session, hash })
    waiting.set(document.name, known)
    session.send({ say: 'notReceived', document: document.name, hash, code: 'connection.notSaved' })
    timer ??= setInterval(() => void retry(), retryMs).unref()
    return false
  }

  async function saveAll(): Promise<void> {
    try {
      await updates.revive()
      for (const [name, row] of [...waiting]) {
        const { document, senders, bytes } = row
        const upTo = senders.length // what comes while this is written is for the next time
        await updates.append(name, Y.encodeStateAsUpdate(document))
        for (const { session, hash } of senders.splice(0, upTo)) session.send({ say: 'received', document: name, hash })
        row.bytes -= bytes
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
      return wait(document, session, hash, change.length)
    }
  }

  return {
    append: async (document, session, hash, change) => {
      const { name } = document
      if (waiting.has(name)) return wait(document, session, hash, change.length)
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
      if (!waiting.has(document.name)) return true
      if (held() <= most) return wait(document, session, hash, 0)
      session.end('connection.notSaved')
      return false
    },
    has: name => waiting.has(name),
    hasRoom: change => waiting.size === 0 || held() + change.length <= most,
    count: () => waiting.size,
    retry,
    stop: () => clearInterval(timer),
  }
}
