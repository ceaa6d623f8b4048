import type { Signer } from '#shared/identity/keys'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import type { KeyStore } from '#shared/platform/platform'
import type { MemberId } from '#shared/profile/profile'
import type { Invite, InviteHost } from '#shared/statements/inviteToken'
import { readStatement, signStatement, type Statement } from '#shared/statements/statement'
import { newKey, type KeyNames } from './keyring'

/** Somebody who comes into a workspace on this computer, with all a host needs to let them in. */
export interface Newcomer {
  readonly workspace: WorkspaceId
  readonly me: { readonly id: MemberId; readonly keys: KeyNames }
  readonly device: Signer
  /** Where to go; none where the workspace is reached by files only. */
  readonly hosts: readonly InviteHost[]
  /** What certifies this device, as far as it is known here. */
  readonly statements: readonly Statement[]
  /** Forgets the keys again, where joining failed before anything was sent. */
  giveUp(): Promise<void>
}

/** Two new keys of this computer, the person's and the device's. Throws what the key store throws; then there are none. */
export async function newKeys(keys: KeyStore) {
  const person = await newKey(keys)
  const forget = async (names: readonly string[]) =>
    void (await Promise.allSettled(names.map(name => keys.forget(name))))
  try {
    const device = await newKey(keys)
    const names: KeyNames = { root: null, person: person.name, device: device.name }
    return { person: person.signer, device: device.signer, names, giveUp: () => forget([person.name, device.name]) }
  } catch (error) {
    await forget([person.name])
    throw error
  }
}

/**
 * Joins with an invite that was read: makes this computer's keys, and says with the invite's key that they are the
 * member's. `deviceName` is shown to coordinators. Throws what the key store throws; then nothing was made.
 */
export async function enrol(invite: Invite, keys: KeyStore, deviceName: string): Promise<Newcomer> {
  const { statement, workspace, signer, host } = invite
  const { member } = statement.content.body
  const { person, device, names, giveUp } = await newKeys(keys)
  const common = { workspace, revision: 1, at: Date.now(), by: member }
  const texts = await Promise.all([
    signStatement(signer, { ...common, kind: 'enrolment', key: signer.key, body: { key: person.key } }),
    signStatement(person, { ...common, kind: 'device', key: device.key, body: { name: deviceName } }),
  ])
  const own = await Promise.all(texts.map(jws => readStatement(jws, workspace)))
  return {
    workspace,
    me: { id: member, keys: names },
    device,
    hosts: host ? [host] : [],
    statements: [statement, ...own],
    giveUp,
  }
}
