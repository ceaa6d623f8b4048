import { expect, it } from 'vitest'
import { chainOf } from '#shared/statements/chain'
import { trusting } from '#shared/statements/invited'
import { openStatements } from '#shared/statements/statementSet'
import {
  admission,
  certificate,
  deviceCertificate,
  enrolled,
  enrolment,
  founded,
  hostCertificate,
  invite,
  joined,
  newSigner,
  personRevocation,
  session,
  type Invited,
} from '../../support/trust'

/** A workspace with a host that Ana certified, and what it says of whoever came to an invite in time. */
async function office() {
  const team = await founded()
  const host = await newSigner()
  const certified = await hostCertificate(team.workspace, team.ana, host, ['wss://host.example:4871'])
  const letIn = async (invited: Invited) => {
    const someone = await enrolled(invited)
    return { ...someone, statements: [...someone.statements, await admission(invited, host, someone)] }
  }
  return { ...team, statements: [...team.statements, certified], host, letIn }
}

it('makes whoever enrols with an invite in time what the invite says', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const invited = await invite(workspace, ana, 'bea', { role: 'mentor' })
  const bea = await letIn(invited)
  const set = await openStatements(workspace, [...statements, invited.jws])
  expect(set.read().invites.get(invited.signer.key)).toMatchObject({ member: bea.id, by: ana.id, state: 'open' })
  expect(set.read().members.has(bea.id)).toBe(false)
  await set.add(bea.statements)
  expect(set.read().members.get(bea.id)).toMatchObject({ role: 'mentor', name: 'bea', key: bea.person.key, rank: 1 })
  expect([...set.read().members.get(bea.id)!.devices.keys()]).toEqual([bea.device.key])
  expect(set.read().invites.get(invited.signer.key)).toMatchObject({
    state: 'enrolled',
    isAdmitted: true,
    isConfirmed: false,
  })
  expect(set.read()).toMatchObject({ waiting: 0, refused: 0 })
})

it('makes nobody of an enrolment alone, since nobody knows when it was made, until a coordinator certifies it', async () => {
  const { workspace, statements, ana } = await office()
  const invited = await invite(workspace, ana, 'bea', { role: 'coordinator', expires: 1 })
  const bea = await enrolled(invited)
  const cy = await joined(workspace, bea, 'cy')
  const set = await openStatements(workspace, [...statements, ...bea.statements, ...cy.statements])
  expect([...set.read().members.keys()]).toEqual([ana.id])
  expect(set.read().invites.get(invited.signer.key)).toMatchObject({ state: 'enrolled', isAdmitted: false })
  expect([...set.read().invites.get(invited.signer.key)!.enrolments.keys()]).toEqual([bea.person.key])
  expect(provenIn(set, bea.statements[1]!)).toBe(true) // so that a coordinator hears of it
  expect(provenIn(set, bea.statements[2]!)).toBe(false)
  await set.add([await certificate(workspace, ana, bea, { role: 'member' })])
  expect(set.read().members.get(bea.id)).toMatchObject({ role: 'member' })
  expect(set.read().members.has(cy.id)).toBe(false)
})

it('counts to themselves whoever enrolled, and says so to nobody else', async () => {
  const { workspace, statements, ana } = await office()
  const [bea, cy] = [
    await enrolled(await invite(workspace, ana, 'bea')),
    await enrolled(await invite(workspace, ana, 'cy')),
  ]
  const all = [...statements, ...bea.statements, ...cy.statements]
  const hers = await openStatements(workspace, all, trusting(bea.id))
  expect([...hers.read().members.keys()]).toEqual([ana.id, bea.id])
  expect(hers.read().invites.get([...hers.read().invites.keys()][0]!)).toMatchObject({ isAdmitted: false })
  expect([...(await openStatements(workspace, all)).read().members.keys()]).toEqual([ana.id])
})

