import { beforeAll, expect, it } from 'vitest'
import { newNonce, proveDevice } from '#shared/sync/handshake'
import { keep } from '#shared/statements/kept'
import { isOf } from '#shared/statements/latest'
import type { Statement } from '#shared/statements/statement'
import { openStatements } from '#shared/statements/statementSet'
import type { HostClient } from '../../support/hostClient'
import { call, dialled, hostedOffice, office, type HostedOffice, type Office } from '../../support/hosted'
import { codeOf } from '../../support/failure'
import { dial } from '../../support/rawLine'
import {
  admission,
  certificate,
  deviceCertificate,
  deviceRevocation,
  enrolled,
  enrolment,
  founded,
  invite,
  newSigner,
  ownKey,
  personRevocation,
  type KeyHolder,
} from '../../support/trust'

let running: HostedOffice['running']
let team: Office
let founder: HostClient

beforeAll(async () => {
  const here = await hostedOffice()
  ;({ running, team, founder } = here)
  return here.end
})

/** What the host says to somebody who greets it with these statements: their role, or why not. */
async function greeted({ id, device }: KeyHolder, statements: readonly string[], workspace = team.workspace) {
  const line = await dial(dialled(running))
  const clientNonce = newNonce()
  line.say({ say: 'hello', v: 1, workspace, host: running.key, nonce: clientNonce })
  const { nonce } = await line.hear('proof')
  const meeting = { workspace, host: running.key, clientNonce, hostNonce: nonce }
  line.say({ say: 'answer', member: id, signature: await proveDevice(device, meeting, id), statements })
  const answer = await Promise.race([line.hear('welcome').then(({ role }) => role), line.closed])
  const refusal = line.words.find(word => word.say === 'refused')
  line.drop()
  return { answer, facts: refusal?.facts }
}

const answerTo = async (holder: KeyHolder, statements: readonly string[]) => (await greeted(holder, statements)).answer

/** An invite of Ana's that the host knows. */
async function invited(name: string, options: Parameters<typeof invite>[3] = {}) {
  const made = await invite(team.workspace, team.ana, name, options)
  await founder.state([made.jws])
  return made
}

/** Resolves once what a client has of the statements fits. */
const until = ({ statements }: HostClient, fits: () => boolean) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (fits()) resolve()
    }
    statements.subscribe(look)
    look()
  })

/** What the host has of a workspace, as somebody sees who asks it for all. */
async function known() {
  const client = await call(
    running,
    { ...team, known: () => openStatements(team.workspace, team.statements) },
    team.ana,
  )
  await client.taken()
  client.drop()
  return client.statements
}

it('lets in whoever joins with an invite, in the role it says, with no coordinator there', async () => {
  const bea = await enrolled(await invited('bea', { role: 'mentor' }))
  expect(await answerTo(bea, bea.statements.slice(1))).toBe('mentor')
  expect(await answerTo(bea, bea.statements)).toBe('mentor') // and again, as after a lost line
  expect((await known()).read().members.get(bea.id)).toMatchObject({ role: 'mentor' })
})

it('takes an invite from the joiner where its coordinator had no line when making it', async () => {
  const bea = await enrolled(await invite(team.workspace, team.ana, 'unannounced'))
  expect(await answerTo(bea, bea.statements)).toBe('member')
})

it('says to everybody that somebody came in time, so that no coordinator has to be there', async () => {
  const watching = await call(running, { ...team, known }, team.people.member)
  const made = await invited('in-time')
  const bea = await enrolled(made)
  expect(await answerTo(bea, bea.statements)).toBe('member')
  const isWord = (statement: Statement) => isOf(statement, 'admission') && statement.content.key === made.signer.key
  await until(watching, () => [...watching.statements.have().values()].some(isWord))
  const word = [...watching.statements.have().values()].find(isWord)!
  expect(word).toMatchObject({ by: 'host', signer: running.key, content: { body: { key: bea.person.key } } })
  expect(watching.statements.read().members.has(bea.id)).toBe(true)
  watching.drop()
})

