import { expect, it } from 'vitest'
import { confirmEnrolments, inviteFor } from '../../../renderer/workspace/invite'
import {
  changeMember,
  handOver,
  mayChange,
  revokeDevice,
  revokePerson,
  shareCoordinator,
} from '../../../renderer/workspace/people'
import { codeOf } from '../../support/failure'
import { accept, bea, officeOfThree, roles, until } from '../../support/officeOfThree'
import { stater } from '../../support/stater'
import { current, session } from '../../support/trust'

it('lets nobody invite, change or revoke whose part does not allow it, and says so beforehand', async () => {
  const { set, at, ana, ben } = await officeOfThree()
  const before = set.have().size
  const tries: readonly (() => Promise<unknown>)[] = [
    () => inviteFor(at.cy, bea, null),
    () => revokePerson(at.ben, ana.id),
    () => revokePerson(at.ben, ben.id),
    () => changeMember(at.ben, ana.id, { role: 'member' }),
    () => changeMember(at.cy, 'member:cy', { role: 'coordinator' }),
    () => revokeDevice(at.cy, ben.id, ben.device.key),
  ]
  for (const attempt of tries) expect(await codeOf(attempt)).toBe('people.above')
  expect(await codeOf(() => revokePerson(at.ana, 'member:nobody'))).toBe('people.notJoined')
  expect(set.have().size).toBe(before)
  expect(mayChange(at.ben, ana.id)).toBe(false)
  expect(mayChange(at.ben, 'member:cy', 'mentor')).toBe(true)
  expect(mayChange(at.ana, ben.id)).toBe(true)
})

it('changes a role back and forth without losing what was said in it', async () => {
  const { workspace, set, at, ben } = await officeOfThree()
  await inviteFor(at.ben, { ...bea, role: 'mentor' }, null)
  await set.add([await session(workspace, ben, [5]), await current(workspace, ben, 'Generation000002', 2)])
  for (const role of ['member', 'mentor', 'approver'] as const) await changeMember(at.ana, ben.id, { role })
  expect(roles(set)).toMatchObject({ ben: 'approver' })
  const { invites, writers, generation, refused } = set.read()
  expect([invites.size, generation, refused]).toEqual([1, 'Generation000002', 0])
  expect(writers).toEqual(new Map([[5, [ben.id]]]))
  await set.add([await session(workspace, ben, [6], 2)])
  expect(set.read().writers.has(6)).toBe(false)
})

it('revokes somebody with all their devices, and keeps what they said', async () => {
  const { workspace, set, at, cy } = await officeOfThree()
  await set.add([await session(workspace, cy, [5])])
  await revokePerson(at.ben, cy.id)
  await set.add([await session(workspace, cy, [6], 2)])
  expect(set.read().members.get(cy.id)).toMatchObject({ isRevoked: true, devices: new Map() })
  expect(set.read().writers).toEqual(new Map([[5, [cy.id]]]))
})

it('lets nobody come back with an invite they made for themselves before their access ended', async () => {
  const { set, at, ben, cy } = await officeOfThree()
  const used = await inviteFor(at.ben, bea, null)
  await accept(set, used.token)
  const hidden = await inviteFor(at.ben, { ...bea, member: 'member:ghost', role: 'coordinator' }, null)
  await revokePerson(at.ana, ben.id)
  await accept(set, hidden.token)
  expect(roles(set)).toMatchObject({ bea: 'member' })
  expect(roles(set)).not.toHaveProperty('ghost')
  expect(set.read().invites.has(hidden.key)).toBe(false)

  await shareCoordinator(at.ana, cy.id)
  const later = await inviteFor(stater(set, cy), { ...bea, member: 'member:ghoul', role: 'coordinator' }, null)
  await changeMember(at.ana, cy.id, { role: 'mentor' })
  await accept(set, later.token)
  expect(roles(set)).not.toHaveProperty('ghoul')
})

