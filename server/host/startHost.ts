import type { Server } from 'node:http'
import { MeridianError } from '#shared/base/errors'
import type { PublicKey } from '#shared/identity/keys'
import { limits as fileLimits } from '#shared/exchange/limits'
import { budgets, type MinuteLimits } from '../auth/budget'
import { openSessions } from '../auth/session'
import { openWorkspaces } from '../auth/workspaces'
import { openBlobs } from '../storage/blobs'
import { hostKey } from '../storage/hostKey'
import { openStore } from '../storage/store'
import { openUpdateLog, type UpdateLog } from '../storage/updates'
import { blobsDoor } from '../sync/blobs'
import { openRelay } from '../sync/relay'
import { statementsDoor } from '../sync/statements'
import { frontServer, type Tls } from './front'
import { openLines } from './lines'
import type { Log } from './log'

/** How a host is run. */
export interface HostOptions {
  /** Folder for all it keeps; one host at a time has it. */
  readonly data: string
  /** 0 takes any free one. */
  readonly port: number
  /** Without a certificate the host listens to its own computer only, such as to a reverse proxy that has one. */
  readonly tls: Tls | null
  /** Folder of the built page. */
  readonly page: string
  readonly log: Log
  readonly limits?: Partial<HostLimits>
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
  /** Bytes of one document on disk. */
  readonly document: number
}

const usual: HostLimits = {
  workspaces: 200,
  connections: 16,
  minute: { bytes: 96 * 1024 * 1024, messages: 12_000 },
  document: fileLimits.document,
}

/** A host that runs. */
export interface Host {
  /** Where it listens, such as `http://127.0.0.1:4871`. */
  readonly address: string
  /** By which coordinators certify it. */
  readonly key: PublicKey
  /** Who is connected: the number of open lines, proved or not. */
  connections(): number
  /** Says goodbye, brings everything to the disk and frees port and folder. Gives whether all is on disk. */
  close(): Promise<boolean>
}

/** Starts a host. Throws `host.data`, `host.dataBusy`, `host.tls`, `host.portTaken`. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { data, port, tls, page, log } = options
  const limits = { ...usual, ...options.limits }
  const store = await openStore(data)
  try {
    const key = await hostKey(data)
    const ownUpdates = openUpdateLog(store, log)
    const updates = options.updates?.(ownUpdates) ?? ownUpdates
    const blobs = await openBlobs(data)
    const workspaces = openWorkspaces(store, key, limits.workspaces, log)
    const sessions = openSessions(key.key, limits.connections)
    const relay = openRelay(updates, limits.document, log)
    const lines = openLines({
      key,
      workspaces,
      sessions,
      relay,
      statements: statementsDoor(sessions, log),
      blobs: blobsDoor(blobs),
      budget: budgets(limits.minute),
      log,
    })
    const server = frontServer({ page, isWell: () => relay.unsaved.count() === 0 }, tls)
    server.on('upgrade', lines.upgrade)
    const bound = await listen(server, port, tls ? undefined : '127.0.0.1')
    log('host.started', { port: bound, tls: tls !== null })
    return {
      address: `${tls ? 'https' : 'http'}://${tls ? 'localhost' : '127.0.0.1'}:${bound}`,
      key: key.key,
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
