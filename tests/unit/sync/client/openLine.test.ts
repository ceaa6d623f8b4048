import { expect, it } from 'vitest'
import type { SocketEvents } from '#shared/sync/client/machine'
import { openLine } from '#shared/sync/client/openLine'
import { openStatements } from '#shared/statements/statementSet'
import { slowMachine } from '../../../support/liveParty'
import { founded, newSigner } from '../../../support/trust'

it('takes a sign of life from a host that has not proved itself yet for no mistake', async () => {
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
  socket.text('{"say":"here"}') // a beat that came before the host had answered
  socket.text('{"say":"refused","code":"connection.full","facts":{}}')
  expect(await ended).toBe('connection.full')
})
