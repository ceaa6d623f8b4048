import { beforeAll, expect, it } from 'vitest'
import { readOwnLink } from '#shared/statements/ownLink'
import { openStatements } from '#shared/statements/statementSet'
import { enrolOwn, makeOwnLink } from '../../../renderer/workspace/ownLink'
import { revokeDevice } from '../../../renderer/workspace/people'
import { codeOf } from '../../support/failure'
import { connect } from '../../support/hostClient'
import { call, dialled, hostedOffice, type HostedOffice, type Office } from '../../support/hosted'
import { memoryKeys, stater } from '../../support/stater'

let running: HostedOffice['running']
let team: Office

beforeAll(async () => {
  const here = await hostedOffice()
  ;({ running, team } = here)
  return here.end
})

/** Somebody makes a link on their computer; the host hears of it unless they are offline. */
async function linkOf(role: 'member' | 'mentor' | 'approver', { hours = 1, isOffline = false } = {}) {
  const me = team.people[role]
  const statements = await team.known()
  const here = stater(statements, me)
  const before = new Set(statements.have().keys())
  const { token } = await makeOwnLink(here, { title: 'Strategy', institution: 'Nilab' }, null, hours)
  const fresh = [...statements.have().values()].filter(({ hash }) => !before.has(hash)).map(({ jws }) => jws)
  if (!isOffline) {
    const first = await call(running, team, me)
    await first.state(fresh)
    first.drop()
  }
  return { me, here, token }
}

/** Opens a link on another computer and calls the host from there with what that computer knows. */
async function open(token: string, me: Awaited<ReturnType<typeof linkOf>>['me']) {
  const link = await readOwnLink(token, { now: 0 }) // a computer whose clock is wrong
  const newcomer = await enrolOwn(link!, memoryKeys(), 'At home')
  const statements = await openStatements(
    team.workspace,
    newcomer.statements.map(({ jws }) => jws),
  )
  const there = { ...me, device: newcomer.device }
  const enter = () => connect({ address: dialled(running), host: running.key, me: there, statements })
  return { newcomer, enter }
}

it.each(['member', 'mentor', 'approver'] as const)('lets a %s in on a computer that they set up', async role => {
  const { me, token } = await linkOf(role)
  const { enter } = await open(token, me)
  const client = await enter()
  expect(client.role).toBe(role)
  client.drop()
})

it('lets a computer in whose link the host hears of from that computer alone', async () => {
  const { me, token } = await linkOf('member', { isOffline: true })
  const client = await (await open(token, me)).enter()
  expect(client.role).toBe('member')
  client.drop()
})

it('refuses the second computer that opens the same link, and lets the first in again', async () => {
  const { me, token } = await linkOf('member')
  const [first, second] = [await open(token, me), await open(token, me)]
  ;(await first.enter()).drop()
  expect(await codeOf(second.enter)).toBe('invite.ownUsed')
  const again = await first.enter()
  expect(again.role).toBe('member')
  again.drop()
})

it('refuses a link that is over by its own clock', async () => {
  const { me, token } = await linkOf('mentor', { hours: -1 })
  expect(await codeOf((await open(token, me)).enter)).toBe('invite.ownExpired')
  expect(running.logged).toContainEqual(expect.objectContaining({ event: 'invite.refused', code: 'invite.ownExpired' }))
})

it('refuses a link that its person has replaced by another one', async () => {
  const { me, here, token } = await linkOf('approver')
  const before = new Set(here.statements.have().keys())
  await makeOwnLink(here, { title: '', institution: '' }, null)
  const first = await call(running, team, me)
  await first.state([...here.statements.have().values()].filter(({ hash }) => !before.has(hash)).map(({ jws }) => jws))
  first.drop()
  expect(await codeOf((await open(token, me)).enter)).toBe('invite.ownEnded')
})

it('cuts the further computer while it is on the line when its person ends it from the first one', async () => {
  const { me, token } = await linkOf('member')
  const { newcomer, enter } = await open(token, me)
  const there = await enter()
  const first = await call(running, team, me)
  await first.taken()
  const here = stater(first.statements, me)
  const before = new Set(first.statements.have().keys())
  await revokeDevice(here, me.id, newcomer.device.key)
  await first.state([...first.statements.have().values()].filter(({ hash }) => !before.has(hash)).map(({ jws }) => jws))
  expect(await there.closed).toBe('connection.revoked')
  expect(await codeOf(enter)).toBe('connection.revoked')
  expect(first.role).toBe('member')
  first.drop()
})
