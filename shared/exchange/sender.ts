import type { Id } from '../base/ids'
import { canWrite } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import type { Member, Standing } from '../statements/fold'
import { parts } from '../workspace/documents'

/** Who signed an exchange file. */
export interface Sender {
  readonly member: Id<'member'>
  readonly key: PublicKey
}

/** The member who signed with one of their certified devices; undefined for a stranger. */
export function senderOf(standing: Standing, { member, key }: Sender): Member | undefined {
  const person = standing.members.get(member)
  return person?.devices.has(key) ? person : undefined
}

/** Whether a sender may vouch for the documents. */
export function mayWrite(standing: Standing, sender: Sender): boolean {
  const person = senderOf(standing, sender)
  return person !== undefined && parts.every(part => canWrite(person.role, part))
}
