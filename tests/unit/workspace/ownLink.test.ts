import { expect, it } from 'vitest'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { readInvite } from '#shared/statements/inviteToken'
import { readOwnLink } from '#shared/statements/ownLink'
import { endOldLinks, endOwnLink, enrolOwn, makeOwnLink } from '../../../renderer/workspace/ownLink'
import { endThisDevice, revokeDevice } from '../../../renderer/workspace/people'
import { codeOf } from '../../support/failure'
import { memoryKeys, stater } from '../../support/stater'
import {
  deviceCertificate,
  founded,
  hostCertificate,
  joined,
  newSigner,
  session,
  type KeyHolder,
} from '../../support/trust'

const about = { title: 'International Strategy', institution: 'Nilab University' }
const hourMs = 60 * 60 * 1000

/** Cy, who is no coordinator, at the computer with which they joined. */
async function office(role: 'member' | 'mentor' | 'approver' = 'member') {
  const { workspace, statements, ana } = await founded()
  const cy = await joined(workspace, ana, 'cy', { role })
  const set = await openStatements(workspace, [...statements, ...cy.statements])
  return { workspace, ana, cy, set, at: { ana: stater(set, ana), cy: stater(set, cy) } }
}

const devices = (set: StatementSet, { id }: KeyHolder) => [...(set.read().members.get(id)?.devices.keys() ?? [])]
const links = (set: StatementSet, { id }: KeyHolder) => [...(set.read().members.get(id)?.links.values() ?? [])]

/** Sets another computer up with a link; what that says is not known anywhere yet. */
async function setUp(token: string, deviceName = 'At home') {
  const keys = memoryKeys()
  const link = await readOwnLink(token, { now: Date.now() })
  return { keys, newcomer: await enrolOwn(link!, keys, deviceName) }
}

it.each(['member', 'mentor', 'approver'] as const)('lets a %s set up a further computer alone', async role => {
  const { cy, set, at } = await office(role)
  const { token } = await makeOwnLink(at.cy, about, null)
  const { newcomer } = await setUp(token)
  set.take(newcomer.statements)
  expect(devices(set, cy)).toEqual(expect.arrayContaining([cy.device.key, newcomer.device.key]))
  expect(set.read().members.get(cy.id)).toMatchObject({ role, name: cy.id })
  expect(set.read().refused).toBe(0)
})

it('says on the other computer whose link it is, of which workspace, and that it is no invite', async () => {
  const { workspace, cy, at } = await office()
  const { token, expires } = await makeOwnLink(at.cy, about, null)
  const link = await readOwnLink(token, { now: Date.now() })
  expect(link).toMatchObject({ workspace, statement: { by: cy.id } })
  expect(link?.statement.content.body).toMatchObject({ expires, about: { name: cy.id, ...about } })
  expect(await codeOf(() => readInvite(token, { now: Date.now() }))).toBe('invite.altered')
  expect(await codeOf(() => readOwnLink(token, { now: expires + 1 }))).toBe('invite.ownExpired')
})

it('works once: the computer that comes in ends the link, and keeps its own access', async () => {
  const { cy, set, at } = await office()
  const { token } = await makeOwnLink(at.cy, about, null)
  const [first, second] = [await setUp(token), await setUp(token, 'Found on a stick')]
  expect(links(set, cy)).toHaveLength(1)
  set.take(first.newcomer.statements)
  expect(links(set, cy)).toEqual([])
  set.take(second.newcomer.statements)
  expect(devices(set, cy)).toHaveLength(2) // whichever of the two it is, on every computer the same
})

it.each([1, 2, 3, 4])(
  'makes one link at a time, and none works once it is ended, whatever it certifies (%i)',
  async () => {
    const { cy, set, at } = await office()
    const old = await makeOwnLink(at.cy, about, null)
    const made = await makeOwnLink(at.cy, about, null)
    expect(links(set, cy)).toEqual([made.expires])
    set.take((await setUp(old.token)).newcomer.statements)
    expect(devices(set, cy)).toEqual([cy.device.key])
    await endOwnLink(at.cy, made.key)
    set.take((await setUp(made.token)).newcomer.statements)
    expect(devices(set, cy)).toEqual([cy.device.key])
  },
)

it('ends links that are over where a host tells the time, and leaves those that are not', async () => {
  const { workspace, ana, cy, set, at } = await office()
  const over = await makeOwnLink(at.cy, about, null, -1)
  expect(over.expires).toBeLessThan(Date.now())
  await endOldLinks(at.cy)
  expect(links(set, cy)).toEqual([over.expires])
  await set.add([await hostCertificate(workspace, ana, await newSigner(), ['wss://host.nilab.edu'])])
  await endOldLinks(at.cy)
  expect(links(set, cy)).toEqual([])
  await makeOwnLink(at.cy, about, null, 1)
  await endOldLinks(at.cy)
  expect(links(set, cy)).toEqual([expect.closeTo(Date.now() + hourMs, -5)])
})

it('lets the person end the further computer from the first one, and what was said there before stands', async () => {
  const { workspace, cy, set, at } = await office()
  const { newcomer } = await setUp((await makeOwnLink(at.cy, about, null)).token)
  set.take(newcomer.statements)
  const there = { ...cy, device: newcomer.device }
  await set.add([await session(workspace, there, [7])])
  await revokeDevice(at.cy, cy.id, newcomer.device.key)
  await set.add([await session(workspace, there, [8])])
  expect(devices(set, cy)).toEqual([cy.device.key])
  expect([...set.read().writers.keys()]).toEqual([7])
})

it('forgets its keys where coming in failed', async () => {
  const { at } = await office()
  const { keys, newcomer } = await setUp((await makeOwnLink(at.cy, about, null)).token)
  expect(await keys.names()).toHaveLength(2)
  await newcomer.giveUp()
  expect(await keys.names()).toEqual([])
})

it('ends the computer one leaves with all its keys, and neither the other computer nor what was said', async () => {
  const { workspace, cy, set, at } = await office()
  const { newcomer } = await setUp((await makeOwnLink(at.cy, about, null)).token)
  set.take(newcomer.statements)
  await set.add([await session(workspace, cy, [7])])
  await endThisDevice(at.cy, cy.device.key)
  expect(devices(set, cy)).toEqual([newcomer.device.key])
  expect([...set.read().writers.keys()]).toEqual([7])
  expect(set.read().refused).toBe(0)
  // whoever finds the keys can neither speak nor certify another device
  await set.add([
    await session(workspace, cy, [8]),
    await deviceCertificate(workspace, { ...cy, device: await newSigner() }),
  ])
  expect(devices(set, cy)).toEqual([newcomer.device.key])
  expect([...set.read().writers.keys()]).toEqual([7])
})
