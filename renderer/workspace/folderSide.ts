import { MeridianError } from '#shared/base/errors'
import { source, type Readable } from '#shared/base/readable'
import { picturesOf } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import type { Outside } from '#shared/exchange/outside'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import { folderOff, type FolderStatus } from '#shared/folder/folderStatus'
import { folderOfDevice, folderOfWorkspace } from '#shared/folder/names'
import { folderSync, type FolderSync, type FolderSyncing } from '#shared/folder/folderSync'
import type { PublicKey, Signer } from '#shared/identity/keys'
import type { ChosenFolder, FolderAccess, SharedFolders } from '#shared/platform/folderAccess'
import type { Member } from '#shared/statements/fold'
import type { Admits } from '#shared/statements/invited'
import type { StatementSet } from '#shared/statements/statementSet'
import { parts, type Documents, type Generation, type WorkspaceId } from '#shared/workspace/documents'
import type { Workspace } from '#shared/workspace/workspace'
import type { Database } from './database'
import { marksOfTalk, watchMarks } from './folderMarks'
import { browserMachine } from './live'
import type { Mark } from './report'

/** How the open workspace stands with a folder that is shared with others. */
export interface FolderStanding {
  /** What people know the folder by; null where none is chosen. */
  readonly name: string | null
  readonly status: FolderStatus
}

/** The shared folder of an open workspace: choosing one, looking at it, using it no longer. */
export interface FolderSide {
  readonly standing: Readable<FolderStanding>
  /** Asks for a folder and uses it from then on; gives whether the person chose one. Throws `folder.*`, `storage.*`. */
  choose(): Promise<boolean>
  /** Asks for leave to use the folder again, on a click. Gives whether there is leave. */
  allow(): Promise<boolean>
  /** Reads the folder now; what goes wrong is told by the standing. */
  look(): Promise<void>
  /**
   * Uses it no longer; what this device put there stays, or is removed. Throws `folder.*` where it cannot be removed; the
   * folder is no longer used all the same.
   */
  leave(how: { readonly remove: boolean }): Promise<void>
  /** What a device wrote whose person's access has ended, for a coordinator to adopt; null where there is none any more. */
  late(device: PublicKey): Promise<Unpacked | null>
  /** Opens the folder in the system's file manager. */
  show(): Promise<void>
  /** Writes what waits, if the folder takes it soon, and stops. */
  close(): Promise<void>
  /** Stops without writing. */
  giveUp(): Promise<void>
}

/** What a folder needs of the workspace that is open. */
export interface FolderNeeds {
  readonly documents: Documents
  readonly workspace: Workspace
  readonly statements: StatementSet
  readonly generation: Generation
  readonly database: Database
  readonly outside: Outside
  readonly folders: SharedFolders
  /** Who writes into the folder, and with which key. */
  readonly by: { readonly member: Member; readonly device: Signer }
  /** Which newcomers are taken at their word here. */
  readonly trust: Admits
  flushed(): Promise<void>
  /** Tells which blobs came. */
  added(hashes: readonly string[]): void
  /** Notes where something changed since this person last looked. */
  mark(marks: readonly Mark[]): void
}

/** Removes what a device put into a folder, and its own folder there. Throws `folder.*`. */
async function removeOwn(access: FolderAccess, workspace: WorkspaceId, device: PublicKey): Promise<void> {
  const own = `${await folderOfWorkspace(workspace)}/${await folderOfDevice(device)}`
  try {
    for (const { name, kind } of await access.list(own)) if (kind === 'file') await access.remove(`${own}/${name}`)
    await access.remove(own) // what others put beside it stays, and the folder of the workspace is theirs too
  } catch (error) {
    if (!(error instanceof MeridianError && error.code === 'folder.missing')) throw error // nothing was put there yet
  }
}

/** How long closing waits for the folder, in milliseconds: a drive that hangs keeps nobody, and what waits is safe here. */
const patienceMs = 4000

const within = (work: Promise<unknown>, limitMs: number): Promise<unknown> =>
  Promise.race([work, new Promise(resolve => setTimeout(resolve, limitMs))])