it('takes no word on an enrolment but of a host that coordinators certified, each for itself', async () => {
  const { workspace, statements, ana, host } = await office()
  const invited = await invite(workspace, ana, 'bea', { role: 'coordinator' })
  const [bea, other, stranger] = [await enrolled(invited), await enrolled(invited), await newSigner()]
  const set = await openStatements(workspace, [...statements, ...bea.statements])
  const cy = await joined(workspace, ana, 'cy')
  await set.add([...cy.statements, await hostCertificate(workspace, cy, stranger, ['wss://cy.example:4871'])])
  await set.add([await hostCertificate(workspace, bea, stranger, ['wss://bea.example:4871'])])
  await set.add([await admission(invited, stranger, bea), await admission(invited, host, other)])
  expect(set.read().members.has(bea.id)).toBe(false)
  await set.add([await admission(await invite(workspace, ana, 'bea'), host, bea)])
  expect(set.read().members.has(bea.id)).toBe(false)
  await set.add([await admission(invited, host, bea)])
  expect(set.read().members.get(bea.id)).toMatchObject({ role: 'coordinator' })
})

it('goes on taking the word of a host that was withdrawn since', async () => {
  const { workspace, statements, ana, host, letIn } = await office()
  const bea = await letIn(await invite(workspace, ana, 'bea'))
  const set = await openStatements(workspace, [...statements, ...bea.statements])
  await set.add([await hostCertificate(workspace, ana, host, [], 2)])
  expect(set.read().hosts.size).toBe(0)
  expect(set.read().members.has(bea.id)).toBe(true)
})

it.each(['member', 'mentor', 'approver'] as const)('makes nobody of an invite that a %s made by hand', async role => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea', { role })
  const cy = await enrolled(await invite(workspace, bea, 'cy', { role: 'coordinator' }))
  const set = await openStatements(workspace, [...statements, ...bea.statements, ...cy.statements])
  expect([...set.read().members.keys()]).toEqual([ana.id, bea.id])
  expect(set.read().invites.size).toBe(0)
  for (const jws of cy.statements) expect(provenIn(set, jws)).toBe(false)
})

const provenIn = (set: Awaited<ReturnType<typeof openStatements>>, jws: string) =>
  [...set.have().values()].some(statement => statement.jws === jws && set.read().proven.has(statement.hash))

it('makes nobody while two different keys came with one invite, until a coordinator certifies one', async () => {
  const { workspace, statements, ana } = await founded()
  const invited = await invite(workspace, ana, 'bea')
  const [bea, thief] = [await enrolled(invited), await enrolled(invited)]
  const set = await openStatements(workspace, [...statements, ...bea.statements, ...thief.statements])
  const { members, invites } = set.read()
  expect(members.has(bea.id)).toBe(false)
  expect(invites.get(invited.signer.key)).toMatchObject({ state: 'disputed' })
  expect([...invites.get(invited.signer.key)!.enrolments.keys()].sort()).toEqual(
    [bea.person.key, thief.person.key].sort(),
  )
  await set.add([await certificate(workspace, ana, bea)])
  expect([...set.read().members.get(bea.id)!.devices.keys()]).toEqual([bea.device.key])
  expect(set.read().invites.get(invited.signer.key)).toMatchObject({ state: 'enrolled', isConfirmed: true })
})

it('gives nothing for an invite whose key a coordinator has certified', async () => {
  const { workspace, statements, ana } = await founded()
  const invited = await invite(workspace, ana, 'bea')
  const bea = await enrolled(invited)
  const set = await openStatements(workspace, [...statements, ...bea.statements])
  await set.add([await certificate(workspace, ana, bea)])
  const thief = await enrolled(invited)
  await set.add(thief.statements)
  expect([...set.read().members.get(bea.id)!.devices.keys()]).toEqual([bea.device.key])
  expect(provenIn(set, thief.statements[1]!)).toBe(false)
})

it('lets any coordinator confirm whom another invited', async () => {
  const { workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const invited = await invite(workspace, ana, 'bea')
  const [bea, thief] = [await enrolled(invited), await enrolled(invited)]
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...bea.statements])
  await set.add([await certificate(workspace, ben, bea)])
  await set.add(thief.statements)
  expect([...set.read().members.get(bea.id)!.devices.keys()]).toEqual([bea.device.key])
})

it('takes an enrolment for somebody else, or signed with another key, for nothing', async () => {
  const { workspace, statements, ana } = await founded()
  const invited = await invite(workspace, ana, 'bea')
  const [cy, own] = [await joined(workspace, ana, 'cy'), await newSigner()]
  const set = await openStatements(workspace, [...statements, ...cy.statements, invited.jws])
  const asCy = await enrolment({ ...invited, id: cy.id }, own)
  const unsigned = await enrolment({ ...invited, signer: own }, own)
  await set.add([asCy, unsigned])
  expect(set.read().invites.get(invited.signer.key)).toMatchObject({ state: 'open' })
  expect(set.read().members.size).toBe(2)
  for (const jws of [asCy, unsigned]) expect(provenIn(set, jws)).toBe(false)
})

