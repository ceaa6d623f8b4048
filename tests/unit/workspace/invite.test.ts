import { expect, it } from 'vitest'
import { readInvite } from '#shared/statements/inviteToken'
import { enrol } from '../../../renderer/workspace/enrol'
import { confirmEnrolment, confirmEnrolments, inviteFor } from '../../../renderer/workspace/invite'
import { mayChange, withdrawInvite } from '../../../renderer/workspace/people'
import { codeOf } from '../../support/failure'
import { accept, bea, bring, devicesOf, hostOf, officeOfThree, roles, until } from '../../support/officeOfThree'
import { memoryKeys, stater } from '../../support/stater'
import { admission, enrolled, invite, joined } from '../../support/trust'

it('invites somebody who joins with one link, and certifies them without being asked', async () => {
  const { set, at } = await officeOfThree()
  const stop = confirmEnrolments(at.ana)
  const { token, key } = await inviteFor(at.ana, bea, null)
  const newcomer = await accept(set, token)
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  stop()
  expect(newcomer).toMatchObject({ me: { id: bea.member }, hosts: [] })
  expect(roles(set)).toMatchObject({ bea: 'member' })
  expect(devicesOf(set, bea.member)).toEqual([{ name: 'Office PC' }])
  expect(set.read()).toMatchObject({ waiting: 0, refused: 0 })
})

it('certifies whoever came by a file in time, and counts nobody who came so before that', async () => {
  const { set, at } = await officeOfThree()
  const { token, key } = await inviteFor(at.ana, bea, null)
  await bring(set, token)
  expect(roles(set)).not.toHaveProperty('bea')
  const stop = confirmEnrolments(at.ana)
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  stop()
  expect(roles(set)).toMatchObject({ bea: 'member' })
})

it('certifies whom a host let in before the invite ended, even after that', async () => {
  const { set, at } = await officeOfThree()
  const { token, key } = await inviteFor(at.ana, bea, null)
  await accept(set, token)
  const { now } = Date
  Date.now = () => set.read().invites.get(key)!.expires + 1
  try {
    const stop = confirmEnrolments(at.ana)
    await until(set, () => set.read().invites.get(key)!.isConfirmed)
    stop()
  } finally {
    Date.now = now
  }
  expect(roles(set)).toMatchObject({ bea: 'member' })
})

it('lets two coordinators certify the same newcomer at once, each of them once', async () => {
  const { set, at } = await officeOfThree()
  const stops = [confirmEnrolments(at.ana), confirmEnrolments(at.ben), confirmEnrolments(at.cy)]
  const { token, key } = await inviteFor(at.ben, bea, null)
  await accept(set, token)
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  await new Promise(setImmediate)
  for (const stop of stops) stop()
  const certifying = [...set.have().values()].flatMap(({ content, signer }) =>
    content?.kind === 'certificate' && content.key === bea.member ? [signer] : [],
  )
  expect(new Set(certifying).size).toBe(certifying.length)
  expect(roles(set)).toMatchObject({ bea: 'member' })
})

it('puts nobody nearer to the root by itself than whoever invited them', async () => {
  const { set, at, ana } = await officeOfThree()
  const stops = [confirmEnrolments(at.ana)]
  const eve = { ...bea, member: 'member:eve', name: 'Eve', role: 'coordinator' } as const
  const { token, key } = await inviteFor(at.ben, eve, null)
  await accept(set, token)
  const later = await inviteFor(at.ben, bea, null)
  await accept(set, later.token)
  await until(set, () => set.read().invites.get(later.key)!.isConfirmed) // Ana's computer has looked by then
  expect(set.read().invites.get(key)).toMatchObject({ state: 'enrolled', isConfirmed: false })
  expect(set.read().members.get(eve.member)).toMatchObject({ role: 'coordinator', rank: 2 })
  stops.push(confirmEnrolments(at.ben))
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  for (const stop of stops) stop()
  expect(set.read().members.get(eve.member)).toMatchObject({ role: 'coordinator', rank: 2 })
  expect(mayChange(stater(set, { ...ana, id: eve.member }), 'member:ben')).toBe(false)
})

