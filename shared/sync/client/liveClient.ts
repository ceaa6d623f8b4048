import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { MeridianError, type ErrorCode, type ErrorFacts } from '../../base/errors'
import type { Id } from '../../base/ids'
import { source, type Readable } from '../../base/readable'
import { canWrite, type Part } from '../../identity/access'
import type { Signer } from '../../identity/keys'
import { documentName, parts, type Documents, type Generation } from '../../workspace/documents'
import { FrameKind } from '../protocol'
import type { HostWord } from '../words'
import { blobSync, type BlobSync, type LocalBlobs } from './blobSync'
import { callHosts } from './calls'
import { documentSync } from './documentSync'
import type { Contact, LiveStatus } from './liveStatus'
import type { Machine } from './machine'
import { presenceSync } from './presenceSync'
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

/** What the host did not take and never will. */
interface HostRefusal {
  readonly code: ErrorCode
  /** What its sentence names, such as the limit; `role` is the person's, where that is why. */
  readonly facts: ErrorFacts
  readonly changes: number
}

/** A client that keeps a workspace the same here and at its host, and calls again by itself. */
export interface LiveClient {
  readonly status: Readable<LiveStatus>
  readonly unreceived: Readable<number>
  /** To be kept until the next start. */
  readonly contact: Readable<Contact>
  /** Why the host did not take changes, the last time it did not. */
  readonly refusal: Readable<HostRefusal | null>
  /** Whether all that the host had is here: statements and both documents. */
  readonly isWhole: Readable<boolean>
  /**
   * Whether the host has all of both documents (`all`), or lacks something; `ended` while there is no line over which it is
   * told, and for good once this person's rights are others than at first. From `all` to `ended` nothing is written.
   */
  readonly atHost: Readable<'all' | 'less' | 'ended'>
  readonly fetchBlob: BlobSync['fetch']
  /** Offers blobs to the host that were added here. */
  offerBlobs(added: readonly string[]): void
  tryNow(): void
  /** Hangs up and never calls again. */
  stop(): void
}

/** Starts the live side of an open workspace. */
export function liveClient(needs: LiveNeeds): LiveClient {
  const { machine, statements, member, device, documents, generation, awareness, before } = needs
  const unreceived = source(0)
  const contact = source<Contact>(before)
  const refusal = source<HostRefusal | null>(null)
  const isWhole = source(false)
  const atHost = source<'all' | 'less' | 'ended'>('ended')
  const lacking = new Set<Part>()
  const nameOf = (part: Part) => documentName(statements.workspace, generation, part)
  const names = new Map(parts.map(part => [nameOf(part), part]))

  /** Asked each time, so that a right that ends ends at once. */
  function mayWrite(part: Part): boolean {
    const person = statements.read().members.get(member)
    return !needs.isNewer && person !== undefined && person.devices.has(device.key) && canWrite(person.role, part)
  }

  const mightWrite = parts.map(mayWrite)
  const fail = (error: MeridianError) => calls.line()?.end(error)
  const refused = (code: ErrorCode, facts: ErrorFacts, changes = 1) => refusal.set({ code, facts, changes })
  const documentOf = (part: Part) =>
    documentSync(
      { name: nameOf(part), doc: documents[part], mayWrite: () => mayWrite(part), unsentBefore: before.unsent[part] },
      machine,
      {
        changed,
        refused,
        failed: fail,
        opened: () => {
          const line = calls.line()
          if (line && part === 'draft') presence.open(line)
        },
        whole: () => {
          lacking.delete(part)
          const line = calls.line()
          if (lacking.size > 0 || !line || isWhole.read()) return
          isWhole.set(true)
          blobs.open(line)
          changed()
        },
      },
    )
  const said = statementsSync(
    { statements, keep: needs.keep, unsentBefore: before.unsent.statements },
    { changed, compared: openDocuments, refused },
  )
  const sync = { record: documentOf('record'), draft: documentOf('draft') }
  const presence = presenceSync(awareness, nameOf('draft'), machine)
  const blobs = blobSync(
    { blobs: needs.blobs, mayGive: () => mayWrite('record'), unsentBefore: before.unsent.blobs ?? 0 },
    { changed, refused },
  )

  function changed(): void {
    const unsent = {
      record: sync.record.unreceived(),
      draft: sync.draft.unreceived(),
      statements: said.unreceived(),
      blobs: blobs.unreceived(),
    }
    const count = unsent.record + unsent.draft + unsent.statements + unsent.blobs
    const known = contact.read()
    const heardAt = calls.line()?.heardAt() ?? null
    const isAtHost = parts.every(part => sync[part].isReceived()) // also what only deletes, which is not counted
    const isReceived = count === 0 && isAtHost && isWhole.read() && blobs.isCompared() && heardAt !== null
    unreceived.set(count)
    const isTold = heardAt !== null && isWhole.read() && parts.every((part, at) => mayWrite(part) === mightWrite[at])
    atHost.set(isTold ? (isAtHost ? 'all' : 'less') : 'ended')
    contact.set({
      ...known,
      unsent,
      lastContact: heardAt ?? known.lastContact,
      receivedAt: isReceived ? heardAt : known.receivedAt,
    })
  }

  /** Only once the statements are the same is it known who may write what, and which documents count. */
  function openDocuments(): void {
    const current = statements.read().generation
    if (current !== null && current !== generation) return fail(new MeridianError('connection.otherGeneration'))
    const line = calls.line()
    if (line) for (const part of parts) sync[part].open(line)
  }

  function onWord(word: HostWord): void {
    if (word.say === 'received' || word.say === 'notReceived') {
      const part = names.get(word.document)
      if (!part) return
      if (word.say === 'received') sync[part].received(word.hash)
      else sync[part].notReceived(word.hash, word.code, word.facts ?? {})
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

  const calls = callHosts(
    { machine, statements, member, device, last: () => contact.read() },
    {
      word: onWord,
      frame: onFrame,
      connected: (line, address) => {
        for (const part of parts) lacking.add(part)
        contact.set({ ...contact.read(), address, lastContact: line.heardAt() })
        said.open(line)
      },
      ended: heardAt => {
        if (heardAt !== null) contact.set({ ...contact.read(), lastContact: heardAt })
        isWhole.set(false)
        for (const part of parts) sync[part].leave()
        said.leave()
        presence.leave()
        blobs.leave()
      },
    },
  )
  changed()

  return {
    status: calls.status,
    unreceived,
    contact,
    refusal,
    isWhole,
    atHost,
    fetchBlob: hash => blobs.fetch(hash),
    offerBlobs: added => blobs.offer(added),
    tryNow: calls.tryNow,
    stop: () => {
      calls.stop()
      for (const part of parts) sync[part].stop()
      said.stop()
      presence.stop()
    },
  }
}
