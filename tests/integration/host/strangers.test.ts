import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { newNonce, proveDevice } from '#shared/sync/handshake'
import { liveLimits } from '#shared/sync/limits'
import { connect as greet } from '../../support/hostClient'
import { call, dialled, host, office, temporaryFolder } from '../../support/hosted'
import { startProgram } from '../../support/hostProgram'
import { dial } from '../../support/rawLine'
import { joined, newSigner, session } from '../../support/trust'

// What somebody can do to a host who has not proved who they are.

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>

beforeAll(async () => {
  folder = await temporaryFolder()
  running = await host({ data: folder.path })
})
afterAll(async () => {
  await running.close()
  await folder.remove()
})

/** Asks for a socket at `path` by hand, and gives the line once something was answered. */
async function asked(port: number, path: string): Promise<Socket> {
  const line = connect({ port, host: '127.0.0.1', allowHalfOpen: true }) // hangs up only when told
  const key = 'dGhlIHNhbXBsZSBub25jZQ=='
  line.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  await once(line, 'data')
  return line
}

it('goes on when somebody hangs up on its refusal', async () => {
  const own = await temporaryFolder()
  const program = await startProgram(own.path) // a process of its own, which this may end
  for (const path of ['/', '/live?x', '/nowhere']) (await asked(program.port, path)).resetAndDestroy()
  const known = await office({ ...running, key: program.key, address: program.address }, [program.address])
  const { ana } = known
  const line = await greet({ address: program.address, host: program.key, me: ana, statements: await known.known() })
  expect(line.role).toBe('coordinator')
  line.drop()
  await program.kill()
  await own.remove()
})

it('ends, although somebody it refused never hangs up', async () => {
  const own = await temporaryFolder()
  const brief = await host({ data: own.path })
  const line = await asked(brief.port, '/nowhere')
  expect(await brief.close()).toBe(true)
  line.destroy()
  await own.remove()
})

it('hears no more from a stranger than a greeting, however it is cut into pieces', async () => {
  const socket = new WebSocket(`${dialled(running)}/live`)
  await once(socket, 'open')
  const said: string[] = []
  socket.on('message', data => said.push((data as Buffer).toString()))
  const closed = once(socket, 'close')
  const piece = 'x'.repeat(256 * 1024)
  for (let bytes = 0; bytes < 4 * liveLimits.greeting; bytes += piece.length) socket.send(piece, { fin: false })
  await closed
  expect(said.filter(word => !word.includes('"here"'))).toEqual([]) // neither refused nor waited for until the end
})

it('weighs what strangers bring only so often in a minute, and keeps nobody out who was let in before', async () => {
  const own = await temporaryFolder()
  const strict = await host({ data: own.path, limits: { strangers: 20 } })
  const there = await office(strict)
  const founder = await call(strict, there, there.ana)
  const cy = await joined(there.workspace, there.ana, 'cy')
  await founder.state(cy.statements)

  /** Says hello, and answers as somebody whom nobody knows, with statements that nobody has. */
  async function bother(): Promise<string> {
    const line = await dial(dialled(strict))
    const nonce = newNonce()
    line.say({ say: 'hello', v: 1, workspace: there.workspace, host: strict.key, nonce })
    const proof = await line.hear('proof')
    const meeting = { workspace: there.workspace, host: strict.key, clientNonce: nonce, hostNonce: proof.nonce }
    const [person, device] = [await newSigner(), await newSigner()]
    const me = { id: 'member:nobody', person, device } as const
    const statements = await Promise.all([1, 2, 3].map(client => session(there.workspace, me, [client])))
    line.say({ say: 'answer', member: me.id, signature: await proveDevice(device, meeting, me.id), statements })
    return line.closed
  }
  const answers = new Set<string>()
  while (!answers.has('connection.crowded')) answers.add(await bother())
  expect([...answers]).toEqual(['connection.stranger', 'connection.crowded'])
  const known = await call(strict, { ...there, known: async () => founder.statements }, cy)
  expect(known.role).toBe('member')
  await strict.close()
  await own.remove()
})
