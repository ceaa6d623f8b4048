import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { picturesOf } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import type { Outside } from '#shared/exchange/outside'
import { canWrite } from '#shared/identity/access'
import type { KeyStore, Platform } from '#shared/platform/platform'
import { trusting } from '#shared/statements/invited'
import { openStatements } from '#shared/statements/statementSet'
import type { WorkspaceId } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { announceWriting } from './announceWriting'
import { claim } from './claim'
import type { Database, StoredWorkspace } from './database'
import { folderDoor } from './folderDoor'
import { confirmEnrolments, newcomersOf } from './invite'
import { keptSigner } from './keyring'
import { startLive } from './live'
import type { OpenedWorkspace } from './opened'
import { together } from './persist'
import { storedPictures } from './pictures'
import { mayAct, watchRights, whyReadOnly } from './rights'
import { readDocuments } from './readDocuments'
import { openReceived } from './received'
import { rootKeyOf } from './rootKey'
import { noteAtHost, notingSenders } from './setAside/noting'
import { makeStatement, type Stating } from './stating'
import { startSummary } from './summary'
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

/** Whether somebody who only reads here may have left something that nobody took. */
const mayHaveWritten = ({ writes, role }: StoredWorkspace) => writes ?? canWrite(role, 'record')

/** A reader without a certificate has no member id of their own. */
const nobody = 'member:reader'

/**
 * Opens a workspace of this computer and keeps it saved. Throws `workspace.missing`, `workspace.busy`,
 * `storage.unavailable`.
 */
export async function openStored(device: Device, id: WorkspaceId): Promise<OpenedWorkspace> {
  const release = await claim(id)
  try {
    const stored = await device.database.workspace(id)
    if (!stored) throw new MeridianError('workspace.missing')
    return await openClaimed(device, stored, release)
  } catch (error) {
    release()
    throw error
  }
}

