import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { canDial } from '#shared/base/hostAddress'
import { openAll, stateOf } from '#shared/exchange/mergeInto'
import type { Outside } from '#shared/exchange/outside'
import type { KeyStore, Platform } from '#shared/platform/platform'
import { readInvite } from '#shared/statements/inviteToken'
import { trusting } from '#shared/statements/invited'
import { readOwnLink } from '#shared/statements/ownLink'
import { statementSet, type StatementSet } from '#shared/statements/statementSet'
import { fetchStatements } from '#shared/sync/client/fetchStatements'
import { liveClient } from '#shared/sync/client/liveClient'
import { noContact } from '#shared/sync/client/liveStatus'
import { emptyDocuments, type Documents, type Generation, type WorkspaceId } from '#shared/workspace/documents'
import { Awareness } from 'y-protocols/awareness'
import type { Database } from './database'
import { enrol, type Newcomer } from './enrol'
import { keep } from './keep'
import { browserMachine } from './live'
import { recover } from './recovery'

/** How far somebody has come on their way into a workspace. */
export type JoinStep = 'connecting' | 'statements' | 'documents' | 'keeping'

/** How somebody joins. */
export interface Joining {
  /** Shown to coordinators, such as "Laptop in the library". */
  readonly deviceName: string
  /** An exchange file with the workspace, where the invite names no host or it cannot be reached. */
  readonly file?: Uint8Array
  readonly onStep?: (step: JoinStep) => void
  /** Calls it off; then it rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** What joining needs of the library. */
export interface JoinNeeds {
  readonly database: Database
  /** Those who were let in by the host but did not get everything: each invite makes one pair of keys. */
  readonly letIn: Map<string, Newcomer>
  readonly platform: Platform
  readonly outside: Outside
}

interface Arrived {
  readonly documents: Documents
  readonly statements: StatementSet
  readonly generation: Generation
  readonly blobs: ReadonlyMap<string, Uint8Array>
}

/** A host that was refused for what it said of the person will say so at every address. */
const isAboutPerson = (code: ErrorCode) =>
  code.startsWith('invite.') || code === 'connection.revoked' || code === 'connection.stranger'

/** Resolves as `work` does, or rejects with the reason as soon as the signal is called off. */
function unlessCalledOff<T>(signal: AbortSignal | undefined, work: Promise<T>, cancel: () => void): Promise<T> {
  if (!signal) return work
  return new Promise<T>((resolve, reject) => {
    const stop = () => {
      cancel()
      reject(signal.reason as Error)
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Calls the hosts one address after the other until one lets this person in. Throws what the last one said. */
async function comeIn(
  newcomer: Newcomer,
  statements: StatementSet,
  signal: AbortSignal | undefined,
  onWelcome: () => void,
): Promise<void> {
  const { me, device, hosts } = newcomer
  const places = hosts.flatMap(({ key, addresses }) =>
    addresses.filter(canDial).map(address => ({ host: key, address })),
  )
  let failure = new MeridianError('invite.noHost')
  for (const { host, address } of places) {
    signal?.throwIfAborted()
    try {
      let cancel = () => undefined as void
      const caller = { statements, member: me.id, device, host, address }
      const fetched = fetchStatements(browserMachine, caller, call => (cancel = call), onWelcome)
      return await unlessCalledOff(signal, fetched, () => cancel())
    } catch (error) {
      if (!(error instanceof MeridianError) || isAboutPerson(error.code)) throw error
      failure = error
    }
  }
  throw failure
}

/** Fetches both documents whole. */
async function fetchDocuments(
  { me, device }: Newcomer,
  statements: StatementSet,
  signal: AbortSignal | undefined,
): Promise<Arrived> {
  const { generation } = statements.read()
  if (generation === null) throw new MeridianError('connection.incomplete')
  const documents = emptyDocuments()
  const awareness = new Awareness(documents.draft)
  awareness.setLocalState(null) // nobody is here yet
  const client = liveClient({
    machine: browserMachine,
    statements,
    member: me.id,
    device,
    documents,
    generation,
    awareness,
    isNewer: true, // it only reads
    before: noContact,
    blobs: { names: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
    keep: () => Promise.resolve(),
  })
  const whole = new Promise<void>((resolve, reject) => {
    const look = () => {
      const status = client.status.read()
      if (client.isWhole.read()) resolve()
      else if (status.state === 'refused') reject(new MeridianError(status.code, status.facts))
      else if (status.state === 'alone') reject(new MeridianError('invite.noHost'))
    }
    client.isWhole.subscribe(look)
    client.status.subscribe(look) // never looked at before it changed: until the first call everybody is alone
  })
  try {
    await unlessCalledOff(signal, whole, () => undefined)
    return { documents, statements, generation, blobs: new Map() }
  } finally {
    client.stop()
    awareness.destroy()
  }
}

/** Opens the workspace of an exchange file for somebody who comes in with it. */
async function fromFile(newcomer: Newcomer, file: Uint8Array, outside: Outside): Promise<Arrived> {
  const files = await outside.unpack(file)
  if (files.some(({ manifest }) => manifest.workspace !== newcomer.workspace))
    throw new MeridianError('invite.otherWorkspace')
  const { target } = await openAll(files, outside.check, () => Promise.resolve())
  const { documents, generation } = target
  const statements = statementSet(newcomer.workspace, trusting(newcomer.me.id))
  statements.take([...target.statements.have().values(), ...newcomer.statements])
  return { documents, statements, generation, blobs: new Map(files.flatMap(({ blobs }) => [...blobs])) }
}

/** Notes that others have what came from them. */
async function noteArrived(id: WorkspaceId, { documents, generation }: Arrived): Promise<void> {
  const { noteReceived } = await import('./setAside/known')
  const state = stateOf(documents)
  if (state) await noteReceived(id, generation, [state])
}

/**
 * Brings the workspace to this computer and lists it. What fails leaves nothing behind, no key and no document; only once
 * the host has let somebody in their keys stay, since it lets nobody else in with this invite. Throws `connection.*`, `invite.*`, `file.*`, `storage.*`, `workspace.taken` where this profile works for somebody else there.
 */
async function settleIn(
  { database, letIn, platform, outside }: JoinNeeds,
  newcomer: Newcomer,
  { file, onStep = () => undefined, signal }: Joining,
  wasLetIn: () => void = () => undefined,
): Promise<WorkspaceId> {
  const { workspace: id, me, device } = newcomer
  const pinned = newcomer.hosts.flatMap(({ addresses, pin }) =>
    pin === null ? [] : [{ addresses: [...addresses], pin }],
  )
  let isPinned = false
  let isLetIn = [...letIn.values()].includes(newcomer)
  try {
    const known = await database.workspace(id)
    if (known?.me) throw new MeridianError('workspace.taken')
    let arrived: Arrived
    if (file) {
      arrived = await fromFile(newcomer, file, outside)
    } else {
      onStep('connecting')
      await platform.pinHosts(pinned)
      isPinned = true
      const statements = statementSet(id, trusting(me.id))
      statements.take(newcomer.statements)
      await comeIn(newcomer, statements, signal, () => onStep('statements'))
      isLetIn = true
      wasLetIn()
      onStep('documents')
      arrived = await fetchDocuments(newcomer, statements, signal)
    }
    const member = arrived.statements.read().members.get(me.id)
    if (!member?.devices.has(device.key)) throw new MeridianError('invite.notKnown')
    onStep('keeping')
    await keep(database, {
      documents: arrived.documents,
      statements: arrived.statements.have(),
      blobs: arrived.blobs,
      workspace: { id, generation: arrived.generation, me, myName: member.name, role: member.role, isSample: false },
    })
    await noteArrived(id, arrived).catch(() => undefined) // missed only where somebody may write no longer
    return id
  } catch (error) {
    if (isPinned && !isLetIn) await platform.unpinHosts(pinned).catch(() => undefined) // the first failure is the one to tell
    if (!isLetIn) await newcomer.giveUp()
    throw error
  }
}

/** What somebody joins with: its key, and how this computer comes in with it. Throws as `readInvite`, `readOwnLink`. */
async function readTicket(text: string, keys: KeyStore, deviceName: string) {
  const now = { now: Date.now() }
  const own = await readOwnLink(text, now)
  if (own) {
    const enrolHere = async () => (await import('./ownLink')).enrolOwn(own, keys, deviceName)
    return { key: own.signer.key, enrol: enrolHere }
  }
  const invite = await readInvite(text, now)
  return { key: invite.signer.key, enrol: () => enrol(invite, keys, deviceName) }
}

/**
 * Joins a workspace with an invite, or sets up a further computer with a link of the same person: a link, a token, the text
 * of an invite file or of an e-mail. Throws as `settleIn`.
 */
export async function join(needs: JoinNeeds, invite: string, how: Joining): Promise<WorkspaceId> {
  const ticket = await readTicket(invite, needs.platform.keys, how.deviceName)
  const newcomer = needs.letIn.get(ticket.key) ?? (await ticket.enrol())
  const id = await settleIn(needs, newcomer, how, () => needs.letIn.set(ticket.key, newcomer))
  needs.letIn.delete(ticket.key)
  return id
}

/** Comes in as whoever made a recovery file. Throws `recovery.*` and as `settleIn`. */
export async function joinAgain(
  needs: JoinNeeds,
  recoveryFile: Uint8Array,
  passphrase: string,
  how: Joining,
): Promise<WorkspaceId> {
  return settleIn(needs, await recover(recoveryFile, passphrase, needs.platform.keys, how.deviceName), how)
}
