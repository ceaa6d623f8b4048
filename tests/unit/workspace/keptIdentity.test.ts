import { expect, it } from 'vitest'
import { signerOf, type Signer } from '#shared/identity/keys'
import type { KeyStore } from '#shared/platform/platform'
import { signStatement } from '#shared/statements/statement'
import { openStatements } from '#shared/statements/statementSet'
import { keptIdentity } from '../../../renderer/workspace/keptIdentity'
import { memoryKeys } from '../../support/stater'
import { certificate, deviceCertificate, founded, type KeyHolder } from '../../support/trust'

/** Keys of Ben's that rest in `keys` under their names. */
async function benIn(keys: KeyStore): Promise<KeyHolder> {
  const made = async (name: string): Promise<Signer> => signerOf(await keys.create(name))
  return { id: 'member:ben', person: await made('person'), device: await made('device') }
}

/** Ana's workspace, of which Ben is a member, with what else was said. */
async function withBen(
  ben: KeyHolder,
  more: (anas: Awaited<ReturnType<typeof founded>>) => readonly Promise<string>[],
) {
  const anas = await founded()
  const { workspace, ana, statements } = anas
  const said = [certificate(workspace, ana, ben, { name: 'Ben' }), deviceCertificate(workspace, ben), ...more(anas)]
  return openStatements(workspace, [...statements, ...(await Promise.all(said))])
}

const ended = (ben: KeyHolder) => (anas: Awaited<ReturnType<typeof founded>>) => [
  signStatement(anas.ana.device, {
    workspace: anas.workspace,
    kind: 'deviceRevocation',
    key: ben.device.key,
    revision: 1,
    body: { kept: '' },
    at: 1,
    by: anas.ana.id,
  }),
]

it('knows the member whose keys are on this device', async () => {
  const keys = memoryKeys()
  const ben = await benIn(keys)
  expect(await keptIdentity(keys, await withBen(ben, () => []))).toMatchObject({
    member: { id: 'member:ben', name: 'Ben', role: 'member' },
    keys: { root: null, person: 'person', device: 'device' },
  })
})

it.each([
  ['whose device was ended', async (keys: KeyStore, ben: KeyHolder) => ({ keys, set: await withBen(ben, ended(ben)) })],
  [
    'without the keys',
    async (_: KeyStore, ben: KeyHolder) => ({ keys: memoryKeys(), set: await withBen(ben, () => []) }),
  ],
  [
    'whose person key is gone',
    async (keys: KeyStore, ben: KeyHolder) => {
      await keys.forget('person')
      return { keys, set: await withBen(ben, () => []) }
    },
  ],
  [
    'whom a stranger names with their public key alone',
    async (keys: KeyStore, ben: KeyHolder) => {
      const { ana, workspace, statements } = await founded()
      const forged = { ...ben, person: ana.person }
      const said = [await certificate(workspace, ana, forged), await deviceCertificate(workspace, forged)]
      return { keys, set: await openStatements(workspace, [...statements, ...said]) }
    },
  ],
])('knows nobody %s', async (_, make) => {
  const keys = memoryKeys()
  const { keys: here, set } = await make(keys, await benIn(keys))
  expect(await keptIdentity(here, set)).toBeNull()
})
