import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'
import type { Role } from '#shared/identity/access'
import type { LiveNeeds } from '#shared/sync/client/liveClient'
import { noContact } from '#shared/sync/client/liveStatus'
import { newNonce, proveHost, type Meeting } from '#shared/sync/handshake'
import { openStatements } from '#shared/statements/statementSet'
import { createDocuments, emptyDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { badLine, type BadLine } from '../../support/badLine'
import { unit } from '../../support/builders'
import { changeFrame } from '../../support/hostClient'
import { host, office, temporaryFolder, type Office } from '../../support/hosted'
import { party, slowMachine, until, type Party } from '../../support/liveParty'
import { aComment, said } from '../../support/talk'
import { certificate, founded, hostCertificate, newSigner, personRevocation } from '../../support/trust'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>
let line: BadLine
let nilab: Office
let data: string
let folders = 0
const parties: Party[] = []

beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(() => folder.remove())
beforeEach(async () => {
  data = `${folder.path}/${folders++}`
  running = await host({ data })
  line = await badLine(() => Number(new URL(running.address).port))
  nilab = await office(running, [`ws://127.0.0.1:${line.port}`])
})
afterEach(async () => {
  for (const each of parties.splice(0)) each.end()
  await line.close()
  await running.close()
})

async function comes(who: Role | 'ana', also: Partial<LiveNeeds> = {}): Promise<Party> {
  const one = await party(nilab, who === 'ana' ? nilab.ana : nilab.people[who], also)
  parties.push(one)
  return one
}
async function comesWhole(who: Role | 'ana', also: Partial<LiveNeeds> = {}): Promise<Party> {
  const one = await comes(who, also)
  await until(one.isWhole, whole => whole)
  await isReceived(one)
  return one
}
const isReceived = (one: Party) => until(one.unreceived, count => count === 0)
const isIn = (one: Party, state: string) => until(one.status, now => now.state === state)

/** Resolves when the units that somebody has are these. */
const units = ({ workspace }: Party, ...expected: string[]) => {
  const names = () =>
    workspace.units
      .read()
      .map(({ name }) => name)
      .sort()
      .join()
  return until({ read: names, subscribe: workspace.units.subscribe }, read => read === expected.join())
}

/** What somebody at the place of a host says when called, in a document and a meeting. */
type Saying = (document: string, meeting: Meeting) => string | Uint8Array | Promise<string>

/** A change to a record that adds a unit. */
function foreignUnit(): Uint8Array {
  const { documents } = createDocuments()
  bindWorkspace(documents).units.add(unit({ name: 'Foreign' }))
  return Y.encodeStateAsUpdate(documents.record)
}

/** The proof of a host, by another key than the one it is about. */
async function falseProof(meeting: Meeting): Promise<string> {
  const signature = await proveHost(await newSigner(), meeting)
  return JSON.stringify({ say: 'proof', nonce: meeting.hostNonce, serves: true, signature, statements: [] })
}

describe('a live client', () => {
  it('brings changes to the others, and tells when the host has them', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    expect(ana.unreceived.read()).toBe(1)
    await units(ben, 'Registrar')
    await isReceived(ana)
    ben.workspace.units.add(unit({ name: 'Library' }))
    await units(ana, 'Library', 'Registrar')
    await isReceived(ben)
    expect(ana.status.read()).toMatchObject({ state: 'connected', host: 'Office' })
    expect(ana.contact.read().receivedAt).not.toBeNull()
  })

  it('sends what is typed quickly in few changes', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const text = ana.workspace.prose('section:one').doc!.getText('probe')
    const before = running.logged.length
    for (let i = 0; i < 500; i++) text.insert(i, 'x')
    expect(ana.unreceived.read()).toBe(1)
    const there = ben.workspace.prose('section:one').doc!.getText('probe')
    await until(
      {
        read: () => there.length,
        subscribe: changed => {
          there.observe(changed)
          return () => there.unobserve(changed)
        },
      },
      length => length === 500,
    )
    await isReceived(ana)
    expect(running.logged.slice(before).map(({ event }) => event)).not.toContain('change.refused')
  })

  it('merges what two wrote while the host was away, and loses nothing', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const port = Number(new URL(running.address).port)
    await running.close()
    await Promise.all([isIn(ana, 'offline'), isIn(ben, 'offline')])
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    ben.workspace.units.add(unit({ name: 'Library' }))
    expect(ana.unreceived.read()).toBe(1)
    running = await host({ data, port })
    ana.tryNow()
    ben.tryNow()
    await Promise.all([units(ana, 'Library', 'Registrar'), units(ben, 'Library', 'Registrar')])
    await Promise.all([isReceived(ana), isReceived(ben)])
  })

  it('calls again by itself when the host is back', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    const port = Number(new URL(running.address).port)
    await running.close()
    const offline = await isIn(ana, 'offline')
    if (offline.state !== 'offline') throw new Error('not offline')
    running = await host({ data, port })
    machine.pass(offline.retryAt - machine.now())
    await isIn(ana, 'connected')
  })

  it('waits longer after each failure, and at most a minute', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    await running.close()
    const pauses: number[] = []
    for (let round = 0; round < 9; round++) {
      const last = pauses.length === 0 ? 0 : machine.now()
      const { retryAt } = (await until(ana.status, now => now.state === 'offline' && now.retryAt > last)) as {
        retryAt: number
      }
      pauses.push(retryAt - machine.now())
      machine.pass(retryAt - machine.now())
    }
    expect(pauses).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000])
    running = await host({ data: `${folder.path}/${folders++}` })
  })

  it('notices within 30 seconds that nothing comes through any more', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    line.freeze()
    machine.pass(20_000)
    expect(ana.status.read().state).toBe('connected')
    ana.workspace.units.add(unit())
    machine.pass(10_000)
    expect(ana.status.read()).toMatchObject({ state: 'offline', code: 'connection.lost' })
    expect(ana.unreceived.read()).toBe(1)
    line.thaw()
    ana.tryNow()
    await isIn(ana, 'connected')
    await isReceived(ana)
  })

  it('says after a restart what waited before, until the host has compared', async () => {
    const documents = emptyDocuments()
    const ana = await comes('ana', {
      documents,
      before: { ...noContact, unsent: { record: 3, draft: 1, statements: 0 } },
    })
    expect(ana.unreceived.read()).toBe(4)
    await isReceived(ana)
    expect(ana.isWhole.read()).toBe(true)
  })

  it('counts a picture as waiting until it is on the disk of the host', async () => {
    const [bytes, here] = [randomBytes(100_000), new Map<string, Uint8Array>()]
    const hash = createHash('sha256').update(bytes).digest('hex')
    const ana = await comesWhole('ana', {
      blobs: { names: async () => [...here.keys()], read: async h => here.get(h) },
    })
    here.set(hash, bytes)
    ana.offerBlobs([hash])
    expect(ana.unreceived.read()).toBe(1)
    expect(ana.contact.read().unsent.blobs).toBe(1)
    await isReceived(ana)
    const ben = await comesWhole('member')
    expect(await ben.fetchBlob(hash)).toEqual(new Uint8Array(bytes))
  })

  it('does not call all received before the host was asked about the pictures', async () => {
    let tell = (_: string[]) => undefined as void
    const names = new Promise<string[]>(resolve => (tell = resolve))
    const ana = await comesWhole('ana', { blobs: { names: () => names, read: async () => undefined } })
    expect(ana.contact.read().receivedAt).toBeNull()
    tell([])
    await until(ana.contact, ({ receivedAt }) => receivedAt !== null)
  })

  it('does not call all received while something that was only deleted is on its way to the disk', async () => {
    let isHeld = false
    let go = () => undefined as void
    const held = new Promise<void>(resolve => (go = resolve))
    const slow = await host({
      data: `${data}-slow`,
      updates: own => ({
        ...own,
        append: async (name, change) => {
          if (isHeld) await held
          await own.append(name, change)
        },
      }),
    })
    const there = await office(slow)
    const documents = emptyDocuments()
    const before = await party(there, there.ana, { documents })
    parties.push(before)
    documents.draft.getText('t').insert(0, 'written and deleted')
    await until(before.contact, ({ receivedAt, unsent }) => receivedAt !== null && unsent.draft === 0)
    before.end()
    documents.draft.getText('t').delete(0, 12) // and the computer is switched off before that is noted
    isHeld = true
    const ana = await party(there, there.ana, { documents })
    parties.push(ana)
    await until(ana.isWhole, whole => whole)
    await until(ana.atHost, state => state === 'less')
    expect(ana.contact.read().receivedAt).toBeNull()
    go()
    await until(ana.contact, ({ receivedAt }) => receivedAt !== null)
    expect(ana.atHost.read()).toBe('all')
    ana.end()
    await slow.close()
  })

  it('says why the host does not take a picture, and does not call it waiting', async () => {
    const bytes = new Uint8Array(33 * 1024 * 1024)
    const ana = await comesWhole('ana', { blobs: { names: async () => ['f'.repeat(64)], read: async () => bytes } })
    await until(ana.refusal, refusal => refusal?.code === 'blob.tooLarge')
    expect(ana.refusal.read()!.facts).toEqual({ limit: 32 })
    await isReceived(ana)
  })

  it('tells when the host has all of the documents, and no longer once rights are others than at first', async () => {
    const ana = await comesWhole('ana')
    await until(ana.atHost, state => state === 'all')
    const ben = await comesWhole('member')
    await until(ben.atHost, state => state === 'all')
    ben.workspace.units.add(unit())
    expect(ben.atHost.read()).toBe('less')
    await until(ben.atHost, state => state === 'all')

    const { member } = nilab.people
    const changed = await certificate(nilab.workspace, nilab.ana, member, { role: 'mentor', revision: 2 })
    await ana.needs.statements.add([changed])
    await until(ben.needs.statements, standing => standing.members.get(member.id)?.role === 'mentor')
    await until(ben.atHost, state => state === 'ended')
    ben.workspace.units.add(unit({ name: 'Nobody takes this' }))
    await until(ben.status, ({ state }) => state === 'connected')
    await until(ben.isWhole, whole => whole)
    expect(ben.atHost.read()).toBe('ended')
  })

  it('tells that the host has all when the line goes down with nothing on its way', async () => {
    const ana = await comesWhole('ana')
    await until(ana.atHost, state => state === 'all')
    const states: string[] = []
    ana.atHost.subscribe(() => states.push(ana.atHost.read()))
    ana.end()
    expect(states).toEqual(['ended'])
  })

  it('sends nothing of what a mentor may only read, and does not call it waiting', async () => {
    const ana = await comesWhole('ana')
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    const mira = await comesWhole('mentor')
    await units(mira, 'Registrar')
    mira.workspace.units.add(unit({ name: 'Made by a mentor' }))
    expect(mira.unreceived.read()).toBe(0)
    mira.tryNow()
    ana.workspace.units.add(unit({ name: 'Library' }))
    await units(mira, 'Library', 'Made by a mentor', 'Registrar')
    await units(ana, 'Library', 'Registrar')
    expect(running.logged.map(({ event }) => event)).not.toContain('change.refused')
  })

  it('brings a host more statements than one word holds, whatever builds on which', async () => {
    const { member } = nilab.people
    const long = 'Who answers for this figure? '.repeat(150)
    const comments = await Promise.all(
      Array.from({ length: 120 }, (_, n) => said(nilab.workspace, member, aComment(member.id, long, `token${n}`))),
    )
    const own = new Set(member.statements)
    const others = nilab.statements.filter(jws => !own.has(jws))
    const all = [...comments.map(({ jws }) => jws), ...others, ...member.statements] // its author is known last
    const ana = await comesWhole('ana', { statements: await openStatements(nilab.workspace, all) })
    expect(ana.refusal.read()).toBeNull()
    const mira = await comesWhole('mentor')
    expect(mira.needs.statements.have().size).toBe(all.length)
  })

  it('stops at once when a coordinator ends somebody, and knows why from the coordinator', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const end = await personRevocation(
      nilab.workspace,
      nilab.ana,
      nilab.people.member,
      ana.needs.statements.have().keys(),
    )
    await ana.needs.statements.add([end])
    const refused = await isIn(ben, 'refused')
    expect(refused).toMatchObject({ code: 'connection.revoked' })
    await until(ben.needs.statements, ({ members }) => members.get(nilab.people.member.id)!.isRevoked)
    ben.workspace.units.add(unit({ name: 'Too late' }))
    expect(ben.unreceived.read()).toBe(0)
    expect(ben.kept).toContain(end)
  })

  it('learns why when it was away while its access ended', async () => {
    const ana = await comesWhole('ana')
    const end = await personRevocation(
      nilab.workspace,
      nilab.ana,
      nilab.people.member,
      ana.needs.statements.have().keys(),
    )
    await ana.needs.statements.add([end])
    await isReceived(ana)
    const ben = await comes('member')
    expect(await isIn(ben, 'refused')).toMatchObject({ code: 'connection.revoked' })
    await until(ben.needs.statements, ({ members }) => members.get(nilab.people.member.id)!.isRevoked)
  })

  it('comes back with what its new role allows', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const mentor = await certificate(nilab.workspace, nilab.ana, nilab.people.member, { role: 'mentor', revision: 2 })
    await ana.needs.statements.add([mentor])
    await until(ben.needs.statements, ({ members }) => members.get(nilab.people.member.id)!.role === 'mentor')
    await until(ben.isWhole, whole => whole)
    ben.workspace.units.add(unit({ name: 'Not allowed any more' }))
    expect(ben.unreceived.read()).toBe(0)
  })

  it('gives nothing to a host that no coordinator certified, and takes nothing from it', async () => {
    const stranger = await host({ data: `${folder.path}/${folders++}` })
    const certified = await host({ data: `${folder.path}/${folders++}` })
    const elsewhere = await badLine(() => Number(new URL(stranger.address).port))
    nilab = await office(certified, [`ws://127.0.0.1:${elsewhere.port}`])
    const ana = await comes('ana')
    ana.workspace.units.add(unit())
    expect(await isIn(ana, 'refused')).toMatchObject({ code: 'connection.otherHost' })
    expect(elsewhere.sent()).toBeLessThan(1000) // the wish for a socket and a nonce
    expect(ana.unreceived.read()).toBe(1)
    await elsewhere.close()
    await stranger.close()
    await certified.close()
  })

  it.each([
    ['changes', document => changeFrame(document, foreignUnit())],
    ['statements', async () => JSON.stringify({ say: 'statements', texts: (await founded()).statements.slice(0, 1) })],
    ['a welcome', () => JSON.stringify({ say: 'welcome', role: 'coordinator' })],
    ['the end of their access', () => JSON.stringify({ say: 'refused', code: 'connection.revoked', facts: {} })],
    ['the proof of another key', (_, meeting) => falseProof(meeting)],
  ] as const satisfies readonly (readonly [string, Saying])[])(
    'takes nothing from a computer at the place of the host that sends %s',
    async (_, says: Saying) => {
      let calls = 0
      const impostor = new WebSocketServer({ port: 0, host: '127.0.0.1' })
      await once(impostor, 'listening')
      nilab = await office(running, [`ws://127.0.0.1:${(impostor.address() as AddressInfo).port}`])
      const heard: unknown[] = []
      impostor.on('connection', socket =>
        socket.on('message', async message => {
          const hello = JSON.parse(String(message)) as { say: string; nonce: string }
          heard.push(hello.say)
          const meeting = {
            workspace: nilab.workspace,
            host: running.key,
            clientNonce: hello.nonce,
            hostNonce: newNonce(),
          }
          socket.send(await says(nilab.document('record'), meeting))
          socket.send(JSON.stringify({ say: 'welcome', role: 'coordinator' }))
          socket.send(changeFrame(nilab.document('record'), foreignUnit()))
          calls++
        }),
      )
      const ana = await comes('ana')
      const known = ana.needs.statements.have().size
      ana.workspace.units.add(unit({ name: 'Registrar' }))
      const now = await until(ana.status, ({ state }) => calls > 0 && (state === 'refused' || state === 'offline'))
      expect(now).not.toMatchObject({ code: 'connection.revoked' })
      expect(ana.workspace.units.read().map(({ name }) => name)).toEqual(['Registrar'])
      expect(ana.needs.statements.have().size).toBe(known)
      expect(ana.contact.read()).toMatchObject({ address: null, lastContact: null, receivedAt: null })
      expect(ana.unreceived.read()).toBe(1)
      expect(new Set(heard)).toEqual(new Set(['hello']))
      for (const socket of impostor.clients) socket.terminate()
      impostor.close()
    },
  )

  it('hangs up on a host that coordinators withdraw, and goes to another', async () => {
    const ana = await comesWhole('ana')
    const other = await host({ data: `${folder.path}/${folders++}` })
    const address = other.address.replace('http', 'ws')
    const second = await hostCertificate(nilab.workspace, nilab.ana, other, [address])
    const withdrawn = await hostCertificate(nilab.workspace, nilab.ana, running, [], 2)
    await ana.needs.statements.add([second, withdrawn])
    await until(ana.status, now => now.state === 'connected' && now.address === address)
    await other.close()
  })

  it('fetches pictures from the host, which has them from whoever added them', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const ana = await comesWhole('ana', { blobs: { names: async () => [hash], read: async () => bytes } })
    const ben = await comesWhole('mentor')
    await expect.poll(() => ben.fetchBlob(hash)).toEqual(bytes)
    expect(await ben.fetchBlob('0'.repeat(64))).toBeNull()
    expect(ana.unreceived.read()).toBe(0)
  })

  it('knows nobody of another workspace', async () => {
    const { workspace, statements, ana } = await founded()
    nilab = {
      ...nilab,
      workspace,
      ana,
      statements: [...statements, await hostCertificate(workspace, ana, running, [`ws://127.0.0.1:${line.port}`])],
    }
    const stranger = await comes('ana')
    await isIn(stranger, 'connected')
    expect(stranger.workspace.units.read()).toEqual([])
  })
})
