import { expect, it } from 'vitest'
import { MeridianError } from '#shared/base/errors'
import { openStatements } from '#shared/statements/statementSet'
import type { SocketEvents } from '#shared/sync/client/machine'
import { pinning } from '../../../renderer/workspace/pinned'
import { thisMachine } from '../../support/liveParty'
import { founded, hostCertificate, newSigner } from '../../support/trust'

const own = 'wss://10.0.0.5:4871'
const proxied = 'wss://meridian.example.org'
const pin = 'A'.repeat(43)

/** A machine that notes what is asked of it, in order, and dials nothing. */
async function noting(fails = false) {
  const { workspace, statements, ana } = await founded()
  const set = await openStatements(workspace, [
    ...statements,
    await hostCertificate(workspace, ana, await newSigner(), [own], 1, pin),
    await hostCertificate(workspace, ana, await newSigner(), [proxied]),
  ])
  const done: unknown[] = []
  const sent: unknown[] = []
  const machine = pinning(
    {
      ...thisMachine,
      dial: address => {
        done.push(address)
        return { send: data => sent.push(data), waiting: () => 7, close: () => done.push('hung up') }
      },
    },
    set,
    async hosts => {
      await Promise.resolve()
      done.push(hosts)
      if (fails) throw new MeridianError('bridge.request')
    },
  )
  return { machine, done, sent }
}
const silent: SocketEvents = { opened: () => 0, text: () => 0, frame: () => 0, closed: () => 0 }
const settled = () => new Promise(resolve => setImmediate(resolve))

it('tells the pin of a host before it is dialled', async () => {
  const { machine, done, sent } = await noting()
  const socket = machine.dial(own, silent)
  await settled()
  expect(done).toEqual([[{ addresses: [own], pin }], own])
  socket.send('hello')
  expect([sent, socket.waiting()]).toEqual([['hello'], 7])
  socket.close()
  expect(done.at(-1)).toBe('hung up')
})

it('dials at once where the certificate is not the host’s own', async () => {
  const { machine, done } = await noting()
  machine.dial(proxied, silent)
  expect(done).toEqual([proxied])
})

it('dials all the same where the pin cannot be told', async () => {
  const { machine, done } = await noting(true)
  machine.dial(own, silent)
  await settled()
  expect(done.at(-1)).toBe(own)
})

it('dials nobody who was given up meanwhile, and says that the line is down', async () => {
  const { machine, done } = await noting()
  let isClosed = false
  machine.dial(own, { ...silent, closed: () => (isClosed = true) }).close()
  await settled()
  expect([isClosed, done]).toEqual([true, [[{ addresses: [own], pin }]]])
})