it('makes a coordinator who is an equal where the root is, and who stands below where it is not', async () => {
  const { set, at, cy } = await officeOfThree()
  await shareCoordinator(at.ana, cy.id)
  expect(set.read().members.get(cy.id)).toMatchObject({ role: 'coordinator', rank: 0 })
  const { token } = await inviteFor(at.ben, { ...bea, role: 'coordinator' }, null)
  await accept(set, token)
  expect(set.read().members.get(bea.member)).toMatchObject({ role: 'coordinator', rank: 2 })
})

it.each([
  ['with the root', true],
  ['without the root', false],
])('hands the coordinator’s part over %s', async (_, hasRoot) => {
  const { workspace, set, at, ana, ben, cy } = await officeOfThree()
  const { token } = await inviteFor(at.ana, bea, null)
  const outgoing = hasRoot ? at.ana : stater(set, ana)
  // a member made coordinator by the root; without it, the one who is a coordinator already
  await handOver(outgoing, hasRoot ? cy.id : ben.id)
  expect(roles(set)).toEqual({ ana: 'member', ben: 'coordinator', cy: hasRoot ? 'coordinator' : 'member' })
  expect(set.read()).toMatchObject({ generation: 'Generation000001', refused: 0 })
  expect(outgoing.hasRoot).toBe(false)
  // the invites of the one who left are still good, and the successor confirms them
  await accept(set, token)
  const stop = confirmEnrolments(stater(set, hasRoot ? cy : ben))
  await until(set, () => [...set.read().invites.values()].every(({ isConfirmed }) => isConfirmed))
  stop()
  expect(roles(set)).toMatchObject({ bea: 'member' })
  expect(await codeOf(() => inviteFor(stater(set, ana), bea, null))).toBe('people.above')
  await set.add([await current(workspace, ana, 'Generation000009', 9)])
  expect(set.read().generation).toBe('Generation000001')
})

it('hands over to nobody who has not joined', async () => {
  const { at } = await officeOfThree()
  expect(await codeOf(() => handOver(at.ana, bea.member))).toBe('people.notJoined')
})

it('ends with a demotion the open invites that would give back more than is left', async () => {
  const { set, at, ben } = await officeOfThree()
  const member = await inviteFor(at.ben, bea, null)
  const mentor = await inviteFor(at.ben, { ...bea, member: 'member:mia', name: 'Mia', role: 'mentor' }, null)
  await changeMember(at.ana, ben.id, { role: 'mentor' })
  expect([...set.read().invites.keys()]).toEqual([mentor.key])
  await accept(set, member.token)
  expect(roles(set)).not.toHaveProperty('bea')
  await accept(set, mentor.token)
  expect(roles(set)).toMatchObject({ mia: 'mentor', ben: 'mentor' })
})

it('ends them also where somebody is demoted step by step', async () => {
  const { set, at, ana, cy } = await officeOfThree()
  await shareCoordinator(stater(set, ana), cy.id)
  const { token, key } = await inviteFor(stater(set, cy), bea, null)
  await changeMember(at.ana, cy.id, { role: 'member' })
  expect(set.read().invites.has(key)).toBe(true) // it makes somebody who is no more than Cy is
  await changeMember(at.ana, cy.id, { role: 'mentor' })
  expect(set.read().invites.has(key)).toBe(false)
  await accept(set, token)
  expect(roles(set)).toMatchObject({ cy: 'mentor' })
  expect(roles(set)).not.toHaveProperty('bea')
})

it('ends with a stolen computer the open invites it made, until another coordinator states them', async () => {
  const { set, at, ben } = await officeOfThree()
  const [open, used] = [
    await inviteFor(at.ben, bea, null),
    await inviteFor(at.ben, { ...bea, member: 'member:mia', name: 'Mia' }, null),
  ]
  await accept(set, used.token)
  const { member, name, role, unit, expires } = set.read().invites.get(open.key)!
  await revokeDevice(at.ana, ben.id, ben.device.key)
  expect(set.read().invites.has(open.key)).toBe(false)
  expect(roles(set)).toMatchObject({ mia: 'member' })
  await at.ana.state({ kind: 'invite', key: open.key, body: { member, name, role, unit, expires } })
  await accept(set, open.token)
  expect(roles(set)).toMatchObject({ bea: 'member' })
})
