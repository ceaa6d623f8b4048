import { expect, it } from 'vitest'
import { keep } from '#shared/statements/kept'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { certificate, current, founded, joined, session, type KeyHolder } from '../../support/trust'

const saidBy = (set: StatementSet, { id }: KeyHolder) =>
  [...set.have().values()].filter(({ by }) => by === id).map(({ hash }) => hash)

const rolesIn = (set: StatementSet) =>
  Object.fromEntries([...set.read().members].map(([id, { role }]) => [id.slice('member:'.length), role]))

/** Ana's office with Ben, a coordinator of hers, and Bea, whom Ana certified. */
async function office() {
  const { root, workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const bea = await joined(workspace, ana, 'bea')
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...bea.statements])
  return { root, workspace, ana, ben, bea, set }
}

it('lets any coordinator change what somebody is who is none, whoever certified them', async () => {
  const { workspace, ana, ben, bea, set } = await office()
  await set.add([await certificate(workspace, ben, bea, { role: 'mentor', revision: 2 })])
  expect(rolesIn(set)).toEqual({ ana: 'coordinator', ben: 'coordinator', bea: 'mentor' })
  await set.add([await certificate(workspace, ana, bea, { role: 'approver', revision: 3 })])
  expect(rolesIn(set)).toMatchObject({ bea: 'approver' })
})

it('lets nobody make somebody coordinator whom those above made something else', async () => {
  const { workspace, ben, bea, set } = await office()
  await set.add([await certificate(workspace, ben, bea, { role: 'coordinator', revision: 9 })])
  expect(rolesIn(set)).toMatchObject({ bea: 'member' })
})

it('keeps what somebody said as coordinator where the certificate that ends it names it', async () => {
  const { workspace, ana, ben, set } = await office()
  const cy = await joined(workspace, ben, 'cy')
  await set.add([...cy.statements, await current(workspace, ben, 'Generation000002', 2)])
  const kept = keep(saidBy(set, ben))
  await set.add([await certificate(workspace, ana, ben, { role: 'member', revision: 2, kept })])
  expect(rolesIn(set)).toEqual({ ana: 'coordinator', ben: 'member', bea: 'member', cy: 'member' })
  expect(set.read().generation).toBe('Generation000002')
  await set.add([
    ...(await joined(workspace, ben, 'dan')).statements,
    await current(workspace, ben, 'Generation000003', 3),
  ])
  expect(rolesIn(set)).not.toHaveProperty('dan')
  expect(set.read().generation).toBe('Generation000002')
})

it('keeps who wrote what when somebody becomes a mentor', async () => {
  const { workspace, ana, bea, set } = await office()
  await set.add([await session(workspace, bea, [7])])
  const kept = keep(saidBy(set, bea))
  await set.add([await certificate(workspace, ana, bea, { role: 'mentor', revision: 2, kept })])
  await set.add([await session(workspace, bea, [8], 2)])
  expect(set.read().writers).toEqual(new Map([[7, [bea.id]]]))
})

it('lets a coordinator step down to member, with all they had said', async () => {
  const { workspace, ana, ben, set } = await office()
  const kept = keep(saidBy(set, ana))
  const step = await certificate(workspace, ana, ana, { role: 'member', revision: 2, kept })
  await set.add([step])
  expect(rolesIn(set)).toEqual({ ana: 'member', ben: 'coordinator', bea: 'member' })
  expect(set.read()).toMatchObject({ refused: 0, waiting: 0, generation: 'Generation000001' })
  await set.add([await certificate(workspace, ben, ana, { role: 'approver', revision: 3 })])
  expect(rolesIn(set)).toMatchObject({ ana: 'approver', ben: 'coordinator', bea: 'member' })
})

it('gives nobody back by a later word what they gave up', async () => {
  const { workspace, ana, set } = await office()
  const kept = keep(saidBy(set, ana))
  await set.add([await certificate(workspace, ana, ana, { role: 'member', revision: 2, kept })])
  const dan = await joined(workspace, ana, 'dan', { role: 'coordinator' })
  const generation = await current(workspace, ana, 'Generation000009', 9)
  await set.add([...dan.statements, generation])
  const more = keep(saidBy(set, ana))
  await set.add([
    await certificate(workspace, ana, ana, { role: 'member', revision: 3, kept: more }),
    await certificate(workspace, ana, ana, { role: 'coordinator', revision: 4 }),
  ])
  expect(rolesIn(set)).toEqual({ ana: 'member', ben: 'coordinator', bea: 'member' })
  expect(set.read().generation).toBe('Generation000001')
})

it('lets the root make somebody coordinator again who stepped down', async () => {
  const { root, workspace, ana, set } = await office()
  const kept = keep(saidBy(set, ana))
  await set.add([await certificate(workspace, ana, ana, { role: 'member', revision: 2, kept })])
  await set.add([await certificate(workspace, root, ana, { role: 'coordinator', revision: 3 })])
  expect(rolesIn(set)).toEqual({ ana: 'coordinator', ben: 'coordinator', bea: 'member' })
})
