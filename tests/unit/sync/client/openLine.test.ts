import { expect, it } from 'vitest'
import type { SocketEvents } from '#shared/sync/client/machine'
import { openLine } from '#shared/sync/client/openLine'
import { openStatements } from '#shared/statements/statementSet'
import { slowMachine } from '../../../support/liveParty'
import { founded, newSigner } from '../../../support/trust'

/** A line to a host whose socket the test has in its hands, and with which code it ends. */
async function dialled() {
  const { workspace, statements, ana } = await founded()
  const { key } = await newSigner()
  let socket!: SocketEvents
  const dial = (_: string, events: SocketEvents) => {
    socket = events
    return { send: () => undefined, waiting: () => 0, close: () => undefined }
  }
  const caller = { statements: await openStatements(workspace, statements), member: ana.id, device: ana.device }
  const ended = new Promise<string>(resolve => {
    openLine(
      { ...slowMachine(), dial },
      { ...caller, host: key, address: 'ws://127.0.0.1:4871' },
      {
        welcome: () => undefined,
        word: () => undefined,
        frame: () => undefined,
        over: ({ code }) => resolve(code),
      },
    )
  })
  socket.opened()
  return { socket, ended }
}

it('takes a sign of life from a host that has not proved itself yet for no mistake', async () => {
  const { socket, ended } = await dialled()
  socket.text('{"say":"here"}') // a beat that came before the host had answered
  socket.text('{"say":"refused","code":"connection.full","facts":{}}')
  expect(await ended).toBe('connection.full')
})

it.each([
  ['connection.tooMuch', 'connection.tooMuch'],
  ['', 'connection.lost'],
  ['any other words', 'connection.lost'],
])('knows why a host hung up whose last word was lost, where it closed with "%s"', async (reason, code) => {
  const { socket, ended } = await dialled()
  socket.closed(reason)
  expect(await ended).toBe(code)
})

it('believes the last word before the reason of closing', async () => {
  const { socket, ended } = await dialled()
  socket.text('{"say":"refused","code":"connection.full","facts":{}}')
  socket.closed('connection.protocol')
  expect(await ended).toBe('connection.full')
})

it.each(['connection.revoked', 'connection.stranger', 'connection.otherGeneration', 'invite.expired'])(
  'believes nobody who says "%s" before they prove that they are the host',
  async code => {
    const said = await dialled()
    said.socket.text(JSON.stringify({ say: 'refused', code, facts: {} }))
    expect(await said.ended).toBe('connection.lost')
    const closed = await dialled()
    closed.socket.closed(code)
    expect(await closed.ended).toBe('connection.lost')
  },
)
