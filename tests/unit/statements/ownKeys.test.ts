import { expect, it } from 'vitest'
import { openStatements } from '#shared/statements/statementSet'
import {
  deviceCertificate,
  deviceRevocation,
  founded,
  joined,
  newSigner,
  ownKey,
  session,
  type KeyHolder,
} from '../../support/trust'

/** Ana's office with Bea, and what Bea said. */
async function office() {
  const { root, workspace, statements, ana } = await founded()
  const bea = await joined(workspace, ana, 'bea')
  const words = await session(workspace, bea, [7])
  const set = await openStatements(workspace, [...statements, ...bea.statements, words])
  const hashesOf = (key: string) => [...set.have().values()].filter(each => each.signer === key).map(({ hash }) => hash)
  const devices = () => [...set.read().members.get(bea.id)!.devices.keys()]
  return { root, workspace, ana, bea, set, hashesOf, devices }
}

/** Another computer of somebody's, certified by a key they have. */
const computer = async (holder: KeyHolder): Promise<KeyHolder> => ({ ...holder, device: await newSigner() })

it('lets people certify a device with a key they kept in a recovery file', async () => {
  const { workspace, bea, set, devices } = await office()
  const spare = { ...(await computer(bea)), person: await newSigner() }
  const device = await deviceCertificate(workspace, spare)
  await set.add([device])
  expect(devices()).toEqual([bea.device.key])
  await set.add([await ownKey(workspace, bea, spare.person)])
  expect(devices()).toEqual([bea.device.key, spare.device.key])
  expect([...set.read().members.get(bea.id)!.recoveryKeys.keys()]).toEqual([spare.person.key])
})

it("adds no key that somebody else, or a device, says is a person's own", async () => {
  const { workspace, ana, bea, set, devices } = await office()
  const spare = { ...(await computer(bea)), person: await newSigner() }
  await set.add([
    await ownKey(workspace, { ...bea, person: ana.person }, spare.person),
    await ownKey(workspace, { ...bea, person: bea.device }, spare.person),
    await deviceCertificate(workspace, spare),
  ])
  expect(devices()).toEqual([bea.device.key])
  expect(set.read()).toMatchObject({ waiting: 3 })
})

it('ends all that a stolen laptop can do: its device, and devices its key would certify', async () => {
  const { workspace, ana, bea, set, hashesOf, devices } = await office()
  const spare = { ...(await computer(bea)), person: await newSigner() }
  await set.add([await ownKey(workspace, bea, spare.person), await deviceCertificate(workspace, spare)])
  // when Ana ends the device and the key that certified it
  await set.add([
    await deviceRevocation(workspace, ana, bea.device, hashesOf(bea.device.key)),
    await deviceRevocation(workspace, ana, bea.person, hashesOf(bea.person.key)),
  ])
  expect(devices()).toEqual([spare.device.key]) // set up from the recovery file
  // and the thief tries all there is
  const thief = await computer(bea)
  const third = { ...(await computer(bea)), person: await newSigner() }
  await set.add([
    await deviceCertificate(workspace, thief),
    await ownKey(workspace, bea, third.person),
    await deviceCertificate(workspace, third),
    await session(workspace, bea, [8], 2),
    await session(workspace, thief, [9], 3),
    await deviceRevocation(workspace, bea, spare.device, []),
    await deviceRevocation(workspace, { ...bea, device: bea.person }, bea.device, hashesOf(bea.device.key)),
  ])
  expect(devices()).toEqual([spare.device.key])
  expect(set.read().writers).toEqual(new Map([[7, [bea.id]]]))
})

it('lets the person themselves end what was stolen, from another device of theirs', async () => {
  const { workspace, bea, set, hashesOf, devices } = await office()
  const spare = { ...(await computer(bea)), person: await newSigner() }
  await set.add([await ownKey(workspace, bea, spare.person), await deviceCertificate(workspace, spare)])
  await set.add([
    await deviceRevocation(workspace, spare, bea.device, hashesOf(bea.device.key)),
    await deviceRevocation(workspace, spare, bea.person, hashesOf(bea.person.key)),
  ])
  await set.add([await deviceCertificate(workspace, await computer(bea))])
  expect(devices()).toEqual([spare.device.key])
})

it('ends a recovery file that fell into other hands', async () => {
  const { workspace, bea, set, devices } = await office()
  const spare = { ...(await computer(bea)), person: await newSigner() }
  await set.add([await ownKey(workspace, bea, spare.person)])
  await set.add([await deviceRevocation(workspace, bea, spare.person, [])])
  await set.add([await deviceCertificate(workspace, spare)])
  expect(devices()).toEqual([bea.device.key])
  expect(set.read().members.get(bea.id)!.recoveryKeys.size).toBe(0)
})

it("lets the root end a founder's device", async () => {
  const { root, workspace, ana, set } = await office()
  await set.add([await deviceRevocation(workspace, root, ana.device, [])])
  expect(set.read().members.get(ana.id)!.devices.size).toBe(0)
})
