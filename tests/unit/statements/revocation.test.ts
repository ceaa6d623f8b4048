import { expect, it } from 'vitest'
import type { Signer } from '#shared/identity/keys'
import { keep } from '#shared/statements/kept'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { signStatement } from '#shared/statements/statement'
import {
  certificate,
  deviceCertificate,
  founded,
  joined,
  newSigner,
  session,
  type KeyHolder,
} from '../../support/trust'
import { deviceRevocation, hostCertificate, personRevocation } from '../../support/trust'

/** Hashes of what somebody said so far. */
const saidBy = (set: StatementSet, { id }: KeyHolder) =>
  [...set.have().values()].filter(({ by }) => by === id).map(({ hash }) => hash)

/** Ana's workspace with Ben, a coordinator, and Bea, a member who has written under client 7. */
async function office() {
  const { root, workspace, statements, ana } = await founded()
  const ben = await joined(workspace, ana, 'ben', { role: 'coordinator' })
  const bea = await joined(workspace, ben, 'bea')
  const words = await session(workspace, bea, [7])
  const set = await openStatements(workspace, [...statements, ...ben.statements, ...bea.statements, words])
  return { root, workspace, ana, ben, bea, set }
}

it('leaves what a revoked person said before, and takes nothing they say later', async () => {
  const { workspace, ana, bea, set } = await office()
  await set.add([await personRevocation(workspace, ana, bea, saidBy(set, bea))])
  const later = await session(workspace, bea, [8], 2)
  await set.add([later])
  const standing = set.read()
  expect(standing.members.get(bea.id)).toMatchObject({ isRevoked: true, name: 'member:bea', devices: new Map() })
  expect(standing.writers).toEqual(new Map([[7, [bea.id]]]))
  expect(standing.refused).toBe(1)
  const [late] = [...set.have().values()].filter(({ jws }) => jws === later)
  expect(standing.proven.has(late!.hash)).toBe(false)
})

it('lets a coordinator adopt what a revoked person said later', async () => {
  const { workspace, ana, bea, set } = await office()
  await set.add([await personRevocation(workspace, ana, bea, saidBy(set, bea))])
  await set.add([await session(workspace, bea, [8], 2)])
  await set.add([await personRevocation(workspace, ana, bea, saidBy(set, bea), 2)])
  expect(set.read().writers).toEqual(new Map([[8, [bea.id]]]))
  expect(set.read().members.get(bea.id)!.isRevoked).toBe(true)
})

it('keeps those whom a revoked coordinator had certified, and nobody they certify afterwards', async () => {
  const { workspace, ana, ben, bea, set } = await office()
  await set.add([await personRevocation(workspace, ana, ben, saidBy(set, ben))])
  const cy = await joined(workspace, ben, 'cy')
  await set.add(cy.statements)
  expect([...set.read().members.keys()]).toEqual([ana.id, bea.id, ben.id])
})

it('lets nobody revoke a coordinator who stands above them or beside them', async () => {
  const { workspace, ana, ben, set } = await office()
  const dora = await joined(workspace, ana, 'dora', { role: 'coordinator' })
  await set.add([
    ...dora.statements,
    await personRevocation(workspace, ben, ana, []),
    await personRevocation(workspace, ben, dora, []),
    await personRevocation(workspace, dora, ben, []),
  ])
  const { members } = set.read()
  expect([ana, ben, dora].map(({ id }) => members.get(id)!.isRevoked)).toEqual([false, false, false])
})

it('lets the root revoke the founder', async () => {
  const { root, workspace, ana, ben, set } = await office()
  await set.add([await personRevocation(workspace, root, ana, saidBy(set, ana))])
  const { members } = set.read()
  expect(members.get(ana.id)!.isRevoked).toBe(true)
  expect(members.get(ben.id)).toMatchObject({ isRevoked: false, role: 'coordinator' })
})

it.each(['member', 'mentor', 'approver'] as const)('lets no %s revoke anybody', async role => {
  const { workspace, ana, bea, set } = await office()
  const cy = await joined(workspace, ana, 'cy', { role })
  await set.add([
    ...cy.statements,
    await personRevocation(workspace, cy, bea, []),
    await deviceRevocation(workspace, cy, bea.device, []),
  ])
  expect(set.read().members.get(bea.id)).toMatchObject({ isRevoked: false })
  expect(set.read().members.get(bea.id)!.devices.size).toBe(1)
})

it('lets people revoke a device of their own and go on with another', async () => {
  const { workspace, bea, set } = await office()
  const phone: KeyHolder = { ...bea, device: await newSigner() }
  await set.add([await deviceCertificate(workspace, phone)])
  await set.add([await deviceRevocation(workspace, phone, bea.device, saidBy(set, bea))])
  await set.add([await session(workspace, bea, [8], 2)])
  expect([...set.read().members.get(bea.id)!.devices.keys()]).toEqual([phone.device.key])
  expect(set.read().writers).toEqual(new Map([[7, [bea.id]]]))
})

it('takes a new certificate for no return of somebody who was revoked', async () => {
  const { workspace, ana, ben, bea, set } = await office()
  await set.add([await personRevocation(workspace, ana, bea, saidBy(set, bea))])
  await set.add([await certificate(workspace, ben, bea, { revision: 9 })])
  expect(set.read().members.get(bea.id)!.isRevoked).toBe(true)
})

it('knows the hosts that coordinators certify until they withdraw them', async () => {
  const { workspace, ana, bea, set } = await office()
  const host = await newSigner()
  await set.add([await hostCertificate(workspace, bea, host, ['wss://elsewhere.example'])])
  expect(set.read().hosts.size).toBe(0)
  await set.add([await hostCertificate(workspace, ana, host, ['wss://host.example:4871'])])
  expect(set.read().hosts.get(host.key)).toEqual({ name: 'Office', addresses: ['wss://host.example:4871'] })
  await set.add([await hostCertificate(workspace, ana, host, [], 2)])
  expect(set.read().hosts.size).toBe(0)
})

it('hands on what a newer version said only when a device of its author signed it', async () => {
  const { workspace, ana, bea, set } = await office()
  const newer = async (signer: Signer) =>
    signer.sign(
      'meridian-statement',
      new TextEncoder().encode(
        JSON.stringify({ v: 2, workspace, kind: 'poll', key: 'k', revision: 1, body: null, at: 1, by: ana.id }),
      ),
    )
  const [real, forged] = await set.add([await newer(ana.device), await newer(bea.device)])
  expect([real, forged].map(statement => set.read().proven.has(statement!.hash))).toEqual([true, false])
})

it.each(['https://x', 'wss://x/path', 'wss://user@x', 'wss://x?secret', 'ws://', 'wss://x:123456'])(
  'takes %s for no address of a host',
  async address => {
    const { workspace, ana } = await founded()
    const host = await newSigner()
    expect(() => hostCertificate(workspace, ana, host, [address])).toThrow(/pattern/)
  },
)

it('names 2,900 statements in one revocation', async () => {
  const { workspace, ana, bea, set } = await office()
  const hashes = Array.from({ length: 2900 }, (_, i) => i.toString(16).padStart(64, '0'))
  const jws = await signStatement(ana.device, {
    workspace,
    kind: 'personRevocation',
    key: bea.id,
    revision: 1,
    body: { kept: keep(hashes) },
    at: 1,
    by: ana.id,
  })
  expect((await set.add([jws]))[0]!.content).not.toBeNull()
})
