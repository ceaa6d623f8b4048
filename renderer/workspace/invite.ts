import { MeridianError } from '#shared/base/errors'
import { cut } from '#shared/base/line'
import { canState, type Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import { newSeed, signerOfSeed } from '#shared/identity/seed'
import type { MemberId, UnitId } from '#shared/profile/profile'
import type { Standing, StandingInvite } from '#shared/statements/fold'
import type { Admits } from '#shared/statements/invited'
import { makeInviteToken, type InviteHost } from '#shared/statements/inviteToken'
import { longestCalled } from '#shared/statements/kinds'
import { handFor, keptBeside, mayChange, withdrawAll, type Stater } from './people'

const dayMs = 24 * 60 * 60 * 1000
/** How long an invite may be accepted if nobody says otherwise, in days. */
export const inviteDays = 14

/** Who is invited to be what. */
interface Invitee {
  readonly member: MemberId
  readonly name: string
  readonly role: Role
  readonly unit: UnitId | null
  /** What they are told of the workspace before they are in. */
  readonly about?: { readonly title: string; readonly institution: string; readonly inviter: string }
}

/** An invite to hand out. Its text is a secret between the two, and cannot be made again later. */
export interface HandOut {
  /** What link and file carry, see `inviteLink` and `desktopInviteLink`. */
  readonly token: string
  /** Names the invite among those that stand. */
  readonly key: PublicKey
  /** Milliseconds since 1970. */
  readonly expires: number
}

/** What an invite says of a host: where it is reached and how it is known. Null for one that does not stand. */
export function inviteHostOf({ hosts }: Standing, key: PublicKey): InviteHost | null {
  const host = hosts.get(key)
  return host ? { key, addresses: [...host.addresses], pin: host.pin ?? null } : null
}

/**
 * Invites one person on one computer. Whoever joined before may be invited again, for another computer. Invites of theirs
 * that are still open are withdrawn, as far as they are ours to withdraw: there is one link that works. It may be accepted for
 * `days`. Throws `people.above`, `storage.*`.
 */
export async function inviteFor(
  opened: Stater,
  invitee: Invitee,
  host: InviteHost | null,
  days = inviteDays,
): Promise<HandOut> {
  const before = openInvitesOf(opened.statements.read(), invitee.member)
  const { member, name, role, unit, about } = invitee
  const seed = newSeed()
  const { key } = await signerOfSeed(seed)
  const expires = Date.now() + days * dayMs
  const hand = handFor(opened, member, role)
  const called = about && {
    about: {
      ...about,
      title: cut(about.title, longestCalled),
      institution: cut(about.institution, longestCalled),
    },
  }
  const body = { member, name, role, unit, expires, ...called }
  const { jws } = await opened.state({ kind: 'invite', key, body, with: hand })
  await withdrawAll(opened, before)
  return { token: await makeInviteToken({ invite: jws, seed, host }), key, expires }
}

const openInvitesOf = ({ invites }: Standing, id: MemberId): readonly PublicKey[] =>
  [...invites].flatMap(([key, { member, state }]) => (member === id && state === 'open' ? [key] : []))

/** The hand that confirms whom an invite makes a `role`: the root only where the root invited. Throws `people.above`. */
const handToConfirm = (opened: Stater, { member, rank }: StandingInvite, role: Role) =>
  handFor({ ...opened, hasRoot: opened.hasRoot && rank === 0 }, member, role)

/**
 * Certifies the key that came with an invite, after which the invite's link is worth nothing more; of several keys, the one
 * that the coordinator knows to be theirs. Throws `people.above`, also where the invite is of somebody who may not say what
 * its person is, `storage.*`.
 */
export async function confirmEnrolment(opened: Stater, invite: PublicKey, key: PublicKey): Promise<void> {
  const { invites, members } = opened.statements.read()
  const invited = invites.get(invite)
  if (!invited?.enrolments.has(key)) return
  if (!invited.isHeard) throw new MeridianError('people.above') // whoever has its link would become somebody above its author
  const { name, role, unit } = members.get(invited.member) ?? invited
  const hand = handToConfirm(opened, invited, role)
  const body = { name, role, unit, key, ...keptBeside(opened, invited.member, role) }
  await opened.state({ kind: 'certificate', key: invited.member, body, with: hand })
}

/** Whom a coordinator's computer takes at their word, and how their key is confirmed. */
export interface Newcomers {
  /** Those whom this computer would confirm by itself, see `confirmEnrolments`. */
  readonly trust: Admits
  /** Whether this person may answer for what others wrote who may write no longer. */
  readonly mayAdopt: boolean
  /** Certifies the key that somebody brought, whenever that was. Throws as `confirmEnrolment`. */
  confirm(member: MemberId): Promise<void>
}

/** The newcomers of a workspace as this person may decide on them. */
export const newcomersOf = (opened: Stater): Newcomers => ({
  trust: (_, { content: { body } }) => body.expires >= Date.now() && mayConfirm(opened, body),
  mayAdopt: canState(opened.me.role, 'personRevocation'),
  confirm: async member => {
    for (const [invite, { member: invited, state, isConfirmed, enrolments }] of opened.statements.read().invites) {
      const [key] = enrolments.keys()
      if (key && invited === member && state === 'enrolled' && !isConfirmed) await confirmEnrolment(opened, invite, key)
    }
  },
})

/**
 * Whether this computer confirms whom an invite brought without asking: not where that would put a coordinator nearer to the
 * root than the invite does, since deputies could make somebody the equal of those above them.
 */
function confirmsByItself(opened: Stater, invited: StandingInvite): boolean {
  if (!invited.isHeard || !mayConfirm(opened, invited)) return false
  const { members } = opened.statements.read()
  const [me, { role }] = [members.get(opened.me.id), members.get(invited.member) ?? invited]
  if (role !== 'coordinator') return true
  return (handToConfirm(opened, invited, role) === 'root' ? 0 : (me?.rank ?? 0) + 1) >= invited.rank
}

const mayConfirm = (opened: Stater, { member, role }: Pick<StandingInvite, 'member' | 'role'>): boolean =>
  opened.me.role === 'coordinator' && mayChange(opened, member, role)

/**
 * Certifies whoever joins with an invite while a coordinator has the workspace open: invites that brought exactly one key,
 * from people this coordinator may certify. What is seen only after an invite has expired, by this computer's clock, and
 * what no host says came in time, is left for a person to decide: it may be late. Two coordinators who do it at once say the same. Gives how to stop.
 */
export function confirmEnrolments(opened: Stater): () => void {
  let isOver = false
  let isAtIt = false

  const next = (): readonly [PublicKey, PublicKey] | undefined => {
    const { invites } = opened.statements.read()
    for (const [invite, invited] of invites) {
      const [key] = invited.enrolments.keys()
      const isInTime = invited.isAdmitted || invited.expires >= Date.now()
      const isLone = invited.state === 'enrolled' && !invited.isConfirmed
      if (key && isLone && isInTime && confirmsByItself(opened, invited)) return [invite, key]
    }
    return undefined
  }

  async function look(): Promise<void> {
    if (isAtIt || isOver || opened.me.role !== 'coordinator') return
    isAtIt = true
    try {
      for (let lone = next(); lone && !isOver; lone = next()) await confirmEnrolment(opened, ...lone)
    } catch (error) {
      if (!(error instanceof MeridianError)) throw error // a full disk is told by the documents' saving; tried again later
    } finally {
      isAtIt = false
    }
  }

  const stop = opened.statements.subscribe(() => void look())
  void look()
  return () => {
    isOver = true
    stop()
  }
}
