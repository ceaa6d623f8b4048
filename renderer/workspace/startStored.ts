import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { picturesOf } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import type { Outside } from '#shared/exchange/outside'
import type { KeyStore, Platform } from '#shared/platform/platform'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import { announceWriting } from './announceWriting'
import type { Database } from './database'
import { folderDoor } from './folderDoor'
import { confirmEnrolments, newcomersOf } from './invite'
import { keepAgain } from './keepAgain'
import { keptSigner } from './keyring'
import { startLive, type LiveSide } from './live'
import type { OpenedWorkspace } from './opened'
import type { Stater } from './people'
import { storedPictures } from './pictures'
import type { ReadStored } from './readStored'
import { openReceived } from './received'
import { mayHaveWritten, watchRights } from './rights'
import { rootKeyOf, type RootKey } from './rootKey'
import { noteAtHost, notingSenders } from './setAside/noting'
import { makeStatement, type Stating } from './stating'
import { startSummary, type Summary } from './summary'
import { whenIdle } from './whenIdle'

/** What this computer keeps workspaces with. */
export interface Device {
  readonly database: Database
  readonly keys: KeyStore
  /** Version of this Meridian. */
  readonly app: string
  readonly outside: Outside
  readonly pinHosts: Platform['pinHosts']
  readonly folders: Platform['folders']
}

/** How long what only tidies up or gathers may wait, in milliseconds: what a person came for comes first. */
const laterMs = 10_000

/** A reader without a certificate has no member id of their own. */
const nobody = 'member:reader'

/** Who states from here, with the keys of this device; null where it may not act for anybody. */
function statingOf({ database, keys }: Device, { stored, statements, caller }: ReadStored, root: RootKey) {
  if (!caller) return null
  const stating: Stating = {
    database,
    statements,
    by: caller.member.id,
    signer: async rank => {
      const name = rank === 'root' ? root.name() : stored.me!.keys[rank]
      return name === null ? null : keptSigner(keys, name)
    },
  }
  return stating
}

/** Keeps the row of the home screen. */
function summaryOf({ database }: Device, { stored, member, readOnly }: ReadStored, workspace: Workspace): Summary {
  return startSummary(workspace, async described => {
    const now = await database.workspace(stored.id)
    if (!now) return // removed from this computer meanwhile
    const as = member && { myName: member.name, role: member.role }
    const writes = readOnly === null || mayHaveWritten(now)
    await database.keepWorkspace({ ...now, ...as, writes, ...described(), lastOpened: Date.now() })
  })
}

/** The pictures that others added come from the host, all of them once it has given the rest: a Word file needs them offline. */
function picturesWith({ database }: Device, { stored }: ReadStored, workspace: Workspace, live: LiveSide) {
  const pictures = storedPictures(database, stored.id)
  pictures.from({ fetch: live.fetchBlob, added: live.offerBlobs })
  const stopGathering = live.isWhole.subscribe(() => {
    if (live.isWhole.read()) whenIdle(() => void pictures.gather(picturesOf(collectContent(workspace))), laterMs)
  })
  return {
    pictures,
    stop: () => {
      stopGathering()
      pictures.close()
    },
  }
}

/** Ends links to further computers that nobody can open any more. */
function tidyLinks(opened: Stater, { member }: ReadStored): void {
  if (!member || member.links.size === 0) return
  const mine = { ...opened, hasRoot: false } // a person's own links need no other key than theirs
  whenIdle(() => void import('./ownLink').then(({ endOldLinks }) => endOldLinks(mine)).catch(() => undefined), laterMs)
}

/** What the one who opens a workspace hands over with it. */
interface Handed {
  /** Why what nobody took of this person's changes is still in the documents; null where there is no such thing. */
  readonly notSetAside: ErrorCode | null
  /** Lets another window have the workspace. */
  release(): void
}

/** Starts what runs while a workspace is open. Throws `storage.unavailable`; then nothing runs. */
export async function startStored(
  computer: Device,
  read: ReadStored,
  { notSetAside, release }: Handed,
): Promise<OpenedWorkspace> {
  const { database, keys, app, outside, pinHosts, folders } = computer
  const { stored, documents, awareness, keeping, statements, member, device, caller, readOnly, letGo } = read
  const { id, generation } = stored
  const living = { database, stored, documents, statements, awareness, caller, pinHosts }
  const live = await startLive(living) // nothing else runs if this fails
  const workspace = bindWorkspace(documents)
  const rights = watchRights({
    ...{ documents, statements, generation },
    member: stored.me?.id ?? null,
    device: device?.key ?? null,
  })
  const noting = notSetAside ? null : noteAtHost(stored, documents, live)
  const { pictures, stop: stopPictures } = picturesWith(computer, read, workspace, live)
  const summary = summaryOf(computer, read, workspace)
  const saveAgain = async () => {
    await keepAgain(computer, read, pictures, workspace)
    await keeping.saveAgain()
  }

  const root = rootKeyOf(database, keys, stored)
  const stating = statingOf(computer, read, root)
  if (stating && readOnly === null) announceWriting(documents, stating)
  const stater: Stater = {
    me: member
      ? { id: member.id, name: member.name, role: member.role }
      : { id: nobody, name: stored.myName, role: stored.role },
    statements,
    state: said => (stating ? makeStatement(stating, said) : Promise.reject(new MeridianError('statement.stranger'))),
    get hasRoot() {
      return root.name() !== null
    },
  }
  const { me, state } = stater
  tidyLinks(stater, read)
  const stopConfirming = confirmEnrolments(stater)
  const newcomers = newcomersOf(stater)

  /** What every way to others is built on. */
  const base = { id, generation, documents, workspace, statements, database, outside }
  const received = openReceived({ ...base, newcomers, flushed: keeping.flushed, state, added: live.offerBlobs })
  const openFolder =
    caller &&
    (async () =>
      (await import('./folderSide')).folderSide({
        ...base,
        flushed: keeping.flushed,
        folders: await folders!(),
        by: caller,
        trust: newcomers.trust,
        added: live.offerBlobs,
        mark: received.mark,
      }))
  const folder = folderDoor(folders, id, openFolder)

  const giveUp = async () => {
    summary.stop()
    rights.stop()
    stopConfirming()
    await folder.giveUp()
    await live.close()
    await noting?.stop()
    stopPictures()
    await letGo()
    release()
  }
  return {
    ...{ id, generation, documents, workspace, statements, me, readOnly, state, pictures, live, folder, notSetAside },
    ...keeping,
    saveAgain,
    outdated: rights.outdated,
    device: device?.key ?? null,
    get hasRoot() {
      return stater.hasRoot
    },
    giveUpRoot: () => root.giveUp(),
    received: notingSenders(received, stored, me),
    exchangeFile: async options =>
      (await import('./exchangeFile')).exchangeFileOf({ ...base, app, sender: caller }, options),
    setAside: async () =>
      (await import('./setAside/setAside')).openSetAside({
        ...{ ...base, app, me, state },
        signer: member && device && { member, device },
      }),
    close: async () => {
      await folder.close()
      await keeping.flushed().catch(saveAgain) // there may be room by now; if not, the documents hold the only copy
      await summary.keep().catch(() => undefined)
      await giveUp()
    },
    giveUp,
  }
}
