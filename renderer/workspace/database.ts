import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { MeridianError } from '#shared/base/errors'
import type { Journal } from '#shared/platform/platform'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'
import type { MemberId } from '#shared/profile/profile'
import type { Contact } from '#shared/sync/client/liveStatus'
import type { Generation, WorkspaceId } from '#shared/workspace/documents'
import type { KeyNames } from './keyring'
import type { KnownWorkspace } from './library'
import { renewLog } from './renewLog'
import type { Mark, Report } from './report'
import { whenIdle } from './whenIdle'

/** What this computer knows of a workspace besides its documents. */
export interface StoredWorkspace extends KnownWorkspace {
  readonly generation: Generation
  /** Who this device writes for, with the keys it has; null where it has no certificate and the workspace can only be read. */
  readonly me: { readonly id: MemberId; readonly keys: KeyNames } | null
  /** Whether this person wrote here, or may have, since what nobody took was last set aside; rows of before do not say. */
  readonly writes?: boolean | undefined
}

interface Schema extends DBSchema {
  workspaces: { key: WorkspaceId; value: StoredWorkspace }
  statements: { key: [WorkspaceId, string]; value: string }
  blobs: { key: [WorkspaceId, string]; value: Uint8Array }
  /** Files that were taken in. */
  reports: { key: [WorkspaceId, string]; value: Report }
  /** Where something changed since this person last looked. */
  marks: { key: WorkspaceId; value: readonly Mark[] }
  /** What is known of the host that was reached last. */
  contacts: { key: WorkspaceId; value: Contact }
  /** What was read of the folder that the workspace shares with others. */
  folders: { key: WorkspaceId; value: Uint8Array }
}

const stores = ['workspaces', 'statements', 'blobs', 'reports', 'marks', 'contacts', 'folders'] as const

/** Workspaces, statements and pictures on this computer; the documents have databases of their own. */
export type Database = Awaited<ReturnType<typeof openDatabase>>

const ofWorkspace = (id: WorkspaceId) => IDBKeyRange.bound([id], [id, []])

/** Runs one write. Throws `storage.full` or `storage.write`; then nothing of it is stored. */
async function write(work: () => Promise<unknown>): Promise<void> {
  try {
    await renewLog()
    await work()
  } catch (cause) {
    throw storageFailure(cause)
  }
}

const strict = { durability: 'strict' } as const

/** Pause between two tries to reach the database again, in milliseconds. */
const retryMs = 2000

/** Opens the database. Throws `storage.unavailable`. */
export async function openDatabase(name = ofSeat('meridian', location.href)) {
  let database: IDBPDatabase<Schema>
  const connect = () =>
    openDB<Schema>(name, 3, {
      upgrade: made => {
        for (const store of stores) {
          if (made.objectStoreNames.contains(store)) continue
          made.createObjectStore(store, store === 'workspaces' ? { keyPath: 'id' } : {})
        }
      },
      terminated: () => void connectAgain(),
    })
  /** Browsers end a connection by themselves where a disk is full: it is made again once there is room. */
  async function connectAgain(): Promise<void> {
    try {
      database = await connect()
    } catch {
      setTimeout(() => void connectAgain(), retryMs)
    }
  }
  try {
    database = await connect()
  } catch (cause) {
    throw new MeridianError('storage.unavailable', {}, { cause })
  }
  whenIdle(() => void renewLog()) // also where nobody writes: opening alone leaves rows

  return {
    /** Where all is kept once more; null where there is no such place. */
    journal: null as Journal | null,
    workspaces: () => database.getAll('workspaces'),
    workspace: (id: WorkspaceId) => database.get('workspaces', id),
    keepWorkspace: (workspace: StoredWorkspace) =>
      write(async () => {
        const transaction = database.transaction('workspaces', 'readwrite', strict)
        await Promise.all([transaction.store.put(workspace), transaction.done])
      }),
    statements: (id: WorkspaceId) => database.getAll('statements', ofWorkspace(id)),
    /** Stores statements by their SHA-256. */
    keepStatements: (id: WorkspaceId, statements: ReadonlyMap<string, string>) =>
      write(async () => {
        const transaction = database.transaction('statements', 'readwrite', strict)
        await Promise.all([
          ...[...statements].map(([hash, jws]) => transaction.store.put(jws, [id, hash])),
          transaction.done,
        ])
      }),
    blob: (id: WorkspaceId, hash: string) => database.get('blobs', [id, hash]),
    blobNames: async (id: WorkspaceId) => (await database.getAllKeys('blobs', ofWorkspace(id))).map(([, hash]) => hash),
    /** Stores pictures by their SHA-256, which the caller has checked. */
    keepBlobs: (id: WorkspaceId, blobs: ReadonlyMap<string, Uint8Array>) =>
      write(async () => {
        const transaction = database.transaction('blobs', 'readwrite', strict)
        await Promise.all([
          ...[...blobs].map(([hash, bytes]) => transaction.store.put(bytes, [id, hash])),
          transaction.done,
        ])
      }),
    /** What is known of files that were taken in. */
    received: async (id: WorkspaceId) => {
      const [reports, marks] = await Promise.all([
        database.getAll('reports', ofWorkspace(id)),
        database.get('marks', id),
      ])
      return { reports, marks: marks ?? [] }
    },
    keepReport: (id: WorkspaceId, report: Report) => write(() => database.put('reports', report, [id, report.id])),
    keepMarks: (id: WorkspaceId, marks: readonly Mark[]) => write(() => database.put('marks', marks, id)),
    /** What is known of the workspace's host. */
    contact: (id: WorkspaceId) => database.get('contacts', id),
    keepContact: (id: WorkspaceId, contact: Contact) => write(() => database.put('contacts', contact, id)),
    /** What is known of the shared folder, lost without harm. */
    folderMemory: (id: WorkspaceId) => database.get('folders', id),
    keepFolderMemory: (id: WorkspaceId, memory: Uint8Array) => write(() => database.put('folders', memory, id)),
    forgetFolderMemory: (id: WorkspaceId) => write(() => database.delete('folders', id)),
    forget: (id: WorkspaceId) =>
      write(async () => {
        const transaction = database.transaction(stores, 'readwrite', strict)
        await Promise.all([
          transaction.objectStore('reports').delete(ofWorkspace(id)),
          transaction.objectStore('marks').delete(id),
          transaction.objectStore('workspaces').delete(id),
          transaction.objectStore('statements').delete(ofWorkspace(id)),
          transaction.objectStore('blobs').delete(ofWorkspace(id)),
          transaction.objectStore('contacts').delete(id),
          transaction.objectStore('folders').delete(id),
          transaction.done,
        ])
      }),
  }
}
