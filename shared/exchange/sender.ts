import type { Id } from '../base/ids'
import { canWrite, type Role } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { fold, type Member, type Standing } from '../statements/fold'
import type { Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import { parts } from '../workspace/documents'
import type { Unpacked } from './unpackExchange'

/** Who signed an exchange file. */
export interface Sender {
  readonly member: Id<'member'>
  readonly key: PublicKey
}

/** What is known here together with what came in, each once. */
export const together = (here: StatementSet, brought: readonly Statement[]): readonly Statement[] => [
  ...new Map([...here.have(), ...brought.map(statement => [statement.hash, statement] as const)]).values(),
]

/** The member who signed with one of their certified devices; undefined for a stranger. */
export function senderOf(standing: Standing, { member, key }: Sender): Member | undefined {
  const person = standing.members.get(member)
  return person?.devices.has(key) ? person : undefined
}

/** The member who signed as they were before their access ended; undefined for anybody else. */
export function formerSenderOf(standing: Standing, known: readonly Statement[], sender: Sender): Member | undefined {
  if (!standing.members.get(sender.member)?.isRevoked) return undefined
  const before = known.filter(({ content }) => !(content?.kind === 'personRevocation' && content.key === sender.member))
  return senderOf(fold(before), sender)
}

const writesAll = (role: Role) => parts.every(part => canWrite(role, part))

/** Whether a sender may vouch for the documents. */
export function mayWrite(standing: Standing, sender: Sender): boolean {
  const person = senderOf(standing, sender)
  return person !== undefined && writesAll(person.role)
}

/** Why a file cannot be merged by who sent it, or null. `known` is what `standing` was folded from. */
export function refusalOf(
  { manifest, documents }: Pick<Unpacked, 'manifest' | 'documents'>,
  standing: Standing,
  known: readonly Statement[],
): 'file.stranger' | 'file.revoked' | 'file.notAllowed' | null {
  const person = senderOf(standing, manifest.sender)
  const sender = person ?? formerSenderOf(standing, known, manifest.sender)
  if (!sender) return 'file.stranger'
  if (documents && !writesAll(sender.role)) return 'file.notAllowed'
  return person ? null : 'file.revoked'
}
