import type { PublicKey } from '../identity/keys'
import type { MemberId, Of } from './latest'

/** What became of an invite. */
export type InviteState =
  /** Nobody joined with it yet. */
  | 'open'
  /** Somebody brought a key. It counts once a host has said that it came in time, or a coordinator certifies it. */
  | 'enrolled'
  /** Several keys came with it: nobody joins until a coordinator certifies one of them. */
  | 'disputed'

/** An invite with the keys that were brought to it, each once. */
export interface Invited {
  readonly invite: Of<'invite'>
  readonly enrolments: readonly Of<'enrolment'>[]
  /** How far from the root it puts somebody: 0 by the root itself. */
  readonly rank: number
  /** Whether those who invited have certified one of the keys, so that no other counts, whatever anybody else says. */
  readonly isSettled: boolean
}

/** The enrolments of an invite: signed with its key, by whom it is for. */
export const enrolmentsOf = (
  { content: { key, body } }: Of<'invite'>,
  enrolments: ReadonlyMap<PublicKey, readonly Of<'enrolment'>[]>,
): readonly Of<'enrolment'>[] =>
  (enrolments.get(key) ?? []).filter(({ signer, by }) => signer === key && by === body.member)

const keysBrought = ({ enrolments }: Invited): readonly PublicKey[] => [
  ...new Set(enrolments.map(({ content }) => content.body.key)),
]

/** Whether a coordinator certified a key that came with the invite, which is worth nothing more then. */
export const isConfirmed = (invited: Invited, certified: ReadonlySet<PublicKey>): boolean =>
  keysBrought(invited).some(key => certified.has(key))

/** Whether an enrolment that no coordinator has certified counts all the same. */
export type Admits = (enrolment: Of<'enrolment'>, invite: Of<'invite'>) => boolean

/** Takes somebody at their word, such as their own computer does until it hears of a coordinator's. */
export const trusting =
  (member: MemberId): Admits =>
  ({ by }) =>
    by === member

/** Whether the one key that came with an invite counts before a coordinator has certified it. */
export const isAdmitted = (invited: Invited, admits: Admits): boolean =>
  keysBrought(invited).length === 1 && invited.enrolments.some(enrolment => admits(enrolment, invited.invite))

/**
 * The one key an invite gives somebody, or null: there is none yet, it was not admitted, there are several, or a certificate
 * has settled it.
 */
export function keyBrought(invited: Invited, certified: ReadonlySet<PublicKey>, admits: Admits): PublicKey | null {
  const [key] = keysBrought(invited)
  return key !== undefined && isAdmitted(invited, admits) && !isConfirmed(invited, certified) ? key : null
}

/** What became of an invite, seeing which keys of the person coordinators certified. */
export function stateOf(invited: Invited, certified: ReadonlySet<PublicKey>): InviteState {
  const keys = keysBrought(invited)
  if (isConfirmed(invited, certified) || keys.length === 1) return 'enrolled'
  return keys.length === 0 ? 'open' : 'disputed'
}