/** `notSetAside`: why what nobody took of this person's changes is still in the documents, which was tried just before. */
async function openClaimed(
  computer: Device,
  stored: StoredWorkspace,
  release: () => void,
  notSetAside: ErrorCode | null = null,
): Promise<OpenedWorkspace> {
  const { database, keys, app, outside, pinHosts, folders } = computer
  const { id, generation } = stored
  const { documents, awareness, stores, letGo } = readDocuments(database, stored)
  /** What goes wrong later than this leaves no store open behind. */
  const orLetGo = async (error: unknown): Promise<never> => {
    await letGo().catch(() => undefined) // the first failure is the one to tell
    throw error
  }
  const [record, draft, statements, device] = await Promise.all([
    ...stores,
    database.statements(id).then(texts => openStatements(id, texts, stored.me ? trusting(stored.me.id) : undefined)),
    stored.me && keptSigner(keys, stored.me.keys.device),
  ]).catch(orLetGo)
  const workspace = bindWorkspace(documents)
  const pictures = storedPictures(database, id)
  const member = (device && statements.read().members.get(stored.me!.id)) ?? null
  const readOnly = whyReadOnly(documents, member, device?.key ?? null)
  const caller = member && device && mayAct(member, device.key) ? { member, device } : null
  const current = statements.read().generation
  if (current !== null && current !== generation) {
    const { followGeneration } = await import('./setAside/generation')
    const role = member?.role ?? stored.role
    const following = { database, stored, documents, statements, current, role, caller, pinHosts, letGo }
    const next = await followGeneration(following)
    if (next) {
      pictures.close()
      return openClaimed(computer, next, release)
    }
  }
  if (member && (readOnly === 'role' || readOnly === 'revoked') && !notSetAside && mayHaveWritten(stored)) {
    const { leaveRefused } = await import('./setAside/atOpening')
    const leaving = { database, stored, documents, why: readOnly, role: member.role, letGo }
    const left = await leaveRefused(leaving)
    if (left) {
      pictures.close()
      return openClaimed(computer, left.stored, release, left.failure)
    }
  }
  const root = rootKeyOf(database, keys, stored)
  const stating: Stating | null = caller && {
    database,
    statements,
    by: caller.member.id,
    signer: async rank => {
      const name = rank === 'root' ? root.name() : stored.me!.keys[rank]
      return name === null ? null : keptSigner(keys, name)
    },
  }
  if (stating && readOnly === null) announceWriting(documents, stating)
  const rights = watchRights({
    documents,
    statements,
    generation,
    member: stored.me?.id ?? null,
    device: device?.key ?? null,
  })
  const living = { database, stored, documents, statements, awareness, caller, pinHosts }
  const live = await startLive(living).catch((error: unknown) => {
    rights.stop()
    pictures.close()
    return orLetGo(error)
  })
  const noting = notSetAside ? null : noteAtHost(stored, documents, live)
  pictures.from({ fetch: live.fetchBlob, added: live.offerBlobs })
  // so that pictures are here when there is no host, such as for a Word file
  const stopGathering = live.isWhole.subscribe(() => {
    if (live.isWhole.read()) whenIdle(() => void pictures.gather(picturesOf(collectContent(workspace))), 10_000)
  })

  const flushed = async () => void (await Promise.all([record.flushed(), draft.flushed()]))
  const saveAgain = async () => {
    await record.saveAgain()
    await draft.saveAgain()
  }
  const summary = startSummary(workspace, async described => {
    const now = await database.workspace(id)
    const as = member && { myName: member.name, role: member.role }
    const writes = now && (readOnly === null || mayHaveWritten(now))
    if (now) await database.keepWorkspace({ ...now, ...as, writes, ...described(), lastOpened: Date.now() })
  })
  const giveUp = async () => {
    summary.stop()
    rights.stop()
    stopConfirming()
    stopGathering()
    await folder.giveUp()
    await live.close()
    await noting?.stop()
    pictures.close()
    await letGo()
    release()
  }

  const state: OpenedWorkspace['state'] = said => {
    if (!stating) return Promise.reject(new MeridianError('statement.stranger'))
    return makeStatement(stating, said)
  }
  const me: OpenedWorkspace['me'] = member
    ? { id: member.id, name: member.name, role: member.role }
    : { id: nobody, name: stored.myName, role: stored.role }
  if (member && member.links.size > 0) {
    const mine = { me, statements, state, hasRoot: false }
    whenIdle(() => void import('./ownLink').then(({ endOldLinks }) => endOldLinks(mine)).catch(() => undefined), 10_000)
  }
  const stater = { me, statements, state, hasRoot: root.name() !== null }
  const newcomers = newcomersOf(stater)
  const received = openReceived({
    newcomers,
    ...{ id, generation, documents, statements, database, outside, flushed, state },
    added: live.offerBlobs,
  })
  const folder = folderDoor(
    folders,
    id,
    caller &&
      (async () =>
        (await import('./folderSide')).folderSide({
          ...{ documents, workspace, statements, generation, database, outside, flushed },
          folders: await folders!(),
          by: caller,
          trust: newcomers.trust,
          added: live.offerBlobs,
          mark: received.mark,
        })),
  )
  const stopConfirming = confirmEnrolments(stater)
  return {
    id,
    generation,
    documents,
    workspace,
    me,
    readOnly,
    outdated: rights.outdated,
    saving: together([record.saving, draft.saving]),
    saveAgain,
    flushed,
    pictures,
    statements,
    state,
    received: notingSenders(received, stored, me),
    device: device?.key ?? null,
    get hasRoot() {
      return root.name() !== null
    },
    giveUpRoot: () => root.giveUp(),
    live,
    folder,
    exchangeFile: async options =>
      (await import('./exchangeFile')).exchangeFileOf(
        {
          id,
          generation,
          documents,
          workspace,
          statements,
          database,
          app,
          sender: caller,
        },
        options,
      ),
    notSetAside,
    setAside: async () =>
      (await import('./setAside/setAside')).openSetAside({
        ...{ id, generation, documents, statements, database, app, outside, me, state },
        signer: member && device && { member, device },
      }),
    close: async () => {
      await folder.close()
      await flushed().catch(saveAgain) // there may be room by now; if not, the documents hold the only copy
      await summary.keep().catch(() => undefined)
      await giveUp()
    },
    giveUp,
  }
}
