import type { Id } from '../base/ids'
import { canWrite, type Role } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { trusting } from '../statements/invited'
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

/** Who signed if no coordinator has confirmed yet that the key which came with their invite is theirs; undefined otherwise. */
export function newcomerOf(standing: Standing, known: readonly Statement[], sender: Sender): Member | undefined {
  const isWaiting = [...standing.invites.values()].some(
    ({ member, state, isConfirmed }) => member === sender.member && state === 'enrolled' && !isConfirmed,
  )
  return isWaiting ? senderOf(fold(known, trusting(sender.member)), sender) : undefined
}

/** Whether a coordinator may answer for what is refused for this reason, since its sender might write once. */
export const canBeAdopted = (refusal: string | null): boolean =>
  refusal === 'file.revoked' || refusal === 'file.demoted' || refusal === 'file.notConfirmed'

/** Whether coordinators once let somebody write the documents. */
const onceWrote = (standing: Standing, known: readonly Statement[], { id }: Member): boolean =>
  known.some(
    ({ hash, content }) =>
      content?.kind === 'certificate' &&
      content.key === id &&
      writesAll(content.body.role) &&
      standing.proven.has(hash),
  )

/** Why work cannot be merged by who signed it. */
export type Refusal = 'file.stranger' | 'file.revoked' | 'file.demoted' | 'file.notConfirmed' | 'file.notAllowed'

/** Why work of a sender, with documents or without, cannot be merged, or null. `known` is what `standing` was folded from. */
export function refusalFor(
  sent: Sender,
  hasDocuments: boolean,
  standing: Standing,
  known: readonly Statement[],
): Refusal | null {
  const person = senderOf(standing, sent)
  const newcomer = person ? undefined : newcomerOf(standing, known, sent)
  const sender = person ?? newcomer ?? formerSenderOf(standing, known, sent)
  if (!sender) return 'file.stranger'
  if (hasDocuments && !writesAll(sender.role))
    return onceWrote(standing, known, sender) ? 'file.demoted' : 'file.notAllowed'
  return person ? null : newcomer ? 'file.notConfirmed' : 'file.revoked'
}

/** Why a file cannot be merged by who sent it, or null. `known` is what `standing` was folded from. */
export const refusalOf = (
  { manifest, documents }: Pick<Unpacked, 'manifest' | 'documents'>,
  standing: Standing,
  known: readonly Statement[],
): Refusal | null => refusalFor(manifest.sender, documents !== null, standing, known)
