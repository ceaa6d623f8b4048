import { expect, it } from 'vitest'
import type { Signer } from '#shared/identity/keys'
import { fold } from '#shared/statements/fold'
import { readInvite } from '#shared/statements/inviteToken'
import { isOf } from '#shared/statements/latest'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { enrol } from '../../../renderer/workspace/enrol'
import { confirmEnrolment, confirmEnrolments, inviteFor } from '../../../renderer/workspace/invite'
import {
  changeMember,
  handOver,
  mayChange,
  revokeDevice,
  revokePerson,
  shareCoordinator,
  withdrawInvite,
} from '../../../renderer/workspace/people'
import { makeRecoveryFile, recover } from '../../../renderer/workspace/recovery'
import { codeOf } from '../../support/failure'
import { memoryKeys, stater } from '../../support/stater'
import {
  admission,
  current,
  enrolled,
  founded,
  hostCertificate,
  invite,
  joined,
  newSigner,
  session,
  type KeyHolder,
} from '../../support/trust'

const bea = { member: 'member:bea', name: 'Bea', role: 'member', unit: null } as const

/** The host of each office. */
const hosts = new WeakMap<StatementSet, Signer>()

/** Ana at her laptop, with the root; Ben, a coordinator, and Cy, a member, have joined. */
async function office() {
  const { root, workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const cy = await joined(workspace, ana, 'cy')
  const host = await newSigner()
  const certified = await hostCertificate(workspace, ana, host, ['wss://host.example:4871'])
  const set = await openStatements(workspace, [...statements, certified, ...ben.statements, ...cy.statements])
  hosts.set(set, host)
  const at = { ana: stater(set, ana, root), ben: stater(set, ben), cy: stater(set, cy) }
  return { root, workspace, ana, ben, cy, set, at }
}

const roles = (set: StatementSet) =>
  Object.fromEntries([...set.read().members].map(([id, { role }]) => [id.slice('member:'.length), role]))
const devicesOf = (set: StatementSet, id: KeyHolder['id']) => [...(set.read().members.get(id)?.devices.values() ?? [])]

/** Somebody opens an invite on a computer of theirs; what that says reaches the office by a file. */
async function bring(set: StatementSet, token: string, deviceName = 'Office PC') {
  const invite = await readInvite(token, { now: Date.now() })
  const newcomer = await enrol(invite, memoryKeys(), deviceName)
  set.take(newcomer.statements)
  return { ...newcomer, invite }
}

/** The same by the host, which says that they came in time. */
async function accept(set: StatementSet, token: string, deviceName?: string) {
  const newcomer = await bring(set, token, deviceName)
  const brought = newcomer.statements.find(statement => isOf(statement, 'enrolment'))
  if (!brought || !isOf(brought, 'enrolment')) throw new Error('no enrolment')
  await set.add([await admission(newcomer.invite, hosts.get(set)!, { person: brought.content.body })])
  return newcomer
}

/** Resolves once what stands of a set fits. */
const until = (set: StatementSet, fits: () => boolean) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (!fits()) return
      stop()
      resolve()
    }
    const stop = set.subscribe(look)
    look()
  })

it('invites somebody who joins with one link, and certifies them without being asked', async () => {
  const { set, at } = await office()
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
  const { set, at } = await office()
  const { token, key } = await inviteFor(at.ana, bea, null)
  await bring(set, token)
  expect(roles(set)).not.toHaveProperty('bea')
  const stop = confirmEnrolments(at.ana)
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  stop()
  expect(roles(set)).toMatchObject({ bea: 'member' })
})

