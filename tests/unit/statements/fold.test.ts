import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8 } from '#shared/base/bytes'
import { fold } from '#shared/statements/fold'
import { openStatements, statementSet } from '#shared/statements/statementSet'
import { readStatement, signStatement } from '#shared/statements/statement'
import { codeOf } from '../../support/failure'
import { certificate, current, deviceCertificate, founded, generation, joined, session } from '../../support/trust'

const roles = (standing: ReturnType<typeof fold>) =>
  Object.fromEntries([...standing.members].map(([id, { role }]) => [id, role]))

it('knows the founder, their device and the generation from the first statements', async () => {
  const { workspace, statements, ana } = await founded()
  const standing = (await openStatements(workspace, statements)).read()
  expect(standing).toMatchObject({ generation, waiting: 0, refused: 0, unread: 0 })
  expect(standing.members.get(ana.id)).toEqual({
    id: ana.id,
    name: 'Ana',
    role: 'coordinator',
    unit: null,
    key: ana.person.key,
    rank: 0,
    devices: new Map([[ana.device.key, { name: 'Laptop' }]]),
    recoveryKeys: new Map(),
    links: new Map(),
    isRevoked: false,
  })
})

it('lets a statement wait for its certificate and counts it when that arrives', async () => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  const set = await openStatements(workspace, [...statements, await session(workspace, bea, [7]), bea.statements[1]!])
  expect(set.read()).toMatchObject({ waiting: 2, refused: 0 })
  expect(set.read().writers.size).toBe(0)
  await set.add([bea.statements[0]!])
  expect(set.read()).toMatchObject({ waiting: 0, refused: 0 })
  expect(set.read().writers).toEqual(new Map([[7, [bea.id]]]))
})

it('gives the same in whatever order statements arrive', async () => {
  const { root, workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const cy = await joined(workspace, ben, 'cy', { role: 'mentor' })
  const all = await Promise.all(
    [
      ...statements,
      ...ben.statements,
      ...cy.statements,
      await certificate(workspace, ben, cy, { role: 'member', revision: 2 }),
      await certificate(workspace, ben, cy, { role: 'approver', revision: 2, name: 'Cy' }),
      await certificate(workspace, root, ana, { role: 'coordinator', revision: 2, name: 'Ana A.' }),
      await current(workspace, ana, 'Generation000002', 2),
      await current(workspace, ben, 'Generation000003', 2),
      await session(workspace, cy, [1]),
      await session(workspace, ben, [2, 3]),
      await session(workspace, ben, [4], 2),
    ].map(jws => readStatement(jws, workspace)),
  )
  const expected = fold(all)
  const orders = fc.shuffledSubarray([...all.keys()], { minLength: all.length })
  fc.assert(
    fc.property(orders, order => {
      expect(fold(order.map(index => all[index]!))).toEqual(expected)
    }),
    { numRuns: 200 },
  )
  expect(expected.waiting).toBe(0)
})

it('takes the highest revision', async () => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  const promoted = await certificate(workspace, ana, bea, { role: 'coordinator', revision: 2 })
  const set = await openStatements(workspace, [promoted, ...statements, ...bea.statements])
  expect(roles(set.read())).toEqual({ 'member:ana': 'coordinator', 'member:bea': 'coordinator' })
  await set.add([await certificate(workspace, ana, bea, { role: 'mentor', revision: 3 })])
  expect(roles(set.read())['member:bea']).toBe('mentor')
})

it('settles equal revisions alike for everybody', async () => {
  const { workspace, statements, ana } = await founded()
  const [one, two] = [
    await current(workspace, ana, 'Generation00000A', 5),
    await current(workspace, ana, 'Generation00000B', 5),
  ]
  const [there, back] = [
    [one, two],
    [two, one],
  ].map(async order => (await openStatements(workspace, [...statements, ...order])).read())
  expect((await there!).generation).toBe((await back!).generation)
})

it.each(['member', 'mentor', 'approver'] as const)(
  'refuses certificates and generations that a %s states',
  async role => {
    const { workspace, statements, ana } = await founded()
    const bea = await joined(workspace, ana, 'bea', { role })
    const cy = await joined(workspace, bea, 'cy', { role: 'coordinator' })
    const set = await openStatements(workspace, [
      ...statements,
      ...bea.statements,
      ...cy.statements,
      await current(workspace, bea, 'x'.repeat(16), 9),
    ])
    expect(set.read()).toMatchObject({ generation, refused: 2, waiting: 1 }) // cy's device waits for a certificate that counts
    expect(roles(set.read())).toEqual({ 'member:ana': 'coordinator', 'member:bea': role })
  },
)

it.each(['mentor', 'approver'] as const)('refuses a session of a %s, who may not write', async role => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea', { role })
  const set = await openStatements(workspace, [...statements, ...bea.statements, await session(workspace, bea, [7])])
  expect(set.read()).toMatchObject({ refused: 1 })
  expect(set.read().writers.size).toBe(0)
})

it('lets nobody promote themselves', async () => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  const own = await certificate(workspace, bea, bea, { role: 'coordinator', revision: 99 })
  const set = await openStatements(workspace, [...statements, ...bea.statements, own])
  expect(roles(set.read())['member:bea']).toBe('member')
})