it('makes nobody of an invite that was withdrawn, and leaves who was certified before', async () => {
  const { workspace, statements, ana } = await founded()
  const [one, two] = [await invite(workspace, ana, 'bea'), await invite(workspace, ana, 'cy')]
  const [bea, cy] = [await enrolled(one), await enrolled(two)]
  const withdrawn = await Promise.all(
    [one, two].map(
      async ({ seed }, i) => (await invite(workspace, ana, i ? 'cy' : 'bea', { expires: 0, revision: 2 }, seed)).jws,
    ),
  )
  const certified = await certificate(workspace, ana, cy)
  const set = await openStatements(workspace, [...statements, ...bea.statements, ...cy.statements, certified])
  await set.add(withdrawn)
  expect([...set.read().members.keys()]).toEqual([ana.id, cy.id])
  expect(set.read().invites.size).toBe(0)
})

it('lets nobody below take over or withdraw the invite of somebody above', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const invited = await invite(workspace, ana, 'bea')
  const bea = await letIn(invited)
  const { jws: withdrawn } = await invite(workspace, ben, 'bea', { expires: 0, revision: 9 }, invited.seed)
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...bea.statements, withdrawn])
  expect(set.read().members.has(bea.id)).toBe(true)
})

it('ends an invite with the access of whom it is for, before or after they join', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const invited = await invite(workspace, ana, 'bea')
  const bea = await letIn(invited)
  const set = await openStatements(workspace, [...statements, invited.jws])
  await set.add([await personRevocation(workspace, ana, bea, [])])
  expect(set.read().invites.size).toBe(0)
  await set.add(bea.statements)
  expect(set.read().members.has(bea.id)).toBe(false)
})

it('lets the root invite a coordinator who stands beside the founder', async () => {
  const { root, workspace, statements, ana, letIn } = await office()
  const ben = await letIn(await invite(workspace, root, 'ben', { role: 'coordinator' }))
  const set = await openStatements(workspace, [...statements, ...ben.statements])
  expect(set.read().members.get(ben.id)).toMatchObject({ role: 'coordinator', rank: 0 })
  await set.add([await certificate(workspace, ana, ben, { role: 'member', revision: 9 })])
  expect(set.read().members.get(ben.id)).toMatchObject({ role: 'coordinator' })
})

it('gives whoever joined a second computer by a second invite', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const bea = await joined(workspace, ana, 'bea')
  const again = await letIn(await invite(workspace, ben, 'bea'))
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...bea.statements])
  await set.add([...again.statements, await session(workspace, again, [9])])
  expect([...set.read().members.get(bea.id)!.devices.keys()].sort()).toEqual([bea.device.key, again.device.key].sort())
  expect(set.read().writers).toEqual(new Map([[9, [bea.id]]]))
})

it('proves the device of somebody who was invited with all it takes, and with nothing else', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const cy = await joined(workspace, ana, 'cy')
  const bea = await letIn(await invite(workspace, ben, 'bea'))
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...cy.statements, ...bea.statements])
  const chain = chainOf(set.have().values(), bea.device.key).map(({ jws }) => jws)
  const [founder, device, , host] = statements
  expect([...chain].sort()).toEqual([founder, device, host, ...ben.statements, ...bea.statements].sort())
  expect((await openStatements(workspace, chain)).read().members.get(bea.id)!.devices.size).toBe(1)
})

it('keeps a device of somebody invited waiting while their invite is not here', async () => {
  const { workspace, statements, ana, letIn } = await office()
  const bea = await letIn(await invite(workspace, ana, 'bea'))
  const set = await openStatements(workspace, [...statements, ...bea.statements.slice(1)])
  expect(set.read()).toMatchObject({ waiting: 2, refused: 0 })
  await set.add([await deviceCertificate(workspace, bea), bea.statements[0]!])
  expect(set.read()).toMatchObject({ waiting: 0, refused: 0 })
})