it('says of an enrolment that a member carried to it that it came in time, also to that member', async () => {
  const carrier = await call(running, { ...team, known }, team.people.member)
  const made = await invited('carried-in-time')
  const bea = await enrolled(made)
  await carrier.statements.add([bea.statements[1]!])
  carrier.say({ say: 'statements', texts: [bea.statements[1]!] })
  await carrier.hear('filed', ({ hashes }) => hashes.length === 1)
  await until(carrier, () => carrier.statements.read().invites.get(made.signer.key)?.isAdmitted === true)
  const late = await enrolled(await invited('carried-late', { expires: Date.now() - 1000 }))
  carrier.say({ say: 'statements', texts: [late.statements[1]!] })
  expect(await carrier.hear('notFiled')).toMatchObject({ code: 'invite.expired' })
  carrier.drop()
})

it('takes no hand-made word of a host from anybody', async () => {
  const made = await invited('forged-word', { expires: Date.now() - 1000 })
  const late = await enrolled(made)
  for (const signer of [team.ana.device, team.people.member.device, await newSigner()]) {
    const forged = await admission(made, signer, late)
    expect(await answerTo(late, [...late.statements, forged])).toBe('invite.expired')
  }
  expect((await known()).read().members.has(late.id)).toBe(false)
})

it('refuses whoever comes late by its own clock, and says by which day', async () => {
  const made = await invited('late', { expires: Date.UTC(2026, 0, 31) })
  const late = await enrolled(made)
  const { answer, facts } = await greeted(late, late.statements)
  expect(answer).toBe('invite.expired')
  expect(facts!.ended).toBe('2026-01-31')
  expect(Math.abs(Date.parse(String(facts!.today)) - Date.now())).toBeLessThan(2 * 24 * 60 * 60 * 1000)
  expect((await known()).read().members.has(late.id)).toBe(false)
  expect(running.logged).toContainEqual(expect.objectContaining({ event: 'invite.refused', code: 'invite.expired' }))
})

it('goes on letting in who joined in time, once the invite has ended', async () => {
  const made = await invited('early')
  const early = await enrolled(made)
  expect(await answerTo(early, early.statements)).toBe('member')
  const past = { expires: Date.now() - 1000, revision: 2 } // as if time had passed
  await founder.state([(await invite(team.workspace, team.ana, 'early', past, made.seed)).jws])
  expect(await answerTo(early, [])).toBe('member')
  await founder.state([await certificate(team.workspace, team.ana, early)])
  expect(await answerTo(early, [])).toBe('member')
  const other = await enrolled(made)
  expect(await answerTo(other, other.statements)).toBe('invite.used')
})

it('lets one invite in once: the second is refused, and the first stays', async () => {
  const made = await invited('once')
  const [first, second] = [await enrolled(made), await enrolled(made)]
  expect(await answerTo(first, first.statements)).toBe('member')
  expect(await answerTo(second, second.statements)).toBe('invite.used')
  expect(await answerTo(first, [])).toBe('member')
  await founder.state([await certificate(team.workspace, team.ana, first)])
  expect(await answerTo(second, second.statements)).toBe('invite.used')
  expect([...(await known()).read().members.get(first.id)!.devices.keys()]).toEqual([first.device.key])
})

it('lets in one of two who open one invite at the same time', async () => {
  const made = await invited('race')
  const both = await Promise.all([enrolled(made), enrolled(made)])
  const answers = await Promise.all(both.map(one => answerTo(one, one.statements)))
  expect([...answers].sort()).toEqual(['invite.used', 'member'])
})

it('refuses an invite that was withdrawn, or whose person lost access', async () => {
  const made = await invited('withdrawn')
  await founder.state([
    (await invite(team.workspace, team.ana, 'withdrawn', { expires: 0, revision: 2 }, made.seed)).jws,
  ])
  const gone = await enrolled(made)
  expect(await answerTo(gone, gone.statements)).toBe('invite.withdrawn')
  const banned = await enrolled(await invited('banned'))
  await founder.state([await personRevocation(team.workspace, team.ana, banned, [])])
  expect(await answerTo(banned, banned.statements)).toBe('invite.withdrawn')
})

