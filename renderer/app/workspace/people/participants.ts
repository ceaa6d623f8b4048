import { inOrder } from '#shared/base/order'
import type { Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId, Person, Unit } from '#shared/profile/profile'
import type { Member, StandingInvite } from '#shared/statements/fold'
import type { Statement } from '#shared/statements/statement'

/** How far somebody has come in; times in milliseconds since 1970. */
export type Access =
  /** Stands in the list, has no invite. */
  | { readonly state: 'planned' }
  | { readonly state: 'invited'; readonly until: number }
  | { readonly state: 'expired'; readonly since: number }
  /** The invite was opened on more than one computer: a coordinator says which of them is theirs. */
  | { readonly state: 'disputed' }
  /** They came with an invite that had expired when this was seen: a coordinator says whether it is them. */
  | { readonly state: 'late' }
  | { readonly state: 'joined' }
  | { readonly state: 'ended' }

/** Somebody who takes part, as the list of people and the certificates say. */
export interface Participant {
  readonly id: MemberId
  readonly name: string
  /** As certified; as planned while there is no certificate. */
  readonly role: Role
  /** Unit, or institution of people from elsewhere; empty where none is said. */
  readonly place: string
  readonly post: string
  readonly email: string
  /** Their entry in the list; null where it was removed although they have access. */
  readonly person: Person | null
  /** What certificates say of them; null until they joined. */
  readonly member: Member | null
  readonly access: Access
}

/** What a list of participants is made from. */
export interface ParticipantSources {
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly members: ReadonlyMap<MemberId, Member>
  /** Those that wait for somebody, or for a coordinator to decide. */
  readonly invites: ReadonlyMap<MemberId, Pick<StandingInvite, 'expires' | 'state'>>
  /** Milliseconds since 1970. */
  readonly now: number
}

function accessOf(
  member: Member | null,
  invite: Pick<StandingInvite, 'expires' | 'state'> | undefined,
  now: number,
): Access {
  if (member?.isRevoked) return { state: 'ended' }
  if (invite?.state === 'disputed') return { state: 'disputed' }
  if (invite?.state === 'enrolled') return { state: 'late' }
  if (member) return { state: 'joined' }
  if (!invite) return { state: 'planned' }
  return invite.expires > now
    ? { state: 'invited', until: invite.expires }
    : { state: 'expired', since: invite.expires }
}

/** Everybody in the list, in its order, and behind them who has access without standing in it. */
export function participantsOf({ people, units, members, invites, now }: ParticipantSources): readonly Participant[] {
  const unitNames = new Map(units.map(unit => [unit.id, unit.name]))
  const listed = new Set(people.map(({ id }) => id))
  const known = inOrder(people).map((person): Participant => {
    const member = members.get(person.id) ?? null
    return {
      id: person.id,
      name: person.name || (member?.name ?? ''),
      role: member && !member.isRevoked ? member.role : person.role,
      place: (person.unit && unitNames.get(person.unit)) || person.institution,
      post: person.post,
      email: person.email,
      person,
      member,
      access: accessOf(member, invites.get(person.id), now),
    }
  })
  const unlisted = [...members.values()]
    .filter(member => !listed.has(member.id) && !member.isRevoked)
    .map((member): Participant => ({
      id: member.id,
      name: member.name,
      role: member.role,
      place: (member.unit && unitNames.get(member.unit)) || '',
      post: '',
      email: '',
      person: null,
      member,
      access: accessOf(member, invites.get(member.id), now),
    }))
  return [...known, ...unlisted]
}

/** A device as its statements tell; times in milliseconds since 1970, by its own clock. */
export interface DeviceSeen {
  /** When it was certified; undefined where nobody has that statement here. */
  readonly added: number | undefined
  /** When it last stated something. */
  readonly heard: number | undefined
}

/** When devices were added and last heard of, by their keys: what tells two of the same kind apart. */
export function devicesSeen(statements: Iterable<Statement>, now: number): ReadonlyMap<PublicKey, DeviceSeen> {
  const added = new Map<PublicKey, number>()
  const heard = new Map<PublicKey, number>()
  for (const { signer, at, content } of statements) {
    if (at > now) continue
    heard.set(signer, Math.max(at, heard.get(signer) ?? 0))
    if (content?.kind === 'device') added.set(content.key, Math.min(at, added.get(content.key) ?? at))
  }
  const keys = [...new Set([...added.keys(), ...heard.keys()])]
  return new Map(keys.map(key => [key, { added: added.get(key), heard: heard.get(key) }]))
}

/**
 * When each member last stated something, by their own clock, in milliseconds since 1970. A clock that runs ahead of
 * `now` proves nothing and is left out.
 */
export function lastHeard(statements: Iterable<Statement>, now: number): ReadonlyMap<MemberId, number> {
  const heard = new Map<MemberId, number>()
  for (const { by, at } of statements) {
    if (by === 'root' || by === 'host' || at > now) continue
    heard.set(by, Math.max(at, heard.get(by) ?? 0))
  }
  return heard
}
