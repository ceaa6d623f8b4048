import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import { newId, randomToken } from '#shared/base/ids'
import { inOrder, orderAt } from '#shared/base/order'
import { carryOver } from '#shared/comments/carryOver'
import { threads } from '#shared/comments/threads'
import { openAll } from '#shared/exchange/mergeInto'
import type { Outside } from '#shared/exchange/outside'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { Platform } from '#shared/platform/platform'
import type { MemberId } from '#shared/profile/profile'
import { foundWorkspace } from '#shared/statements/found'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import {
  createDocuments,
  emptyDocuments,
  parts,
  type Documents,
  type Generation,
  type WorkspaceId,
} from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { backedUp } from './backedUp'
import { claim } from './claim'
import { openDatabase, type Database } from './database'
import { iAmIn, keepBrought } from './keepBrought'
import { keep, remove, type Arrival } from './keep'
import type { Newcomer } from './enrol'
import { join, joinAgain } from './join'
import { newKey } from './keyring'
import type { Library, NewWorkspace } from './library'
import { openStored } from './openStored'
import { withJournal } from './withJournal'

interface Founder {
  readonly id: MemberId
  readonly name: string
}

/** What the library needs from outside. */
export interface LibraryNeeds {
  readonly platform: Platform
  /** Version of this Meridian. */
  readonly app: string
  /** Looks into what comes from outside where it can do no harm. */
  readonly outside: Outside
  /** The bytes of the sample's exchange file. Throws `sample.missing`. */
  readonly sample: () => Promise<Uint8Array>
}

/** Makes this person the coordinator who founded a workspace with these documents, which have a generation of their own. */
async function found(
  database: Database,
  platform: Platform,
  input: Pick<Arrival, 'documents' | 'blobs'> & {
    generation: Generation
    founder: Founder
    isSample: boolean
    /** What was said in the workspace that the documents are from: its comments are carried over, the rest is not. */
    said?: StatementSet
  },
): Promise<WorkspaceId> {
  const { documents, blobs, generation, founder, isSample, said } = input
  const made: string[] = []
  const make = async () => {
    const key = await newKey(platform.keys)
    made.push(key.name)
    return key
  }
  try {
    const [root, person, device] = [await make(), await make(), await make()]
    const founding = await foundWorkspace({
      root: root.signer,
      person: person.signer,
      device: device.signer,
      founder: { ...founder, unit: null },
      deviceName: platform.shell,
      generation,
      at: Date.now(),
    })
    const { workspace } = founding
    const talk = said
      ? await carryOver(threads(said.have().values(), said.read()), {
          workspace,
          id: founder.id,
          device: device.signer,
        })
      : []
    const statements = await openStatements(workspace, [...founding.statements, ...talk])
    return await keep(database, {
      documents,
      statements: statements.have(),
      blobs,
      workspace: {
        id: workspace,
        generation,
        me: { id: founder.id, keys: { root: root.name, person: person.name, device: device.name } },
        myName: founder.name,
        role: 'coordinator',
        isSample,
      },
    })
  } catch (error) {
    // keys of a workspace that does not exist open nothing
    await Promise.allSettled(made.map(name => platform.keys.forget(name)))
    throw error
  }
}

/** Enters this person among the people of a workspace. */
function addCoordinator(documents: Documents, name: string): Founder {
  const { people } = bindWorkspace(documents)
  const founder: Founder = { id: newId('member'), name }
  const order = orderAt(inOrder(people.read()), 0)
  people.add({ ...founder, role: 'coordinator', unit: null, institution: '', post: '', email: '', order })
  return founder
}

/** The documents of a new workspace, with what its founder said of it. */
function begin({ institution, country, title, periodStart, periodEnd, myName }: NewWorkspace) {
  const { documents, generation } = createDocuments()
  const workspace = bindWorkspace(documents)
  workspace.profile.update({ institution, country, title, periodStart, periodEnd })
  const last = new Date().getFullYear() - 1 // the last academic year that is surely complete
  workspace.benchmark.years.update({ first: last - 3, last })
  return { documents, generation, founder: addCoordinator(documents, myName) }
}

