import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Updates } from '#shared/exchange/checkUpdates'
import { stateOf } from '#shared/exchange/mergeInto'
import type { Signer } from '#shared/identity/keys'
import type { Role } from '#shared/identity/access'
import type { Platform } from '#shared/platform/platform'
import type { Member } from '#shared/statements/fold'
import type { StatementSet } from '#shared/statements/statementSet'
import { liveClient } from '#shared/sync/client/liveClient'
import { noContact } from '#shared/sync/client/liveStatus'
import {
  documentName,
  emptyDocuments,
  parts,
  schemaOf,
  type Documents,
  type Generation,
} from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from '../database'
import { browserMachine } from '../live'
import { persistTwice } from '../persistTwice'
import { pinning } from '../pinned'
import { forgetUnsent } from '../unsent'
import { openCopies, type Copies } from './copies'
import { copyOf, holds } from './refused'

/** A workspace of which coordinators say that another generation is current. */
export interface Following {
  readonly database: Database
  readonly stored: StoredWorkspace
  /** Those of the generation that is here. */
  readonly documents: Documents
  readonly statements: StatementSet
  readonly current: Generation
  readonly role: Role
  /** Who calls the host; null where this device may not act for anybody. */
  readonly caller: { readonly member: Member; readonly device: Signer } | null
  readonly pinHosts: Platform['pinHosts']
  /** Has the documents written no more. */
  letGo(): Promise<void>
}

/** How long somebody who opens a workspace waits for the host to give what is current now, in milliseconds. */
const patienceMs = 30_000

/** The documents of the current generation out of a copy that was set aside here and that somebody answers for, or null. */
async function asideOf(copies: Copies, current: Generation): Promise<Updates | null> {
  const copy = (await copies.list()).find(({ generation, from }) => generation === current && !from?.isLate)
  return copy ? copies.content(copy.id) : null
}

/** Fetches the documents of the current generation; null where no host has them now. */
async function fetchCurrent({ statements, current, caller, pinHosts }: Following): Promise<Updates | null> {
  if (!caller) return null
  const documents = emptyDocuments()
  const awareness = new Awareness(documents.draft)
  awareness.setLocalState(null) // nobody is here yet
  const client = liveClient({
    machine: pinning(browserMachine, statements, pinHosts),
    statements,
    member: caller.member.id,
    device: caller.device,
    documents,
    generation: current,
    awareness,
    isNewer: true, // it only reads
    before: noContact,
    blobs: { names: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
    keep: () => Promise.resolve(),
  })
  const isHere = () => client.isWhole.read() && parts.every(part => schemaOf(documents[part]) > 0)
  try {
    await new Promise<void>(resolve => {
      const look = () => {
        const { state } = client.status.read()
        if (isHere() || state === 'offline' || state === 'refused' || state === 'alone') resolve()
      }
      client.isWhole.subscribe(look)
      client.status.subscribe(look) // never looked at before it changed: until the first call everybody is alone
      for (const part of parts) documents[part].on('update', look) // who made it current may still be sending it
      setTimeout(resolve, patienceMs)
    })
    return isHere() ? stateOf(documents) : null
  } finally {
    client.stop()
    awareness.destroy()
  }
}

/** Sets the generation that is here aside, unless there is a copy of it already. Throws `storage.*`. */
async function keepBefore(copies: Copies, { stored: { generation }, documents, role }: Following): Promise<void> {
  const state = stateOf(documents)
  if (!state) return
  for (const copy of await copies.list())
    if (copy.generation === generation && holds(await copies.content(copy.id), documents)) return
  const facts = { generation, at: Date.now(), why: 'generation' as const, role, from: null }
  await copies.keep(...(await copyOf(facts, { ...state, file: null })))
}

/**
 * Goes over to the generation that coordinators say is current, if it is here beside or a host has it: the one before is set
 * aside, whole. Gives the workspace to be opened anew, or null where everything stays as it is. A kill in between leaves the
 * one before, and perhaps a copy of it. Throws `storage.*`.
 */
export async function followGeneration(following: Following): Promise<StoredWorkspace | null> {
  const { database, stored, current, letGo } = following
  const { id } = stored
  const copies = openCopies(database.journal, id)
  const next = (await asideOf(copies, current)) ?? (await fetchCurrent(following))
  if (!next) return null
  try {
    await keepBefore(copies, following)
  } catch {
    return null // there is no room for both: it stays as it is until there is
  }
  await letGo()
  for (const part of parts) {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, next[part])
    const kept = await persistTwice(database.journal, documentName(id, current, part), doc)
    try {
      await kept.flushed()
    } finally {
      await kept.close()
      doc.destroy()
    }
  }
  await forgetUnsent(database, id)
  const now = { ...stored, generation: current }
  await database.keepWorkspace(now)
  return now
}