/** The pictures that the documents refer to, looked for anew only after a change: it takes a reading of the whole draft. */
function wantedPictures(documents: Documents, workspace: Workspace): () => readonly string[] {
  let known: readonly string[] | null = null
  for (const part of parts) documents[part].on('update', () => (known = null))
  return () => (known ??= picturesOf(collectContent(workspace)))
}

/** The workspace as syncing sees it. */
function syncingOf(needs: FolderNeeds): Omit<FolderSyncing, 'access'> {
  const { documents, workspace, statements, generation, database, outside, by, trust, flushed, added, mark } = needs
  const { workspace: id } = statements
  return {
    ...{ generation, documents, statements, trust, outside, flushed },
    machine: browserMachine,
    member: by.member.id,
    device: by.device,
    blobs: {
      names: () => database.blobNames(id),
      wanted: wantedPictures(documents, workspace),
      read: hash => database.blob(id, hash),
      keep: async blobs => {
        await database.keepBlobs(id, blobs)
        added([...blobs.keys()])
      },
    },
    keep: async fresh => {
      await database.keepStatements(id, new Map(fresh.map(({ hash, jws }) => [hash, jws])))
      mark(marksOfTalk(fresh))
    },
    memory: {
      load: () => database.folderMemory(id),
      keep: memory => database.keepFolderMemory(id, memory),
    },
  }
}

/** Opens the shared folder of a workspace, if one was chosen before. Throws `folder.*`, `storage.*`. */
export async function folderSide(needs: FolderNeeds): Promise<FolderSide> {
  const { documents, statements, database, folders, mark } = needs
  const { workspace } = statements
  const syncing = syncingOf(needs)
  const standing = source<FolderStanding>({ name: null, status: folderOff })
  let used: (ChosenFolder & { readonly sync: FolderSync; readonly stopTelling: () => void }) | null = null
  const stopMarking = watchMarks(documents, mark)

  function begin({ name, access }: ChosenFolder): void {
    const sync = folderSync({ ...syncing, access })
    const tell = () => standing.set({ name, status: sync.status.read() })
    used = { name, access, sync, stopTelling: sync.status.subscribe(tell) }
    tell()
    sync.start()
  }
  async function stop(): Promise<void> {
    const before = used
    used = null
    before?.stopTelling()
    await before?.sync.stop()
  }
  const lookNow = () => void used?.sync.tryNow()
  /** The page may be closed next, which waits for nothing. */
  const lookBeforeLeaving = () => document.visibilityState === 'hidden' && lookNow()
  document.addEventListener('visibilitychange', lookBeforeLeaving)
  window.addEventListener('online', lookNow)
  const giveUp = () => {
    stopMarking()
    document.removeEventListener('visibilitychange', lookBeforeLeaving)
    window.removeEventListener('online', lookNow)
    return within(stop(), patienceMs).then(() => undefined)
  }

  const before = await folders.chosen(workspace)
  if (before) begin(before)
  return {
    standing,
    choose: async () => {
      const left = used
      await within(stop(), patienceMs) // before the shell remembers another one, to which it would write on
      const folder = await folders.choose(workspace).catch((error: unknown) => {
        if (left) begin(left)
        throw error
      })
      if (folder) await database.forgetFolderMemory(workspace) // it tells of the folder before
      const next = folder ?? left
      if (next) begin(next)
      return folder !== null
    },
    allow: async () => {
      const isAllowed = await folders.allow(workspace)
      if (isAllowed) lookNow()
      return isAllowed
    },
    look: () => used?.sync.tryNow() ?? Promise.resolve(),
    leave: async ({ remove }) => {
      const left = used
      await stop()
      try {
        if (remove && left) await removeOwn(left.access, workspace, needs.by.device.key)
      } finally {
        standing.set({ name: null, status: folderOff })
        await folders.forget(workspace)
        await database.forgetFolderMemory(workspace)
      }
    },
    late: device => used?.sync.late(device) ?? Promise.resolve(null),
    show: () => folders.show(workspace),
    close: async () => {
      if (used) await within(used.sync.tryNow(), patienceMs)
      await giveUp()
    },
    giveUp,
  }
}
