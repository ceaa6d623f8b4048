import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import type { Role } from '#shared/identity/access'
import { signerOf, type Signer } from '#shared/identity/keys'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { foundWorkspace } from '#shared/statements/found'
import { createDocuments, documentName, parts, type Documents, type Generation } from '#shared/workspace/documents'
import { openStatements } from '#shared/statements/statementSet'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import { connect } from './hostClient'
import { certificate, deviceCertificate, hostCertificate, personRevocation, type KeyHolder } from './trust'

/** A key pair whose private half can be carried into a page. */
interface PortableKey {
  readonly signer: Signer
  readonly publicJwk: JsonWebKey
  readonly privateJwk: JsonWebKey
}

/** Somebody whose keys are put into a page. */
export interface PagePerson extends KeyHolder {
  readonly name: string
  readonly role: Role
  readonly keys: Readonly<Record<'person' | 'device', PortableKey>>
}

async function portableKey(): Promise<PortableKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const [publicJwk, privateJwk] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ])
  return { signer: await signerOf(pair), publicJwk, privateJwk }
}

async function pagePerson(name: string, role: Role): Promise<PagePerson> {
  const keys = { person: await portableKey(), device: await portableKey() }
  return {
    id: `member:${name.toLowerCase()}`,
    name,
    role,
    keys,
    person: keys.person.signer,
    device: keys.device.signer,
  }
}

/** A workspace whose people can be let into pages before there is a way to invite them. */
export interface PageOffice {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly people: Readonly<Record<Role, PagePerson>>
  readonly statements: readonly string[]
  /** Puts the workspace into the storage of a page, which has the app open: its documents only for the coordinator. */
  letIn(page: Page, role: Role): Promise<void>
  /** Has the coordinator change somebody's role, or end their access, from another computer. */
  change(who: Role, to: Role | 'nobody'): Promise<void>
}

/**
 * Founds a workspace that the host with this key relays at `address`, with one person of each role. `say` gives statements
 * besides those that certify them.
 */
export async function pageOffice(
  host: { readonly key: string; readonly address: string },
  fill: (workspace: Workspace) => void = () => undefined,
  say: (id: WorkspaceId, ana: PagePerson, workspace: Workspace) => Promise<readonly string[]> = () =>
    Promise.resolve([]),
): Promise<PageOffice> {
  const root = await portableKey()
  const [ana, ben, mira, rex] = await Promise.all([
    pagePerson('Ana', 'coordinator'),
    pagePerson('Ben', 'member'),
    pagePerson('Mira', 'mentor'),
    pagePerson('Rex', 'approver'),
  ])
  const { documents, generation } = createDocuments()
  const workspace = bindWorkspace(documents)
  fill(workspace)
  const { workspace: id, statements } = await foundWorkspace({
    root: root.signer,
    person: ana!.person,
    device: ana!.device,
    founder: { id: ana!.id, name: ana!.name, unit: null },
    deviceName: 'browser',
    generation,
    at: Date.now(),
  })
  const all = [...statements, await hostCertificate(id, ana!, { key: host.key }, [host.address])]
  for (const { role, ...person } of [ben!, mira!, rex!])
    all.push(await certificate(id, ana!, person, { role, name: person.name }), await deviceCertificate(id, person))
  all.push(...(await say(id, ana!, workspace)))
  const people = { coordinator: ana!, member: ben!, mentor: mira!, approver: rex! }
  return {
    id,
    generation,
    documents,
    people,
    statements: all,
    letIn: (page, role) => {
      const states = parts.map(part => [...Y.encodeStateAsUpdate(documents[part])] as const)
      return seed(page, { id, generation, person: people[role], all, states: role === 'coordinator' ? states : [] })
    },
    change: async (who, to) => {
      const known = await openStatements(id, all)
      const client = await connect({ address: host.address, host: host.key, me: ana!, statements: known })
      const { name, ...person } = people[who]
      await client.state([
        to === 'nobody'
          ? await personRevocation(id, ana!, person, known.have().keys())
          : await certificate(id, ana!, person, { role: to, name, revision: 2 }),
      ])
      client.drop()
    },
  }
}

interface Seed {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly person: PagePerson
  readonly all: readonly string[]
  readonly states: readonly (readonly number[])[]
}

async function seed(page: Page, { id, generation, person, all, states }: Seed): Promise<void> {
  const { name, role, keys } = person
  const names = { root: null, person: `key:${id}:${person.id}:person`, device: `key:${id}:${person.id}:device` }
  await page.evaluate(
    async ({ workspace, statements, pairs, documents }) => {
      // the app's own database has to be as the app makes it, which may begin only after its first heading is drawn
      const isMade = async () => (await indexedDB.databases()).some(({ name }) => name === 'meridian')
      while (!(await isMade())) await new Promise(resolve => requestAnimationFrame(resolve))
      const opened = (name: string, stores: readonly string[]) =>
        new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name)
          request.onupgradeneeded = () => {
            for (const store of stores)
              request.result.createObjectStore(store, store === 'updates' ? { autoIncrement: true } : {})
          }
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error ?? new Error(name))
        })
      const stored = async (name: string, stores: readonly string[], fill: (transaction: IDBTransaction) => void) => {
        const database = await opened(name, stores)
        const transaction = database.transaction([...stores], 'readwrite')
        fill(transaction)
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve
          transaction.onerror = () => reject(transaction.error ?? new Error(name))
        })
        database.close()
      }
      const imported = await Promise.all(
        pairs.map(async ({ name, publicJwk, privateJwk }) => ({
          name,
          pair: {
            publicKey: await crypto.subtle.importKey('jwk', publicJwk, 'Ed25519', true, ['verify']),
            privateKey: await crypto.subtle.importKey('jwk', privateJwk, 'Ed25519', false, ['sign']),
          },
        })),
      )
      const hashed = await Promise.all(
        statements.map(async jws => {
          const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(jws))
          return { jws, hash: [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('') }
        }),
      )
      await stored('meridian-keys', ['pairs'], transaction => {
        for (const { name, pair } of imported) transaction.objectStore('pairs').put(pair, name)
      })
      for (const { name, state } of documents)
        await stored(name, ['updates', 'custom'], transaction => {
          transaction.objectStore('updates').add(new Uint8Array(state))
        })
      await stored('meridian', ['workspaces', 'statements'], transaction => {
        for (const { hash, jws } of hashed) transaction.objectStore('statements').put(jws, [workspace.id, hash])
        transaction.objectStore('workspaces').put(workspace)
      })
    },
    {
      workspace: {
        id,
        generation,
        me: { id: person.id, keys: names },
        myName: name,
        role,
        isSample: false,
        title: 'Strategy',
        institution: 'Nilab University',
        lastOpened: 0,
        summary: { sections: 0, words: 0, swotItems: 0 },
      },
      statements: [...all],
      pairs: (['person', 'device'] as const).map(rank => ({
        name: names[rank],
        publicJwk: keys[rank].publicJwk,
        privateJwk: keys[rank].privateJwk,
      })),
      documents: states.map((state, index) => ({ name: documentName(id, generation, parts[index]!), state })),
    },
  )
}