it('certifies whom a host let in before the invite ended, even after that', async () => {
  const { set, at } = await office()
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

it('says it once where two coordinators certify the same newcomer at once', async () => {
  const { set, at } = await office()
  const stops = [confirmEnrolments(at.ana), confirmEnrolments(at.ben), confirmEnrolments(at.cy)]
  const { token, key } = await inviteFor(at.ben, bea, null)
  await accept(set, token)
  await until(set, () => set.read().invites.get(key)!.isConfirmed)
  await new Promise(setImmediate)
  for (const stop of stops) stop()
  const about = [...set.have().values()].filter(({ content }) => content?.kind === 'certificate' && content.key === bea.member) // prettier-ignore
  expect(about.length).toBeLessThanOrEqual(2)
  expect(roles(set)).toMatchObject({ bea: 'member' })
})

it('puts nobody nearer to the root by itself than whoever invited them', async () => {
  const { set, at, ana } = await office()
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
  const { root, workspace, set, at, ben } = await office()
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
    await set.add([await admission(trick, hosts.get(set)!, { person })])
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
  const { set, at } = await office()
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
  const { set, at } = await office()
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
  const { set, at } = await office()
  const first = await inviteFor(at.ana, bea, null)
  const second = await inviteFor(at.ana, bea, null)
  expect([...set.read().invites.keys()]).toEqual([second.key])
  await withdrawInvite(at.ana, second.key)
  expect(set.read().invites.size).toBe(0)
  await accept(set, first.token)
  expect(roles(set)).not.toHaveProperty('bea')
})

it('lets nobody invite, change or revoke whose part does not allow it, and says so beforehand', async () => {
  const { set, at, ana, ben } = await office()
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
  const { workspace, set, at, ben } = await office()
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
  const { workspace, set, at, cy } = await office()
  await set.add([await session(workspace, cy, [5])])
  await revokePerson(at.ben, cy.id)
  await set.add([await session(workspace, cy, [6], 2)])
  expect(set.read().members.get(cy.id)).toMatchObject({ isRevoked: true, devices: new Map() })
  expect(set.read().writers).toEqual(new Map([[5, [cy.id]]]))
})

it('lets nobody come back with an invite they made for themselves before their access ended', async () => {
  const { set, at, ben, cy } = await office()
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
  const { set, at, cy } = await office()
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
  const { workspace, set, at, ana, ben, cy } = await office()
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
  const { at } = await office()
  expect(await codeOf(() => handOver(at.ana, bea.member))).toBe('people.notJoined')
})

it('brings somebody back on another computer with their recovery file', async () => {
  const { set, at, cy } = await office()
  const { name, bytes } = await makeRecoveryFile(at.cy, 'Strategy 2030: our way?', 'correct horse battery')
  expect(name).toBe('Strategy 2030 our way - member cy.meridian-recovery')
  expect(set.read().members.get(cy.id)!.recoveryKeys.size).toBe(1)
  const keys = memoryKeys()
  const back = await recover(bytes, '  correct horse battery', keys, 'New laptop')
  expect(back).toMatchObject({ me: { id: cy.id, keys: { root: null } } })
  expect(fold(back.statements).members.get(cy.id)!.devices.has(back.device.key)).toBe(true)
  set.take(back.statements)
  expect(devicesOf(set, cy.id)).toEqual([{ name: 'Laptop' }, { name: 'New laptop' }])
  // and the laptop that was lost ends, with what its key could still certify
  const recovered = stater(set, { ...cy, device: back.device })
  await revokeDevice(recovered, cy.id, cy.device.key)
  expect(devicesOf(set, cy.id)).toEqual([{ name: 'New laptop' }])
  await back.giveUp()
  expect(keys.names()).toEqual([])
})

it('ends with a demotion the open invites that would give back more than is left', async () => {
  const { set, at, ben } = await office()
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
  const { set, at, ana, cy } = await office()
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
  const { set, at, ben } = await office()
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

it('opens no recovery file with another passphrase, and none that is damaged or something else', async () => {
  const { at } = await office()
  const { bytes } = await makeRecoveryFile(at.cy, 'Strategy', 'correct horse battery')
  const keys = memoryKeys()
  const codeFor = (file: Uint8Array, passphrase = 'correct horse battery') =>
    codeOf(() => recover(file, passphrase, keys, 'Laptop'))
  expect(await codeFor(bytes, 'correct horse batterx')).toBe('recovery.passphrase')
  const text = new TextDecoder().decode(bytes)
  const of = (changed: string) => new TextEncoder().encode(changed)
  expect(await codeFor(of(text.replace(/("sealed": ".{40})./, (_, start: string) => `${start}-_`)))).toBe(
    'recovery.damaged',
  )
  expect(await codeFor(of(text.replace('"v": 1', '"v": 2')))).toBe('recovery.newer')
  expect(await codeFor(of(text.slice(0, -30)))).toBe('recovery.notRecovery')
  expect(await codeFor(of('hello'))).toBe('recovery.notRecovery')
  expect(text).not.toContain('"seed"')
  expect(keys.names()).toEqual([])
})
