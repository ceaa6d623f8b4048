import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import type { AddressInfo } from 'node:net'
import * as Y from 'yjs'
import { openStatements } from '#shared/statements/statementSet'
import { newNonce, proveDevice, proveHost } from '#shared/sync/handshake'
import { codeOf } from '../../support/failure'
import { askToOpen, connect } from '../../support/hostClient'
import { call, dialled, host, office, temporaryFolder, type Office } from '../../support/hosted'
import { dial } from '../../support/rawLine'
import { certificate, hostCertificate, joined, newSigner, session, type KeyHolder } from '../../support/trust'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>
let team: Office

beforeAll(async () => {
  folder = await temporaryFolder()
  running = await host({ data: folder.path })
  team = await office(running)
  ;(await call(running, team, team.ana)).drop()
})
afterAll(async () => {
  await running.close()
  await folder.remove()
})

/** Says hello as it should be, and gives what both ends have to sign. */
async function met(workspace = team.workspace) {
  const line = await dial(dialled(running))
  const clientNonce = newNonce()
  line.say({ say: 'hello', v: 1, workspace, host: running.key, nonce: clientNonce })
  const { nonce, serves } = await line.hear('proof')
  return { line, serves, meeting: { workspace, host: running.key, clientNonce, hostNonce: nonce } }
}

/** What the host says to an answer signed by `signer` in the name of `member`. */
async function answered(member: KeyHolder['id'], signer: KeyHolder['device'], statements: readonly string[] = []) {
  const { line, meeting } = await met()
  line.say({ say: 'answer', member, signature: await proveDevice(signer, meeting, member), statements })
  return Promise.race([line.hear('welcome').then(({ role }) => role), line.closed])
}

it('welcomes a certified device in its role', async () => {
  const { mentor } = team.people
  const host = await call(running, team, mentor) // brings their certificates
  expect(host.role).toBe('mentor')
  expect(await answered(mentor.id, mentor.device)).toBe('mentor')
})

it('forgets whoever hangs up before they are let in', async () => {
  const { member } = team.people
  await call(running, team, member) // brings their certificates
  for (let i = 0; i < 20; i++) {
    const { line, meeting } = await met()
    const signature = await proveDevice(member.device, meeting, member.id)
    const statements = await Promise.all(
      Array.from({ length: 40 }, (_, n) => session(team.workspace, member, [i, n], 1 + i * 40 + n)),
    )
    line.say({ say: 'answer', member: member.id, signature, statements }) // which take a while to verify
    await new Promise(setImmediate) // the answer has left
    line.drop()
    await line.closed
  }
  expect(await answered(member.id, member.device)).toBe('member')
})

it('takes a recorded greeting for nothing when it is replayed', async () => {
  const { member } = team.people
  const first = await met()
  const answer = {
    say: 'answer',
    member: member.id,
    signature: await proveDevice(member.device, first.meeting, member.id),
    statements: member.statements,
  }
  first.line.say(answer)
  await first.line.hear('welcome')
  const again = await dial(dialled(running))
  again.say({ say: 'hello', v: 1, workspace: team.workspace, host: running.key, nonce: first.meeting.clientNonce })
  await again.hear('proof')
  again.say(answer)
  expect(await again.closed).toBe('connection.signature')
})

it('takes no signature that was made for something else', async () => {
  const { line, meeting } = await met()
  const { member } = team.people
  line.say({ say: 'answer', member: member.id, signature: await proveHost(member.device, meeting), statements: [] })
  expect(await line.closed).toBe('connection.signature')
})

it('lets nobody come in under another name', async () => {
  const { mentor, coordinator } = team.people
  await call(running, team, coordinator)
  expect(await answered(coordinator.id, mentor.device, mentor.statements)).toBe('connection.stranger')
})

it('lets in nobody whose certificates do not reach the root', async () => {
  const stranger = await joined(team.workspace, team.people.mentor, 'stranger')
  expect(await answered(stranger.id, stranger.device, stranger.statements)).toBe('connection.stranger')
  const forged = stranger.statements.map(jws => jws.replace(/.$/, last => (last === 'A' ? 'Q' : 'A')))
  expect(await answered(stranger.id, stranger.device, forged)).toBe('connection.stranger')
})

it('waits for a withheld certificate and lets in once it is shown', async () => {
  const late = await joined(team.workspace, team.ana, 'late')
  const [certified, device] = late.statements
  expect(await answered(late.id, late.device, [device!])).toBe('connection.stranger')
  expect(await answered(late.id, late.device, [certified!])).toBe('connection.stranger')
  expect(await answered(late.id, late.device, [device!])).toBe('member')
})

it('keeps to the newest certificate when somebody shows only an older one', async () => {
  const { ana, workspace } = team
  const demoted = await joined(workspace, ana, 'demoted', { role: 'coordinator' })
  const founder = await call(running, team, ana)
  await founder.state([
    ...demoted.statements,
    await certificate(workspace, ana, demoted, { role: 'mentor', revision: 2 }),
  ])
  expect(await answered(demoted.id, demoted.device, demoted.statements)).toBe('mentor')
})

it('takes another workspace only from its coordinator, who certifies the host', async () => {
  const other = await office(running)
  const bare = await openStatements(other.workspace, other.statements.slice(0, -1))
  const calling = { address: dialled(running), host: running.key }
  const { member } = other.people
  expect(await codeOf(async () => connect({ ...calling, me: member, statements: await other.known() }))).toBe(
    'connection.stranger',
  )
  const { line, meeting, serves } = await met(other.workspace)
  expect(serves).toBe(false)
  const signature = await proveDevice(other.ana.device, meeting, other.ana.id)
  line.say({ say: 'answer', member: other.ana.id, signature, statements: bare.texts() })
  expect(await line.closed).toBe('connection.uncertified')
  expect((await connect({ ...calling, me: other.ana, statements: await other.known() })).role).toBe('coordinator')
})