/** The first coordinator among the people of a workspace; whoever opens the sample sees it with their eyes. */
function firstCoordinator(documents: Documents): Founder {
  const person = inOrder(bindWorkspace(documents).people.read()).find(({ role }) => role === 'coordinator')
  if (!person) throw new MeridianError('sample.missing')
  return { id: person.id, name: person.name }
}

const noKeeping = () => Promise.resolve()

const blobsOf = (files: readonly Unpacked[]) => new Map(files.flatMap(({ blobs }) => [...blobs]))

/** The workspaces that this computer keeps in IndexedDB. */
export function localLibrary({ platform, app, outside, sample }: LibraryNeeds): Library {
  let opening: Promise<Database> | undefined
  const opened = () =>
    (opening ??= withJournal(openDatabase, platform.journal).catch((error: unknown) => {
      opening = undefined // another try may succeed, once there is room
      throw error
    }))
  const keysOf = async (id: WorkspaceId) => {
    const stored = await (await opened()).workspace(id)
    return Object.values(stored?.me?.keys ?? {}).filter(name => name !== null)
  }
  const letIn = new Map<string, Newcomer>()
  const open = async (id: WorkspaceId) => {
    const { keys, pinHosts, folders } = platform
    const device = { database: await opened(), keys, app, outside, pinHosts, folders }
    const workspace = await openStored(device, id)
    return platform.backups ? backedUp(workspace, platform.backups) : workspace
  }

  return {
    list: async () => (await (await opened()).workspaces()).sort((a, b) => b.lastOpened - a.lastOpened),

    create: async input => found(await opened(), platform, { ...begin(input), blobs: new Map(), isSample: false }),

    open,

    openSample: async () => {
      const database = await opened()
      const known = (await database.workspaces()).find(({ isSample }) => isSample)
      if (known) return known.id
      const files = await outside.unpack(await sample())
      const { target } = await openAll(files, outside.check, noKeeping)
      return found(database, platform, {
        documents: target.documents,
        generation: randomToken(),
        founder: firstCoordinator(target.documents),
        blobs: blobsOf(files),
        isSample: true,
        said: target.statements,
      })
    },

    iAmIn: files => iAmIn(platform.keys, files),

    keepBrought: async (files, report) =>
      keepBrought({ database: await opened(), keys: platform.keys, outside }, files, report),

    copy: async (id, myName) => {
      const database = await opened()
      const original = await open(id)
      try {
        const documents = emptyDocuments()
        for (const part of parts) Y.applyUpdate(documents[part], Y.encodeStateAsUpdate(original.documents[part]))
        const founder = addCoordinator(documents, myName)
        const names = await database.blobNames(id)
        const blobs = new Map(
          (await Promise.all(names.map(async hash => [hash, await database.blob(id, hash)] as const))).flatMap(
            ([hash, bytes]) => (bytes ? [[hash, bytes] as const] : []),
          ),
        )
        return await found(database, platform, {
          documents,
          generation: randomToken(),
          founder,
          blobs,
          isSample: false,
          said: original.statements,
        })
      } finally {
        await original.close()
      }
    },

    join: async (invite, how) => join({ database: await opened(), letIn, platform, outside }, invite, how),

    recover: async (file, passphrase, how) =>
      joinAgain({ database: await opened(), letIn, platform, outside }, file, passphrase, how),

    keysOf,

    forget: async (id, keys = []) => {
      const database = await opened()
      const release = await claim(id)
      try {
        const names = new Set([...keys, ...(await keysOf(id))])
        await remove(database, id)
        for (const name of names) await platform.keys.forget(name)
        await (await platform.folders?.())?.forget(id) // what is in the folder stays there
      } finally {
        release()
      }
    },
  }
}