it('gives nobody a key of somebody above them whom they invite by hand', async () => {
  const { root, workspace, set, at, ben } = await officeOfThree()
  const eva = await joined(workspace, root, 'eva', { role: 'coordinator' })
  await set.add(eva.statements)
  const stop = confirmEnrolments(at.ana)
  const tricks = await Promise.all(
    [eva.id, 'member:ana' as const].map(async id =>
      invite(workspace, ben, id.slice('member:'.length), { role: 'coordinator' }),
    ),
  )
  for (const trick of tricks) {
    const { statements, person } = await enrolled(trick)
    await set.add(statements)
    await set.add([await admission(trick, hostOf(set), { person })])
  }
  const { token, key } = await inviteFor(at.ana, bea, null)
  await accept(set, token)
  await until(set, () => set.read().invites.get(key)!.isConfirmed) // Ana's computer has looked by then
  stop()
  for (const { signer, id } of tricks) {
    const [brought] = set.read().invites.get(signer.key)!.enrolments.keys()
    expect(set.read().invites.get(signer.key)).toMatchObject({ state: 'enrolled', isConfirmed: false, isHeard: false })
    expect(await codeOf(() => confirmEnrolment(at.ana, signer.key, brought!))).toBe('people.above')
    expect(devicesOf(set, id)).toHaveLength(1)
  }
})

it('leaves somebody who came with an expired invite to a person to decide', async () => {
  const { set, at } = await officeOfThree()
  const { token, key } = await inviteFor(at.ana, bea, null)
  const late = await enrol(await readInvite(token, { now: Date.now() }), memoryKeys(), 'Who knows')
  const dan = { ...bea, member: 'member:dan', name: 'Dan' } as const
  const other = await inviteFor(at.ana, dan, null, 30)
  await accept(set, other.token)
  const { now } = Date
  Date.now = () => set.read().invites.get(key)!.expires + 1
  try {
    set.take(late.statements)
    const stop = confirmEnrolments(at.ana)
    await until(set, () => set.read().invites.get(other.key)!.isConfirmed)
    await new Promise(setImmediate)
    stop()
  } finally {
    Date.now = now
  }
  const [brought] = set.read().invites.get(key)!.enrolments.keys()
  expect(set.read().invites.get(key)).toMatchObject({ state: 'enrolled', isConfirmed: false })
  await confirmEnrolment(at.ana, key, brought!)
  expect(devicesOf(set, bea.member)).toEqual([{ name: 'Who knows' }])
})

it('leaves two who came with one link to a person to decide', async () => {
  const { set, at } = await officeOfThree()
  const { token, key } = await inviteFor(at.ana, bea, null)
  const [right] = [await accept(set, token, 'Hers'), await accept(set, token, 'Who knows')]
  const stop = confirmEnrolments(at.ana)
  await new Promise(setImmediate)
  stop()
  expect(set.read().invites.get(key)).toMatchObject({ state: 'disputed', isConfirmed: false })
  const own = right.statements.find(({ content }) => content?.kind === 'enrolment')!
  if (own.content?.kind !== 'enrolment') throw new Error('no enrolment')
  await confirmEnrolment(at.ana, key, own.content.body.key)
  expect(devicesOf(set, bea.member)).toEqual([{ name: 'Hers' }])
})

it('leaves one link that works when somebody is invited again', async () => {
  const { set, at } = await officeOfThree()
  const first = await inviteFor(at.ana, bea, null)
  const second = await inviteFor(at.ana, bea, null)
  expect([...set.read().invites.keys()]).toEqual([second.key])
  await withdrawInvite(at.ana, second.key)
  expect(set.read().invites.size).toBe(0)
  await accept(set, first.token)
  expect(roles(set)).not.toHaveProperty('bea')
})