it('lets a demoted coordinator neither promote themselves again nor demote those above', async () => {
  const { workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const puppet = await joined(workspace, ben, 'puppet', { role: 'coordinator' })
  const set = await openStatements(workspace, [
    ...statements,
    ...ben.statements,
    ...puppet.statements,
    await certificate(workspace, ben, ana, { role: 'member', revision: 99 }),
  ])
  expect(roles(set.read())).toEqual({
    'member:ana': 'coordinator',
    'member:ben': 'coordinator',
    'member:puppet': 'coordinator',
  })
  await set.add([
    await certificate(workspace, ana, ben, { role: 'member', revision: 2 }),
    await certificate(workspace, puppet, ben, { role: 'coordinator', revision: 100 }),
  ])
  expect(roles(set.read())).toEqual({ 'member:ana': 'coordinator', 'member:ben': 'member' })
})

it('gives nobody what another device states, even to whoever certifies that device as theirs', async () => {
  const { workspace, statements, ana } = await founded()
  const [bea, mallory] = [await joined(workspace, ana, 'bea'), await joined(workspace, ana, 'mallory')]
  const stolen = await deviceCertificate(workspace, { ...mallory, device: bea.device })
  const set = await openStatements(workspace, [
    ...statements,
    ...bea.statements,
    ...mallory.statements,
    stolen,
    await session(workspace, bea, [7]),
  ])
  expect(set.read().writers).toEqual(new Map([[7, [bea.id]]]))
})

it('says that a client id is disputed when two people claim it', async () => {
  const { workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  const claims = [await session(workspace, ana, [7]), await session(workspace, bea, [7, 8])]
  const set = await openStatements(workspace, [...statements, ...bea.statements, ...claims])
  expect(set.read().writers).toEqual(new Map([[7, [ana.id, bea.id]], [8, [bea.id]]])) // prettier-ignore
})

it('keeps what was signed with an older key of a person', async () => {
  const { workspace, statements, ana } = await founded()
  const [old, renewed] = [await joined(workspace, ana, 'bea'), await joined(workspace, ana, 'bea', { revision: 2 })]
  const words = await session(workspace, old, [7])
  const set = await openStatements(workspace, [...statements, ...old.statements, ...renewed.statements, words])
  expect(set.read().members.get('member:bea')!.devices.size).toBe(2)
  expect(set.read().writers).toEqual(new Map([[7, ['member:bea']]]))
})

it('counts what only a newer version can read and passes it on', async () => {
  const { workspace, statements, ana } = await founded()
  const said = { v: 2, workspace, kind: 'session', key: 'k', revision: 1, body: null, at: 1, by: ana.id }
  const jws = await ana.device.sign('meridian-statement', utf8(JSON.stringify(said)))
  const set = await openStatements(workspace, [...statements, jws])
  expect(set.read().unread).toBe(1)
  expect(set.texts()).toContain(jws)
})

it('adds all statements of a batch or none', async () => {
  const { workspace, statements } = await founded()
  const set = statementSet(workspace)
  expect(await codeOf(() => set.add([...statements, 'forged']))).toBe('statement.invalid')
  expect(set.have().size).toBe(0)
})

it('tells what is missing here and reports only what is new', async () => {
  const { workspace, statements, ana } = await founded()
  const set = await openStatements(workspace, statements)
  const other = await readStatement(await session(workspace, ana, [7]), workspace)
  expect(set.missing([...set.have().keys(), other.hash])).toEqual([other.hash])
  expect(await set.add([...statements, other.jws])).toEqual([other])
  expect(set.missing([other.hash])).toEqual([])
})

it('shows the same standing until something new arrives', async () => {
  const { workspace, statements, ana } = await founded()
  const set = await openStatements(workspace, statements)
  let changes = 0
  const stop = set.subscribe(() => changes++)
  const before = set.read()
  await set.add(statements)
  expect([set.read(), changes]).toEqual([before, 0])
  await set.add([await session(workspace, ana, [7])])
  expect(set.read()).not.toBe(before)
  expect(changes).toBe(1)
  stop()
})

it('opens with what its store did not spoil', async () => {
  const { workspace, statements } = await founded()
  const set = await openStatements(workspace, [...statements, 'spoilt'])
  expect(set.have().size).toBe(statements.length)
})

it('folds 5,000 statements in less time than it takes to verify them', async () => {
  const { workspace, statements, ana } = await founded()
  const many = await Promise.all(
    Array.from({ length: 5000 }, (_, i) =>
      signStatement(ana.device, {
        workspace,
        kind: 'session',
        key: `session:${i}`,
        revision: 1,
        body: { clients: [i] },
        at: 1,
        by: ana.id,
      }),
    ),
  )
  const startedAt = performance.now()
  const set = await openStatements(workspace, [...statements, ...many])
  const verifiedAt = performance.now()
  expect(set.read().writers.size).toBe(5000)
  expect(performance.now() - verifiedAt).toBeLessThan(verifiedAt - startedAt) // whatever else runs; a tenth of it in fact
})
