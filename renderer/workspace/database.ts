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
import { logHasEnded, renewLog } from './renewLog'
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

/** Workspaces, statements and pictures in the browser's database; the documents have databases of their own. */
export type Stores = Awaited<ReturnType<typeof openDatabase>>

/** What this computer keeps: the database, and the journal that has all of it once more. */
export interface Database extends Stores {
  /** Keeps nothing where this shell has no place for it. */
  readonly journal: Journal
}

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

/**
 * Opens the database; `emptied` is called where the browser threw away what it had while it was open. All of it throws
 * `storage.unavailable` where the browser gives no database.
 */
export async function openDatabase(emptied: () => void) {
  let connection: Promise<IDBPDatabase<Schema>> | undefined
  let wasOpen = false

  async function connect(): Promise<IDBPDatabase<Schema>> {
    let isNew = false
    try {
      const database = await openDB<Schema>(ofSeat('meridian', location.href), 3, {
        upgrade: (made, before) => {
          isNew = before === 0
          for (const store of stores) {
            if (made.objectStoreNames.contains(store)) continue
            made.createObjectStore(store, store === 'workspaces' ? { keyPath: 'id' } : {})
          }
        },
        // browsers end a connection by themselves where a disk is full: whoever asks next makes another one
        terminated: () => {
          connection = undefined
          logHasEnded()
        },
      })
      if (isNew && wasOpen) emptied()
      wasOpen = true
      return database
    } catch (cause) {
      connection = undefined
      throw new MeridianError('storage.unavailable', {}, { cause })
    }
  }
  const open = () => (connection ??= connect())
  await open()
  whenIdle(() => void renewLog()) // also where nobody writes: opening alone leaves rows

  return {
    workspaces: async () => (await open()).getAll('workspaces'),
    workspace: async (id: WorkspaceId) => (await open()).get('workspaces', id),
    keepWorkspace: (workspace: StoredWorkspace) =>
      write(async () => {
        const transaction = (await open()).transaction('workspaces', 'readwrite', strict)
        await Promise.all([transaction.store.put(workspace), transaction.done])
      }),
    statements: async (id: WorkspaceId) => (await open()).getAll('statements', ofWorkspace(id)),
    /** Stores statements by their SHA-256. */
    keepStatements: (id: WorkspaceId, statements: ReadonlyMap<string, string>) =>
      write(async () => {
        const transaction = (await open()).transaction('statements', 'readwrite', strict)
        await Promise.all([
          ...[...statements].map(([hash, jws]) => transaction.store.put(jws, [id, hash])),
          transaction.done,
        ])
      }),
    blob: async (id: WorkspaceId, hash: string) => (await open()).get('blobs', [id, hash]),
    blobNames: async (id: WorkspaceId) =>
      (await (await open()).getAllKeys('blobs', ofWorkspace(id))).map(([, hash]) => hash),
    /** Stores pictures by their SHA-256, which the caller has checked. */
    keepBlobs: (id: WorkspaceId, blobs: ReadonlyMap<string, Uint8Array>) =>
      write(async () => {
        const transaction = (await open()).transaction('blobs', 'readwrite', strict)
        await Promise.all([
          ...[...blobs].map(([hash, bytes]) => transaction.store.put(bytes, [id, hash])),
          transaction.done,
        ])
      }),
    /** What is known of files that were taken in. */
    received: async (id: WorkspaceId) => {
      const database = await open()
      const [reports, marks] = await Promise.all([
        database.getAll('reports', ofWorkspace(id)),
        database.get('marks', id),
      ])
      return { reports, marks: marks ?? [] }
    },
    keepReport: (id: WorkspaceId, report: Report) =>
      write(async () => (await open()).put('reports', report, [id, report.id])),
    keepMarks: (id: WorkspaceId, marks: readonly Mark[]) => write(async () => (await open()).put('marks', marks, id)),
    /** What is known of the workspace's host. */
    contact: async (id: WorkspaceId) => (await open()).get('contacts', id),
    keepContact: (id: WorkspaceId, contact: Contact) => write(async () => (await open()).put('contacts', contact, id)),
    /** What is known of the shared folder, lost without harm. */
    folderMemory: async (id: WorkspaceId) => (await open()).get('folders', id),
    keepFolderMemory: (id: WorkspaceId, memory: Uint8Array) =>
      write(async () => (await open()).put('folders', memory, id)),
    forgetFolderMemory: (id: WorkspaceId) => write(async () => (await open()).delete('folders', id)),
    forget: (id: WorkspaceId) =>
      write(async () => {
        const transaction = (await open()).transaction(stores, 'readwrite', strict)
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
