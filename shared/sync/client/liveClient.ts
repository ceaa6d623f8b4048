import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { MeridianError, type ErrorCode } from '../../base/errors'
import type { Id } from '../../base/ids'
import { source, type Readable } from '../../base/readable'
import { canWrite, type Part } from '../../identity/access'
import type { Signer } from '../../identity/keys'
import { documentName, parts, type Documents, type Generation } from '../../workspace/documents'
import { isCertifiedHost } from '../handshake'
import type { HostWord } from '../words'
import { backOff } from './backOff'
import { blobSync, type BlobSync, type LocalBlobs } from './blobSync'
import { documentSync } from './documentSync'
import { FrameKind } from './frames'
import { isLasting, type Contact, type LiveStatus } from './liveStatus'
import type { Machine } from './machine'
import { openLine, type Line } from './openLine'
import { presenceSync } from './presenceSync'
import { reachableHosts, type Reachable } from './reachable'
import { statementsSync, type SyncedStatements } from './statementsSync'

/** Who calls, and what is kept the same here and at the host. */
export interface LiveNeeds extends Omit<SyncedStatements, 'unsentBefore'> {
  readonly machine: Machine
  readonly member: Id<'member'>
  readonly device: Signer
  readonly documents: Documents
  readonly generation: Generation
  readonly awareness: Awareness
  readonly blobs: LocalBlobs
  /** Whether a newer Meridian wrote the documents: then they are only read here. */
  readonly isNewer: boolean
  /** What was known when this computer was last switched off. */
  readonly before: Contact
}

/** A client that keeps a workspace the same here and at its host, and calls again by itself. */
export interface LiveClient {
  readonly status: Readable<LiveStatus>
  readonly unreceived: Readable<number>
  /** To be kept until the next start. */
  readonly contact: Readable<Contact>
  /** Why the host did not take changes, the last time it did not. */
  readonly refusal: Readable<{ readonly code: ErrorCode; readonly changes: number } | null>
  /** Whether all that the host had is here: statements and both documents. */
  readonly isWhole: Readable<boolean>
  readonly fetchBlob: BlobSync['fetch']
  /** Offers blobs to the host that were added here. */
  offerBlobs(): void
  tryNow(): void
  /** Hangs up and never calls again. */
  stop(): void
}

/** A line that held as long was a good one: after it, the first pause is short again. Milliseconds. */
const goodMs = 10_000