it.each(['member', 'mentor', 'approver'] as const)('refuses an invite that a %s made by hand', async role => {
  const guest = await enrolled(
    await invite(team.workspace, team.people[role], `guest-of-${role}`, { role: 'coordinator' }),
  )
  expect(await answerTo(guest, guest.statements)).toBe('invite.notAllowed')
  expect((await known()).read().members.has(guest.id)).toBe(false)
})

it('refuses an invite of another workspace', async () => {
  const other = await founded()
  const bea = await enrolled(await invite(other.workspace, other.ana, 'bea'))
  expect(await answerTo(bea, bea.statements)).toBe('invite.otherWorkspace')
})

it('refuses altered statements and keys that are not the invite’s', async () => {
  const made = await invited('altered')
  const bea = await enrolled(made)
  const alter = (jws: string) => jws.slice(0, -20) + (jws.at(-20) === 'A' ? 'B' : 'A') + jws.slice(-19)
  expect(await answerTo(bea, bea.statements.map(alter))).toBe('connection.stranger')
  const own = await newSigner()
  const forged = [await enrolment({ ...made, signer: own }, bea.person), await deviceCertificate(team.workspace, bea)]
  expect(await answerTo(bea, forged)).toBe('connection.stranger')
  const asMember = await enrolment({ ...made, id: team.people.member.id }, bea.person)
  expect(await answerTo({ ...bea, id: team.people.member.id }, [asMember])).toBe('connection.stranger')
  expect((await known()).read().members.has(made.id)).toBe(false)
  expect(await answerTo(bea, bea.statements)).toBe('member') // and the invite is as good as before
})

it('tells a coordinator who brings a second enrolment why it is not taken', async () => {
  const made = await invited('carried')
  const [first, second] = [await enrolled(made), await enrolled(made)]
  await founder.state(first.statements)
  expect(await codeOf(() => founder.state([second.statements[1]!]))).toBe('invite.used')
})

it('takes a late enrolment from a coordinator who certifies its key', async () => {
  const late = await enrolled(await invited('by-stick', { expires: Date.now() - 1000 }))
  await founder.state([await certificate(team.workspace, team.ana, late), ...late.statements.slice(1)])
  expect(await answerTo(late, [])).toBe('member')
})

it('lets in nobody with a stolen laptop, and its owner with a recovery file', async () => {
  const { workspace, ana } = team
  const bea = await enrolled(await invited('owner'))
  expect(await answerTo(bea, bea.statements)).toBe('member')
  const spare = { ...bea, person: await newSigner(), device: await newSigner() }
  await founder.state([await certificate(workspace, ana, bea), await ownKey(workspace, bea, spare.person)])
  const thief = await call(running, { ...team, known }, bea)
  const said = [...founder.statements.have().values()].filter(({ by }) => by === bea.id).map(({ hash }) => hash)
  await founder.state([
    await deviceRevocation(workspace, ana, bea.device, said),
    await deviceRevocation(workspace, ana, bea.person, said),
  ])
  expect(await thief.closed).toBe('connection.revoked')
  expect(await answerTo(bea, [])).toBe('connection.revoked')
  const another = { ...bea, device: await newSigner() }
  expect(await answerTo(another, [await deviceCertificate(workspace, another)])).toBe('connection.stranger')
  expect(await answerTo(spare, [await deviceCertificate(workspace, spare)])).toBe('member')
})

it('serves everybody on when the coordinator hands over and steps down', async () => {
  const other = await office(running)
  const ana = await call(running, other, other.ana)
  const { coordinator: ben, member } = other.people
  const said = [...ana.statements.have().values()].filter(({ by }) => by === other.ana.id).map(({ hash }) => hash)
  const kept = keep(said)
  const step = await certificate(other.workspace, other.ana, other.ana, { role: 'member', revision: 2, kept })
  ana.say({ say: 'statements', texts: [step] })
  expect(await ana.closed).toBe('connection.changed')
  for (const [who, role] of [
    [other.ana, 'member'],
    [ben, 'coordinator'],
    [member, 'member'],
  ] as const)
    expect((await greeted(who, [], other.workspace)).answer).toBe(role)
})
