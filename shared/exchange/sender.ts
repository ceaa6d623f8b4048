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

/** The member who signed as they were before their access, or that of their device, ended; undefined for anybody else. */
function formerSenderOf(standing: Standing, known: readonly Statement[], sender: Sender): Member | undefined {
  const { member, key } = sender
  if (!standing.members.has(member)) return undefined
  const before = known.filter(
    ({ content }) =>
      !(content?.kind === 'personRevocation' && content.key === member) &&
      !(content?.kind === 'deviceRevocation' && content.key === key),
  )
  return before.length === known.length ? undefined : senderOf(fold(before), sender)
}

const writesAll = (role: Role) => parts.every(part => canWrite(role, part))

/** Whether a sender may vouch for the documents. */
export function mayWrite(standing: Standing, sender: Sender): boolean {
  const person = senderOf(standing, sender)
  return person !== undefined && writesAll(person.role)
}

/** Who signed if no coordinator has confirmed yet that the key which came with their invite is theirs; undefined otherwise. */
function newcomerOf(standing: Standing, known: readonly Statement[], sender: Sender): Member | undefined {
  const isWaiting = [...standing.invites.values()].some(
    ({ member, state, isConfirmed }) => member === sender.member && state === 'enrolled' && !isConfirmed,
  )
  return isWaiting ? senderOf(fold(known, trusting(sender.member)), sender) : undefined
}

/**
 * Who signed if their key is one of several that came with one invite, of which no coordinator has certified any; undefined
 * otherwise. Each is looked at as if it had come alone.
 */
function claimantOf(standing: Standing, known: readonly Statement[], sender: Sender): Member | undefined {
  const disputed = [...standing.invites].filter(
    ([, { member, state, isConfirmed }]) => member === sender.member && state === 'disputed' && !isConfirmed,
  )
  for (const [invite, { enrolments }] of disputed) {
    for (const key of enrolments.keys()) {
      const alone = known.filter(
        ({ content }) => content?.kind !== 'enrolment' || content.key !== invite || content.body.key === key,
      )
      const person = senderOf(fold(alone, trusting(sender.member)), sender)
      if (person) return person
    }
  }
  return undefined
}

/** Whether a coordinator may answer for what is refused for this reason, since its sender might write once. */
export const canBeAdopted = (refusal: string | null): boolean =>
  refusal === 'file.revoked' ||
  refusal === 'file.deviceEnded' ||
  refusal === 'file.demoted' ||
  refusal === 'file.notConfirmed'

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
export type Refusal =
  | 'file.stranger'
  | 'file.revoked'
  | 'file.deviceEnded'
  | 'file.demoted'
  | 'file.notConfirmed'
  | 'file.disputed'
  | 'file.notAllowed'

/** How somebody who signed stands here. `ended`: they may still act, and the device that signed may not. */
export type SenderStanding = 'member' | 'waiting' | 'disputed' | 'revoked' | 'ended' | 'stranger'

/** Who signed, and how they stand here; nobody for a stranger. `known` is what `standing` was folded from. */
export function standingOf(
  sent: Sender,
  standing: Standing,
  known: readonly Statement[],
): { readonly how: SenderStanding; readonly person: Member | undefined } {
  const member = senderOf(standing, sent)
  if (member) return { how: 'member', person: member }
  const newcomer = newcomerOf(standing, known, sent)
  if (newcomer) return { how: 'waiting', person: newcomer }
  const claimant = claimantOf(standing, known, sent)
  if (claimant) return { how: 'disputed', person: claimant }
  const former = formerSenderOf(standing, known, sent)
  const isRevoked = standing.members.get(sent.member)?.isRevoked
  return { how: former ? (isRevoked ? 'revoked' : 'ended') : 'stranger', person: former }
}

const refusals = {
  member: null,
  waiting: 'file.notConfirmed',
  disputed: 'file.disputed',
  revoked: 'file.revoked',
  ended: 'file.deviceEnded',
  stranger: 'file.stranger',
} as const satisfies Record<SenderStanding, Refusal | null>

/** Why work of a sender, with documents or without, cannot be merged, or null. `known` is what `standing` was folded from. */
export function refusalFor(
  sent: Sender,
  hasDocuments: boolean,
  standing: Standing,
  known: readonly Statement[],
): Refusal | null {
  const { how, person } = standingOf(sent, standing, known)
  if (person && how !== 'disputed' && hasDocuments && !writesAll(person.role))
    return onceWrote(standing, known, person) ? 'file.demoted' : 'file.notAllowed'
  return refusals[how]
}

/** Why a file cannot be merged by who sent it, or null. `known` is what `standing` was folded from. */
export const refusalOf = (
  { manifest, documents }: Pick<Unpacked, 'manifest' | 'documents'>,
  standing: Standing,
  known: readonly Statement[],
): Refusal | null => refusalFor(manifest.sender, documents !== null, standing, known)
