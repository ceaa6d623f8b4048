import { X509Certificate } from 'node:crypto'
import type { Server } from 'node:http'
import { MeridianError } from '#shared/base/errors'
import { pinOf } from '#shared/base/hostAddress'
import { limits as fileLimits } from '#shared/exchange/limits'
import type { PublicKey } from '#shared/identity/keys'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import type { Guest } from '#shared/platform/hosting'
import { budgets, type MinuteLimits } from '../auth/budget'
import { openSessions, type Sessions } from '../auth/session'
import { usualRoom, type StatementRoom } from '../auth/statementRoom'
import { openWorkspaces } from '../auth/workspaces'
import { openBlobs } from '../storage/blobs'
import { hostKey } from '../storage/hostKey'
import { openStore } from '../storage/store'
import { openUpdateLog, type UpdateLog } from '../storage/updates'
import { blobRoom, usualBlobs, type BlobLimits } from '../sync/blobRoom'
import { blobsDoor } from '../sync/blobs'
import { openRelay } from '../sync/relay'
import { statementsDoor } from '../sync/statements'
import { tryInProcess, type TryChange } from '../sync/trial'
import { frontServer, type Tls } from './front'
import { openLines } from './lines'
import type { Log } from './log'
import { namesHere } from './addresses'
import { ownCertificate } from './ownCertificate'

/** How a host is run. */
export interface HostOptions {
  /** Folder for all it keeps; one host at a time has it. */
  readonly data: string
  /** 0 takes any free one. */
  readonly port: number
  /**
   * A certificate, or one that the host makes itself and keeps. Without any it listens to its own computer only, such as
   * to a reverse proxy that has one.
   */
  readonly tls: Tls | 'own' | null
  /** Folder of the built page. */
  readonly page: string
  readonly log: Log
  readonly limits?: Partial<HostLimits>
  /** Whether it may take a workspace that it does not serve yet, knowing how many it serves; any if not given. */
  readonly mayTake?: (workspace: WorkspaceId, served: number) => boolean
  /** How changes that may be made to hold it up are tried; in a process each if not given. */
  readonly tryChange?: TryChange
  /** Another way to keep changes than the store in `data`. */
  readonly updates?: (own: UpdateLog) => UpdateLog
}

/** What a host allows. */
export interface HostLimits {
  readonly workspaces: number
  /** Connections of one person in one workspace: some windows on some computers. */
  readonly connections: number
  /** What one person may send in a minute. */
  readonly minute: MinuteLimits
  /** How often in a minute computers that are nobody's may ask to be let into one workspace. */
  readonly strangers: number
  /** Bytes of one document on disk. */
  readonly document: number
  /** Bytes of changes in memory while the disk refuses them; then connections that bring more end. */
  readonly unsaved: number
  /** Statements of one workspace. */
  readonly statements: StatementRoom
  /** Blobs of one workspace. */
  readonly blobs: BlobLimits
}

const usual: HostLimits = {
  workspaces: 200,
  connections: 16,
  minute: { bytes: 96 * 1024 * 1024, messages: 12_000 },
  strangers: 600,
  document: fileLimits.document,
  unsaved: 64 * 1024 * 1024,
  statements: usualRoom,
  blobs: usualBlobs,
}

/** A host that runs. */
export interface Host {
  /** Where it listens, such as `http://127.0.0.1:4871`. */
  readonly address: string
  readonly port: number
  /** By which coordinators certify it. */
  readonly key: PublicKey
  /** SHA-256 of its certificate as people compare it, such as `AB:CD:...`; null without one. */
  readonly fingerprint: string | null
  /** The same as base64url where no authority vouches for the certificate, so that whoever dials must know it; else null. */
  readonly pin: string | null
  /** Who is connected where, once a person, with the number of their connections. */
  guests(): readonly Guest[]
  /** Who is connected: the number of open lines, proved or not. */
  connections(): number
  /** Says goodbye, brings everything to the disk and frees port and folder. Gives whether all is on disk. */
  close(): Promise<boolean>
}

/** Starts a host. Throws `host.data`, `host.dataBusy`, `host.tls`, `host.portTaken`. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { data, port, page, log } = options
  const limits = { ...usual, ...options.limits }
  const store = await openStore(data)
  try {
    const key = await hostKey(data)
    const tls = options.tls === 'own' ? await ownCertificate(data, namesHere()) : options.tls
    const ownUpdates = openUpdateLog(store, log)
    const updates = options.updates?.(ownUpdates) ?? ownUpdates
    const blobs = await openBlobs(data)
    const intake = { most: limits.workspaces, room: limits.statements, mayTake: options.mayTake ?? (() => true) }
    const workspaces = openWorkspaces(store, key, intake, log)
    const sessions = openSessions(key.key, limits.connections)
    const relay = openRelay(
      updates,
      { largestDocument: limits.document, mostUnsaved: limits.unsaved, tryChange: options.tryChange ?? tryInProcess },
      log,
    )
    const lines = openLines({
      key,
      workspaces,
      sessions,
      relay,
      statements: statementsDoor(sessions, log),
      blobs: blobsDoor(blobs, blobRoom(store, blobs, limits.blobs)),
      budget: budgets(limits.minute),
      unknown: budgets({ bytes: Infinity, messages: limits.strangers }),
      log,
    })
    const server = frontServer({ page, isWell: () => relay.unsaved.count() === 0 }, tls)
    server.on('upgrade', lines.upgrade)
    const certificate = tls && new X509Certificate(tls.cert)
    const bound = await listen(server, port, tls ? undefined : '127.0.0.1')
    log('host.started', { port: bound, tls: tls !== null })
    return {
      address: `${tls ? 'https' : 'http'}://${tls ? 'localhost' : '127.0.0.1'}:${bound}`,
      port: bound,
      key: key.key,
      fingerprint: certificate?.fingerprint256 ?? null,
      pin: certificate && certificate.issuer === certificate.subject ? await pinOf(certificate.toString()) : null,
      guests: () => guestsOf(sessions),
      connections: () => lines.count(),
      close: async () => {
        const closed = new Promise<void>(resolve => server.close(() => resolve()))
        await lines.close()
        server.closeAllConnections()
        await closed
        if (relay.unsaved.count() > 0) await relay.unsaved.retry()
        relay.unsaved.stop()
        const isSaved = relay.unsaved.count() === 0
        await relay.emptied()
        await store.close()
        log('host.stopped', { saved: isSaved })
        return isSaved
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function guestsOf(sessions: Sessions): readonly Guest[] {
  const guests = new Map<string, Guest>()
  for (const session of sessions.all()) {
    const { workspace, member } = session
    const name = session.person()?.name
    if (name === undefined) continue
    const known = `${workspace.id} ${member}`
    const lines = (guests.get(known)?.lines ?? 0) + 1
    guests.set(known, { workspace: workspace.id, member, name, lines })
  }
  return [...guests.values()]
}

/** Listens at one address, or at all of this computer, by IPv6 where it has that. */
function listen(server: Server, port: number, address: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new MeridianError('host.portTaken', { port }, { cause }) : cause),
    )
    server.listen({ port, ...(address === undefined ? {} : { host: address }) }, () => {
      const bound = server.address()
      resolve(bound === null || typeof bound === 'string' ? port : bound.port)
    })
  })
}
