import type { Awareness } from 'y-protocols/awareness'
import { source } from '#shared/base/readable'
import type { Signer } from '#shared/identity/keys'
import type { Platform } from '#shared/platform/platform'
import type { Member } from '#shared/statements/fold'
import type { StatementSet } from '#shared/statements/statementSet'
import { liveClient, type LiveClient } from '#shared/sync/client/liveClient'
import { noContact, type Contact, type LiveStatus } from '#shared/sync/client/liveStatus'
import { dialWith, type Machine } from '#shared/sync/client/machine'
import { isNewer, type Documents } from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from './database'
import { pinning } from './pinned'

export type { LiveStatus } from '#shared/sync/client/liveStatus'

/** The live side of an open workspace. */
export interface Live extends Pick<
  LiveClient,
  'status' | 'unreceived' | 'contact' | 'refusal' | 'isWhole' | 'atHost' | 'tryNow'
> {
  /**
   * What everybody shows of themselves: each state has `user` (`Presence`, stamped by the host) and `place`
   * (`Place`). Only states that came through the host are of others.
   */
  readonly awareness: Awareness
}

/** What a workspace needs of its live side besides what it shows. */
export interface LiveSide extends Live, Pick<LiveClient, 'fetchBlob' | 'offerBlobs'> {
  /** Hangs up; resolves when what the host has is noted for the next start. */
  close(): Promise<void>
}

interface Living {
  readonly database: Database
  readonly stored: StoredWorkspace
  readonly documents: Documents
  readonly statements: StatementSet
  readonly awareness: Awareness
  readonly pinHosts: Platform['pinHosts']
  /** Null where this device may not act for anybody (any more): then there is nobody to call as. */
  readonly caller: { readonly member: Member; readonly device: Signer } | null
}

/** How long what the host has may be noted later than it is known. Milliseconds. */
const noteMs = 400

/** Whether something from here is not at the host. */
const isWaiting = ({ unsent: { record, draft, statements, blobs = 0 } }: Contact) =>
  record + draft + statements + blobs > 0

/** The machine that a browser is. */
export const browserMachine: Machine = {
  dial: dialWith(WebSocket),
  now: Date.now,
  elapsed: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

/** Without anybody to call as. */
function silent({ awareness, statements }: Living, before: Contact): LiveSide {
  const [host] = statements.read().hosts.values()
  const { address, lastContact } = before
  const ended: LiveStatus = {
    state: 'refused',
    host: host?.name ?? '',
    address: address ?? '',
    lastContact,
    code: 'connection.revoked',
    facts: {},
  }
  return {
    status: source<LiveStatus>(address === null ? { state: 'alone' } : ended),
    unreceived: source(0),
    contact: source(before),
    refusal: source(null),
    isWhole: source(false),
    atHost: source('ended' as const),
    awareness,
    tryNow: () => undefined,
    fetchBlob: () => Promise.resolve(null),
    offerBlobs: () => undefined,
    close: () => Promise.resolve(),
  }
}

/** Starts the live side of a workspace: it calls a host as soon as statements name one, and again by itself. */
export async function startLive(living: Living): Promise<LiveSide> {
  const { database, stored, documents, statements, awareness, caller } = living
  const { id, generation } = stored
  const before = (await database.contact(id)) ?? noContact
  if (!caller) return silent(living, before)
  const client = liveClient({
    machine: pinning(browserMachine, statements, living.pinHosts),
    statements,
    member: caller.member.id,
    device: caller.device,
    documents,
    generation,
    awareness,
    blobs: { names: () => database.blobNames(id), read: hash => database.blob(id, hash) },
    isNewer: isNewer(documents),
    before,
    keep: fresh => database.keepStatements(id, new Map(fresh.map(({ hash, jws }) => [hash, jws]))),
  })

  let noted = before
  let timer: ReturnType<typeof setTimeout> | undefined
  const note = () => {
    clearTimeout(timer)
    timer = undefined
    noted = client.contact.read()
    // a full disk is told by the documents' own saving
    return database.keepContact(id, noted).catch(() => undefined)
  }
  const stopNoting = client.contact.subscribe(() => {
    // at once, or a page that ends meanwhile says at its next start that the host has everything
    if (isWaiting(client.contact.read()) && !isWaiting(noted)) void note()
    else timer ??= setTimeout(() => void note(), noteMs)
  })
  const tryNow = () => client.tryNow()
  window.addEventListener('online', tryNow)

  return {
    ...client,
    awareness,
    close: async () => {
      window.removeEventListener('online', tryNow)
      client.stop()
      stopNoting()
      await note()
    },
  }
}