/** Starts the live side of an open workspace. */
export function liveClient(needs: LiveNeeds): LiveClient {
  const { machine, statements, member, device, documents, generation, awareness, before } = needs
  const status = source<LiveStatus>({ state: 'alone' })
  const unreceived = source(0)
  const contact = source<Contact>(before)
  const refusal = source<{ readonly code: ErrorCode; readonly changes: number } | null>(null)
  const isWhole = source(false)
  let line: Line | null = null
  let current: Reachable | null = null
  let untried: Reachable[] = []
  let failures = 0
  let retried: () => void = () => undefined
  let isStopped = false
  let worst: MeridianError | null = null
  const lacking = new Set<Part>()

  const person = () => {
    const known = statements.read().members.get(member)
    return known?.devices.has(device.key) ? known : undefined
  }
  const mayWrite = (part: Part) => {
    const role = person()?.role
    return !needs.isNewer && role !== undefined && canWrite(role, part)
  }
  const names = new Map(parts.map(part => [documentName(statements.workspace, generation, part), part]))

  function changed(): void {
    const unsent = {
      record: sync.record.unreceived(),
      draft: sync.draft.unreceived(),
      statements: said.unreceived(),
    }
    const count = unsent.record + unsent.draft + unsent.statements
    const isReceived = count === 0 && status.read().state === 'connected' && isWhole.read()
    const known = contact.read()
    const heardAt = line?.heardAt() ?? known.lastContact
    unreceived.set(count)
    contact.set({
      ...known,
      unsent,
      lastContact: heardAt,
      receivedAt: isReceived ? (heardAt ?? machine.now()) : known.receivedAt,
    })
  }

  const fail = (error: MeridianError) => line?.end(error)
  const refused = (code: ErrorCode, changes: number) => refusal.set({ code, changes })
  const documentOf = (part: Part) =>
    documentSync(
      {
        name: documentName(statements.workspace, generation, part),
        doc: documents[part],
        mayWrite: () => mayWrite(part),
        unsentBefore: before.unsent[part],
      },
      machine,
      {
        changed,
        opened: () => line && part === 'draft' && presence.open(line),
        whole: () => {
          lacking.delete(part)
          if (lacking.size > 0) return
          isWhole.set(true)
          if (line) blobs.open(line)
          changed()
        },
        refused,
        failed: fail,
      },
    )
  const said = statementsSync(
    { statements, keep: needs.keep, unsentBefore: before.unsent.statements },
    { changed: () => changed(), compared: openDocuments, refused: code => refused(code, 1) },
  )
  const sync = { record: documentOf('record'), draft: documentOf('draft') }
  const presence = presenceSync(awareness, documentName(statements.workspace, generation, 'draft'), machine)
  const blobs = blobSync(needs.blobs, () => mayWrite('record'))

  /** Only once the statements are the same is it known who may write what, and which documents count. */
  function openDocuments(): void {
    const standing = statements.read().generation
    if (standing !== null && standing !== generation) return fail(new MeridianError('connection.otherGeneration'))
    for (const part of parts) if (line) sync[part].open(line)
  }

  function onWord(word: HostWord): void {
    if (word.say === 'received' || word.say === 'notReceived') {
      const part = names.get(word.document)
      if (!part) return
      if (word.say === 'received') sync[part].received(word.hash)
      else sync[part].notReceived(word.hash, word.code)
    } else if (word.say.startsWith('blob.') || word.say === 'notTaken') blobs.hear(word)
    else void said.hear(word).catch(() => fail(new MeridianError('connection.protocol')))
  }

  function onFrame(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const part = names.get(decoding.readVarString(decoder))
    const kind = decoding.readVarUint(decoder)
    if (!part) return
    if (kind === FrameKind.awareness) presence.hear(decoder)
    else sync[part].hear(kind, decoder)
  }

  function leave(): void {
    for (const part of parts) sync[part].leave()
    said.leave()
    presence.leave()
    blobs.leave()
    isWhole.set(false)
  }

  const where = ({ name, address }: Reachable) => ({
    host: name,
    address,
    lastContact: line?.heardAt() ?? contact.read().lastContact,
  })

  function call(to: Reachable): void {
    current = to
    let welcomedAt: number | null = null
    let off = () => undefined as void
    line = openLine(
      machine,
      { statements, member, device, host: to.host, address: to.address },
      {
        welcome: () => {
          welcomedAt = machine.elapsed()
          off = machine.after(goodMs, () => (failures = 0))
          for (const part of parts) lacking.add(part)
          status.set({ ...where(to), state: 'connected' })
          contact.set({ ...contact.read(), address: to.address })
          said.open(line!)
        },
        word: onWord,
        frame: onFrame,
        over: (error, wasProved) => {
          off()
          changed()
          const last = where(to)
          line = null
          leave()
          if (!isStopped) onOver(to, last, error, welcomedAt !== null, wasProved)
        },
      },
    )
  }

  function onOver(
    to: Reachable,
    last: ReturnType<typeof where>,
    error: MeridianError,
    wasWelcome: boolean,
    wasProved: boolean,
  ): void {
    const isFinal = isLasting(error.code) && (wasProved || wasWelcome)
    if (isFinal) return settleOn({ ...last, state: 'refused', code: error.code, facts: error.facts })
    if (!worst || !isLasting(error.code)) worst = error
    if (wasWelcome) untried = []
    const next = untried.shift()
    if (next) return call(next)
    const { code, facts } = worst
    if (isLasting(code)) return settleOn({ ...last, state: 'refused', code, facts })
    failures++
    const pause = code === 'connection.changed' ? 0 : backOff(failures, machine.random())
    const now = machine.now()
    const before = status.read()
    const since = before.state === 'offline' ? before.since : wasWelcome ? now : (last.lastContact ?? now)
    settleOn({ ...last, state: 'offline', since, retryAt: now + pause, code, facts })
    retried = machine.after(pause, begin)
  }

  function settleOn(next: LiveStatus): void {
    current = null
    status.set(next)
  }

  /** Calls the hosts one address after the other, the one that answered last first. */
  function begin(): void {
    if (isStopped || current) return
    retried()
    worst = null
    untried = [...reachableHosts(statements.read(), contact.read().address)]
    const first = untried.shift()
    if (!first) return status.set({ state: 'alone' })
    if (status.read().state !== 'offline') status.set({ ...where(first), state: 'connecting' })
    call(first)
  }

  function tryNow(): void {
    failures = 0
    begin()
  }

  let hosts = statements.read().hosts
  const stopWatching = statements.subscribe(() => {
    const standing = statements.read()
    if (current && line && !isCertifiedHost(standing, current.host, current.address))
      return fail(new MeridianError('connection.uncertified'))
    const { state } = status.read()
    const isNew = JSON.stringify([...standing.hosts]) !== JSON.stringify([...hosts])
    hosts = standing.hosts
    if (state === 'alone' || state === 'refused' || (isNew && state === 'offline')) tryNow()
  })
  changed()
  begin()

  return {
    status,
    unreceived,
    contact,
    refusal,
    isWhole,
    fetchBlob: hash => blobs.fetch(hash),
    offerBlobs: () => blobs.offer(),
    tryNow,
    stop: () => {
      isStopped = true
      stopWatching()
      retried()
      line?.end(new MeridianError('connection.lost'))
      for (const part of parts) sync[part].stop()
      said.stop()
      presence.stop()
    },
  }
}
