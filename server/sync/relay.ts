import { createHash } from 'node:crypto'
import { Hocuspocus, OutgoingMessage, type Connection, type Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { scanChange } from '#shared/exchange/scanChange'
import { readDocumentName } from '#shared/sync/documentName'
import { SyncKind } from '#shared/sync/protocol'
import type { Session } from '../auth/session'
import type { Log } from '../host/log'
import type { UpdateLog } from '../storage/updates'
import { bindPresence } from './presence'
import { stayOf } from './stay'
import { trialsInTurn, type TryChange } from './trial'
import { unsavedChanges, type UnsavedChanges } from './unsaved'

/** What every connection carries through Hocuspocus. */
export interface RelayContext {
  readonly session: Session
}

/** Passes changes on between those who may see them, once they are on disk. */
export interface Relay {
  readonly hocuspocus: Hocuspocus<RelayContext>
  readonly unsaved: UnsavedChanges
  /** A session is down. */
  leave(session: Session): void
  /** Resolves when what clients sent before they left is handled and no document is open any more, or within two seconds. */
  emptied(): Promise<void>
}

/** What the relay takes. */
export interface RelayLimits {
  /** Bytes on disk. */
  readonly largestDocument: number
  /** Bytes that wait in memory while the disk refuses. */
  readonly mostUnsaved: number
  /** Tries what may be made to hold the host up. */
  readonly tryChange: TryChange
}

/** Hocuspocus tells a client the reason it finds in an error; without a message it prints nothing. */
const refusal = (reason: ErrorCode) => Object.assign(new Error(''), { reason })

/** Asks a client for all that this document lacks. */
function askAnew(connection: Connection<RelayContext>, document: Document): void {
  const asking = new OutgoingMessage(connection.messageAddress).createSyncMessage().writeFirstSyncStepFor(document)
  connection.send(asking.toUint8Array())
}

/** Pieces that are applied in a moment however they were made to interfere with each other. */
const piecesOnTrust = 5000

/** What a change is, in the eyes of the host. */
type Verdict = { readonly take: true } | { readonly take: false; readonly code: ErrorCode | null }
const notAllowed: Verdict = { take: false, code: 'connection.readOnly' }
const nothingNew: Verdict = { take: false, code: null }

/**
 * The relay over an update log. Rights are asked for every message, last of all before it is stored; what is allowed
 * is passed on, stored, and then acknowledged by its hash.
 */
export function openRelay(
  updates: UpdateLog,
  { largestDocument, mostUnsaved, tryChange }: RelayLimits,
  log: Log,
): Relay {
  const releasing = new Set<Promise<void>>()
  const handled = new WeakMap<Connection<RelayContext>, string>()
  const stay = stayOf(() => hocuspocus)
  const inTurn = trialsInTurn()
  const unsaved = unsavedChanges({
    updates,
    most: mostUnsaved,
    log,
    saved: document => void hocuspocus.unloadDocument(document), // if nobody has it open
  })

  /** Whether a change may be applied. Throws where the connection must end. */
  async function judge(session: Session, document: Document, kind: number, change: Uint8Array): Promise<Verdict> {
    const named = readDocumentName(document.name)!
    const { pieces, isWhole, isEmpty } = scanChange(change, client => Y.getState(document.store, client))
    if (isEmpty) return nothingNew
    // a difference repeats all deletions: only what the host lacks is stored, or an attempt to write
    if (isWhole && kind === SyncKind.difference && Y.snapshotContainsUpdate(Y.snapshot(document), change))
      return nothingNew
    if (!session.mayWrite(named.part)) return notAllowed
    if (!isWhole) return { take: false, code: 'connection.incomplete' }
    if (updates.bytes(document.name) + change.length > largestDocument)
      throw new MeridianError('connection.tooLarge', { limit: Math.round(largestDocument / 1024 / 1024) })
    if (!unsaved.hasRoom(change)) throw new MeridianError('connection.notSaved')
    // what cannot be decoded must not reach the disk; what has many pieces may be made to hold the host up
    Y.decodeUpdate(change)
    const isHarmless = () => tryChange({ state: Y.encodeStateAsUpdate(document), change })
    if (pieces > piecesOnTrust && !(await inTurn(`${session.workspace.id} ${session.member}`, isHarmless)))
      throw new MeridianError('connection.content')
    return session.mayWrite(named.part) ? { take: true } : notAllowed
  }

  /**
   * Brings a change to the disk while it is passed on, and acknowledges it once it is there: whoever made it keeps it as
   * not received until then, so that nothing is lost when the host dies in between.
   */
  function file(session: Session, document: Document, hash: string, change: Uint8Array): void {
    const filing = {}
    stay.hold(document.name, filing)
    void unsaved.append(document, session, hash, change).then(isSaved => {
      stay.release(document.name, filing)
      if (isSaved) session.send({ say: 'received', document: document.name, hash })
    })
  }

  const hocuspocus: Hocuspocus<RelayContext> = new Hocuspocus<RelayContext>({
    quiet: true,
    timeout: 2 ** 31 - 1, // lines are watched by the host itself
    yDocOptions: { gc: false, gcFilter: () => true },
    maxPendingDocuments: 8,

    onAuthenticate: async ({ documentName, connectionConfig, context: { session } }) => {
      const named = readDocumentName(documentName)
      if (!named || named.workspace !== session.workspace.id || session.isOver) throw refusal('connection.protocol')
      if (!session.isCurrent(named.generation)) throw refusal('connection.otherGeneration')
      connectionConfig.readOnly = !session.mayWrite(named.part)
      stay.hold(documentName, session)
    },

    connected: async ({ documentName, connection, context: { session } }) => {
      stay.release(documentName, session)
      if (!stay.isLive(connection.document)) session.end('connection.lost')
    },

    beforeHandleMessage: async ({ documentName, connection }) => stay.hold(documentName, connection),

    onLoadDocument: async ({ document, documentName }) => {
      await updates.load(documentName, document)
    },

    beforeSync: async ({ type, payload, document, connection, context: { session } }) => {
      handled.delete(connection)
      connection.readOnly = true // until this very change is found to be allowed
      if (!stay.isLive(document)) return session.end('connection.lost')
      if (type === SyncKind.question) return
      const change = payload.slice() // Hocuspocus reads it again from the same bytes
      const hash = createHash('sha256').update(change).digest('hex')
      try {
        const verdict = await judge(session, document, type, change)
        if (verdict.take) {
          file(session, document, hash, change)
          connection.readOnly = false
        } else if (verdict.code === null) {
          handled.set(connection, hash)
        } else {
          const role = session.person()?.role
          const facts = { ...(verdict === notAllowed && role && { role }) }
          session.send({ say: 'notReceived', document: document.name, hash, code: verdict.code, facts })
          log('change.refused', { ...whose(session, document), code: verdict.code })
          if (verdict.code === 'connection.incomplete' && type === SyncKind.update) askAnew(connection, document)
        }
      } catch (error) {
        const code = error instanceof MeridianError && error.code !== 'file.content' ? error.code : 'connection.content'
        const facts = error instanceof MeridianError ? error.facts : {}
        session.send({ say: 'notReceived', document: document.name, hash, code, facts })
        log('change.refused', { ...whose(session, document), code })
        session.end(code, facts)
        if (type === SyncKind.difference) throw refusal(code) // or Hocuspocus would decode it
      }
    },

    afterHandleMessage: async ({ connection, document, context: { session } }) => {
      stay.release(document.name, connection)
      const hash = handled.get(connection)
      if (hash === undefined) return
      handled.delete(connection)
      if (await unsaved.settled(document, session, hash))
        session.send({ say: 'received', document: document.name, hash })
    },

    beforeHandleAwareness: async ({ states, awareness, document, connection, context }) => {
      if (context && connection)
        bindPresence(context.session, { states, awareness, own: document.getClients(connection) })
      else states.clear()
    },

    beforeUnloadDocument: async ({ documentName }) => {
      if (unsaved.has(documentName) || stay.isHeld(documentName)) throw new Error('') // it is nowhere else, or will be needed
    },

    afterUnloadDocument: async ({ documentName }) => {
      const released = updates.release(documentName)
      releasing.add(released)
      await released.finally(() => releasing.delete(released))
    },
  })
  return {
    hocuspocus,
    unsaved,
    leave: session => stay.releaseAll(session),
    emptied: async () => {
      hocuspocus.flushPendingStores()
      const deadline = Date.now() + 2000
      while (releasing.size + hocuspocus.getDocumentsCount() > 0 && Date.now() < deadline)
        await new Promise(resolve => setTimeout(resolve, 10))
    },
  }
}

const whose = (session: Session, document: Document) => ({
  session: session.id,
  member: session.member,
  document: document.name,
})
