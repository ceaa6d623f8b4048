import { MeridianError, type ErrorCode } from '#shared/base/errors'
import type { WorkspaceId } from '#shared/workspace/documents'
import { claim } from './claim'
import type { StoredWorkspace } from './database'
import type { OpenedWorkspace } from './opened'
import { readStored, type ReadStored } from './readStored'
import { mayHaveWritten } from './rights'
import { startStored, type Device } from './startStored'

/**
 * Opens a workspace of this computer and keeps it saved. Throws `workspace.missing`, `workspace.busy`,
 * `storage.unavailable`.
 */
export async function openStored(device: Device, id: WorkspaceId): Promise<OpenedWorkspace> {
  const release = await claim(id)
  try {
    const stored = await device.database.workspace(id)
    if (!stored) throw new MeridianError('workspace.missing')
    return await openClaimed(device, { stored, notSetAside: null }, release)
  } catch (error) {
    release()
    throw error
  }
}

/** How a workspace is opened. */
interface Opening {
  readonly stored: StoredWorkspace
  /** Why what nobody took of this person's changes is still in the documents, which was tried just before. */
  readonly notSetAside: ErrorCode | null
}

async function openClaimed(device: Device, opening: Opening, release: () => void): Promise<OpenedWorkspace> {
  const read = await readStored(device.database, device.keys, opening.stored)
  try {
    const instead = await openingInstead(device, read, opening)
    return await (instead
      ? openClaimed(device, instead, release)
      : startStored(device, read, { release, notSetAside: opening.notSetAside }))
  } catch (error) {
    await read.letGo().catch(() => undefined) // the first failure is the one to tell
    throw error
  }
}

/**
 * What is to be opened in the place of what was read: a workspace to be read as that of whom this device has the keys, the
 * generation that is current now, or the workspace without what nobody took from somebody who may write no longer. Null where what was read stays open. Throws `storage.*`.
 */
async function openingInstead(device: Device, read: ReadStored, { notSetAside }: Opening): Promise<Opening | null> {
  const { database, keys, pinHosts } = device
  const { stored, documents, statements, member, caller, readOnly, letGo } = read
  if (!stored.me) {
    const { keptIdentity } = await import('./keptIdentity')
    const kept = await keptIdentity(keys, statements)
    if (kept) {
      const { id, name, role } = kept.member
      const next: StoredWorkspace = { ...stored, me: { id, keys: kept.keys }, myName: name, role }
      await letGo()
      await database.keepWorkspace(next)
      return { stored: next, notSetAside: null }
    }
  }
  const current = statements.read().generation
  if (current !== null && current !== stored.generation) {
    const { followGeneration } = await import('./setAside/generation')
    const role = member?.role ?? stored.role
    const following = { database, stored, documents, statements, current, role, caller, pinHosts, letGo }
    const next = await followGeneration(following)
    if (next) return { stored: next, notSetAside: null }
  }
  if (member && (readOnly === 'role' || readOnly === 'revoked') && !notSetAside && mayHaveWritten(stored)) {
    const { leaveRefused } = await import('./setAside/atOpening')
    const left = await leaveRefused({ database, stored, documents, why: readOnly, role: member.role, letGo })
    if (left) return { stored: left.stored, notSetAside: left.failure }
  }
  return null
}