it('tells who asks for another host nothing, not even its key', async () => {
  const line = await dial(dialled(running))
  const { key } = await newSigner()
  line.say({ say: 'hello', v: 1, workspace: team.workspace, host: key, nonce: newNonce() })
  expect(await line.closed).toBe('connection.otherHost')
  expect(line.words).toHaveLength(1)
  expect(JSON.stringify(line.words)).not.toContain(running.key)
})

it('serves nobody any more once its certificate is withdrawn, until it is certified again', async () => {
  const other = await office(running)
  const ana = await call(running, other, other.ana)
  ana.say({ say: 'statements', texts: [await hostCertificate(other.workspace, other.ana, running, [], 2)] })
  expect(await ana.closed).toBe('connection.uncertified')
  const { coordinator } = other.people
  const again = [...other.statements, await hostCertificate(other.workspace, other.ana, running, [dialled(running)], 3)]
  const set = await openStatements(other.workspace, other.statements)
  expect(
    await codeOf(() => connect({ address: dialled(running), host: running.key, me: coordinator, statements: set })),
  ).toBe('connection.uncertified')
  const { line, meeting } = await met(other.workspace)
  line.say({
    say: 'answer',
    member: other.ana.id,
    signature: await proveDevice(other.ana.device, meeting, other.ana.id),
    statements: again,
  })
  expect((await line.hear('welcome')).role).toBe('coordinator')
})

it.each([
  ['another version', { say: 'hello', v: 2 }],
  ['an answer before the greeting', { say: 'answer' }],
  ['a word of the session', { say: 'have', hashes: [] }],
])('hangs up on %s', async (_, word) => {
  const line = await dial(dialled(running))
  line.say({ workspace: team.workspace, host: running.key, nonce: newNonce(), ...word })
  expect(await line.closed).toBe('connection.protocol')
})

it('hangs up on documents before the greeting', async () => {
  const line = await dial(dialled(running))
  line.send(askToOpen(team.document('draft')))
  expect(await line.closed).toBe('connection.protocol')
})

/** A server of somebody else's, and every message it got. */
async function foreignServer(onMessage: (message: RawData, back: WebSocket, isBinary: boolean) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise(resolve => server.once('listening', resolve))
  const got: string[] = []
  server.on('connection', socket =>
    socket.on('message', (message, isBinary) => {
      got.push(message.toString())
      onMessage(message, socket, isBinary)
    }),
  )
  return {
    got,
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

it("sends nothing to a mentor's own host, which no coordinator certified", async () => {
  const { mentor } = team.people
  const own = await newSigner()
  const selfMade = await hostCertificate(team.workspace, mentor, own, ['ws://127.0.0.1:1'])
  const server = await foreignServer((message, back) => {
    const { nonce: clientNonce, workspace } = JSON.parse(message.toString()) as {
      nonce: string
      workspace: typeof team.workspace
    }
    const hostNonce = newNonce()
    void proveHost(own, { workspace, host: own.key, clientNonce, hostNonce }).then(signature =>
      back.send(
        JSON.stringify({
          say: 'proof',
          nonce: hostNonce,
          signature,
          serves: true,
          statements: [...mentor.statements, selfMade],
        }),
      ),
    )
  })
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'secret')
  const calling = { address: server.address, host: own.key, me: team.ana, statements: await team.known() }
  expect(await codeOf(() => connect(calling))).toBe('connection.uncertified')
  expect(server.got.map(message => (JSON.parse(message) as { say: string }).say)).toEqual(['hello'])
  server.close()
})

it('sends nothing through a machine that stands between and passes the proof of the real host on', async () => {
  const passing = new Map<WebSocket, WebSocket>()
  const server = await foreignServer((message, back, isBinary) => {
    const on = passing.get(back) ?? new WebSocket(`${dialled(running)}/live`)
    if (!passing.has(back)) on.on('message', (answer, binary) => back.send(answer, { binary }))
    passing.set(back, on)
    const pass = () => on.send(message, { binary: isBinary })
    if (on.readyState === on.OPEN) pass()
    else on.once('open', pass)
  })
  const calling = { address: server.address, host: running.key, me: team.ana, statements: await team.known() }
  expect(await codeOf(() => connect(calling))).toBe('connection.uncertified')
  expect(server.got.map(message => (JSON.parse(message) as { say: string }).say)).toEqual(['hello'])
  for (const on of passing.values()) on.terminate()
  server.close()
})

it('serves one workspace, not two of the same, where several bring it at once', async () => {
  const fresh = await temporaryFolder()
  const empty = await host({ data: fresh.path })
  const crowd = await office(empty)
  const clients = await Promise.all([crowd.ana, crowd.ana, crowd.people.coordinator].map(me => call(empty, crowd, me)))
  const news = await session(crowd.workspace, crowd.ana, [1])
  await clients[0]!.state([news])
  const late = await call(empty, crowd, crowd.people.coordinator)
  await late.taken()
  expect(late.statements.texts()).toContain(news)
  await Promise.all(clients.slice(1).map(client => client.hear('statements', ({ texts }) => texts.includes(news))))
  expect(empty.logged.filter(({ event }) => event === 'workspace.registered')).toHaveLength(1)
  for (const client of [...clients, late]) client.drop()
  await empty.close()
  await fresh.remove()
})
