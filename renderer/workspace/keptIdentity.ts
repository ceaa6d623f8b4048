import { MeridianError } from '#shared/base/errors'
import type { PublicKey } from '#shared/identity/keys'
import type { KeyStore } from '#shared/platform/platform'
import type { Member } from '#shared/statements/fold'
import { isOf } from '#shared/statements/latest'
import type { StatementSet } from '#shared/statements/statementSet'
import { keptSigner, type KeyNames } from './keyring'

/** Who works in a workspace on this device, and with which keys. */
export interface KeptIdentity {
  readonly member: Member
  readonly keys: KeyNames
}

/**
 * Who this device is in a workspace that it lost while its keys stayed, such as where a browser engine lost its storage:
 * the member whom these statements let act with a device key that is here, together with the key that certified it. Null for
 * a device that has no such keys, or whose access has ended. What was lost is no obstacle: a workspace that is opened again
 * writes under new Yjs clients, as at each opening, and two statements of one revision read the same everywhere.
 */
export async function keptIdentity(keys: KeyStore, statements: StatementSet): Promise<KeptIdentity | null> {
  const names = new Map<PublicKey, string>()
  let root: string | null = null
  for (const name of await namesOf(keys)) {
    const signer = await keptSigner(keys, name)
    if (!signer) continue
    names.set(signer.key, name)
    if (`workspace:${signer.thumbprint}` === statements.workspace) root = name
  }
  if (names.size === 0) return null
  // a key that came with an invite was made here if it is here
  const { members } = statements.reading([], ({ content }) => names.has(content.body.key))
  const certificates = [...statements.have().values()]
    .filter(statement => isOf(statement, 'device'))
    .filter(({ signer, content }) => names.has(signer) && names.has(content.key))
    .sort((a, b) => b.at - a.at) // a device that was set up again since is the later one
  for (const { by, signer, content } of certificates) {
    const member = [...members.values()].find(({ id }) => id === by)
    if (member?.devices.has(content.key))
      return { member, keys: { root, person: names.get(signer)!, device: names.get(content.key)! } }
  }
  return null
}

/** A keychain that does not open holds nothing that could be used now. */
const namesOf = (keys: KeyStore): Promise<readonly string[]> =>
  keys.names().catch((error: unknown) => {
    if (error instanceof MeridianError) return []
    throw error
  })
