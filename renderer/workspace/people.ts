import { MeridianError } from '#shared/base/errors'
import { canState, canWrite, type Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId, UnitId } from '#shared/profile/profile'
import { keep, mostKept } from '#shared/statements/kept'
import type { Statement } from '#shared/statements/statement'
import type { OpenedWorkspace } from './opened'

/** As much of an open workspace as it takes to state something about people. */
export type Stater = Pick<OpenedWorkspace, 'me' | 'statements' | 'state' | 'hasRoot'>

/** Who signs: the root where only it may, else the device. */
type Hand = 'device' | 'root'

/**
 * The hand that may make somebody a `role`, or end their access. A coordinator is changed by those nearer to the root than
 * they are, so equals cannot undo each other; everybody else by any coordinator. Where the root is here, coordinators come
 * from it: they stand beside whoever has it, not below. Throws `people.above`.
 */
export function handFor({ me, statements, hasRoot }: Stater, id: MemberId, role?: Role): Hand {
  const { members } = statements.read()
  const [self, person] = [members.get(me.id), members.get(id)]
  const isAboutCoordinator = role === 'coordinator' || person?.role === 'coordinator'
  if (hasRoot && isAboutCoordinator) return 'root'
  if (self?.role !== 'coordinator' || id === me.id) throw new MeridianError('people.above')
  if (isAboutCoordinator && person && self.rank >= person.rank) throw new MeridianError('people.above')
  return 'device'
}

/** Whether this person may make somebody a `role`, so that nobody is offered what would be refused. */
export function mayChange(opened: Stater, id: MemberId, role?: Role): boolean {
  try {
    handFor(opened, id, role)
    return true
  } catch (error) {
    if (error instanceof MeridianError) return false
    throw error
  }
}

/** The newest come first; what makes people and workspaces comes before that, since everything else builds on it. */
const weight = ({ content }: Statement) =>
  content?.kind === 'session' ? 0 : content === null || canState('mentor', content.kind) ? 1 : 2

/** A list of statements that stand on, as many as fit into one. */
const keepMost = (statements: Iterable<Statement>): string =>
  keep(
    [...statements]
      .sort((a, b) => weight(b) - weight(a) || b.at - a.at)
      .slice(0, mostKept)
      .map(({ hash }) => hash),
  )

const saidBy = ({ statements }: Stater, id: MemberId): readonly Statement[] =>
  [...statements.have().values()].filter(({ by }) => by === id)

/**
 * Withdraws an invite: whoever has its link cannot join any more. One that does not stand is no failure. Throws
 * `people.above` where the invite is of somebody nearer to the root, `storage.*`.
 */
export async function withdrawInvite(opened: Stater, key: PublicKey): Promise<void> {
  const { invites, members } = opened.statements.read()
  const invite = invites.get(key)
  if (!invite) return
  const { member, name, role, unit, by } = invite
  const [author, me] = [members.get(by as MemberId), members.get(opened.me.id)]
  const isOurs = author !== undefined && me !== undefined && me.role === 'coordinator' && me.rank <= author.rank
  if (!isOurs && !opened.hasRoot) throw new MeridianError('people.above')
  const body = { member, name, role, unit, expires: 0 }
  await opened.state({ kind: 'invite', key, body, with: isOurs ? 'device' : 'root' })
}

/** Withdraws invites; those of somebody above stay open, as only they can withdraw them. Throws `storage.*`. */
export async function withdrawAll(opened: Stater, invites: Iterable<PublicKey>): Promise<void> {
  for (const invite of invites)
    await withdrawInvite(opened, invite).catch((error: unknown) => {
      if (!(error instanceof MeridianError && error.code === 'people.above')) throw error
    })
}

/** Keys of invites that nobody has accepted: whoever made them has their links, and could come back as somebody else. */
const openInvites = ({ statements }: Stater, makes: (role: Role) => boolean): ReadonlySet<string> =>
  new Set(
    [...statements.read().invites].flatMap(([key, { state, role }]) => (state === 'open' && makes(role) ? [key] : [])),
  )

/** Those that somebody made. */
const openInvitesBy = ({ statements }: Stater, id: MemberId, makes: (role: Role) => boolean): readonly PublicKey[] =>
  [...statements.read().invites].flatMap(([key, { by, state, role }]) =>
    by === id && state === 'open' && makes(role) ? [key] : [],
  )

const isInvite = ({ content }: Statement, keys: ReadonlySet<string>): boolean =>
  content?.kind === 'invite' && keys.has(content.key)

/** Whether somebody with `role` would win rights with an invite of theirs that makes a `made`. */
const givesMore = (made: Role, role: Role): boolean =>
  made === 'coordinator' || (canWrite(made, 'draft') && !canWrite(role, 'draft'))

/**
 * What somebody said that `role` does not allow and that stands today, without open invites that would give them back more
 * than that; undefined where there is nothing.
 */
export function keptBeside(opened: Stater, id: MemberId, role: Role): { kept?: string } {
  const { proven } = opened.statements.read()
  const left = openInvites(opened, made => givesMore(made, role))
  const beyond = saidBy(opened, id).filter(
    said =>
      said.content !== null && proven.has(said.hash) && !canState(role, said.content.kind) && !isInvite(said, left),
  )
  return beyond.length > 0 ? { kept: keepMost(beyond) } : {}
}

/** What may be changed of a person. */
interface Change {
  readonly role?: Role
  readonly name?: string
  readonly unit?: UnitId | null
}

/**
 * Changes what somebody is. What they said in an earlier role stands, such as whom they invited as a coordinator; only
 * invites that nobody has accepted end if they would give more than is left to whoever made them. Throws
 * `people.notJoined`, `people.above`, `storage.*`.
 */
export async function changeMember(opened: Stater, id: MemberId, change: Change): Promise<void> {
  const member = opened.statements.read().members.get(id)
  if (!member || member.isRevoked) throw new MeridianError('people.notJoined')
  const { name, role, unit, key } = { ...member, ...change }
  const left = openInvitesBy(opened, id, made => givesMore(made, role))
  const body = { name, role, unit, key, ...keptBeside(opened, id, role) }
  await opened.state({ kind: 'certificate', key: id, body, with: handFor(opened, id, role) })
  await withdrawAll(opened, left) // an earlier certificate may keep them, see `formerly`
}

/**
 * Ends somebody's access for good; whoever is to come back is added anew. What is known here of what they said stands,
 * without invites of theirs that nobody has accepted. Throws `people.notJoined`, `people.above`, `storage.*`.
 */
export async function revokePerson(opened: Stater, id: MemberId): Promise<void> {
  if (!opened.statements.read().members.has(id)) throw new MeridianError('people.notJoined')
  const hand = handFor(opened, id)
  const left = openInvites(opened, () => true)
  const kept = keepMost(saidBy(opened, id).filter(said => !isInvite(said, left)))
  await opened.state({ kind: 'personRevocation', key: id, body: { kept }, with: hand })
}

/**
 * Ends a device, such as a stolen one, or a key in a recovery file. The key with which it could certify another device in
 * its place ends with it; other devices stay. What is known here of what it said stands, without invites that nobody has
 * accepted: whoever has the device may have made them, and their links. Throws `people.above`, `people.notJoined`,
 * `storage.*`.
 */
export async function revokeDevice(opened: Stater, id: MemberId, device: PublicKey): Promise<void> {
  if (!opened.statements.read().members.has(id)) throw new MeridianError('people.notJoined')
  const hand = id === opened.me.id ? 'device' : handFor(opened, id)
  const left = openInvites(opened, () => true)
  const { signer: ours } = await endKey(opened, id, device, hand, left)
  const needed = certifiersOf(opened, id, ours) // whoever ends one of their own two devices may have certified both with one key
  for (const key of certifiersOf(opened, id, device)) if (!needed.has(key)) await endKey(opened, id, key, hand)
}

/** Ends a key of somebody's; what is known here of what it signed stands, without the invites that are `left`. */
function endKey(
  opened: Stater,
  id: MemberId,
  key: PublicKey,
  hand: Hand,
  left: ReadonlySet<string> = new Set(),
): Promise<Statement> {
  const kept = keepMost(saidBy(opened, id).filter(said => said.signer === key && !isInvite(said, left)))
  return opened.state({ kind: 'deviceRevocation', key, body: { kept }, with: hand })
}

/** The keys that certified a device of somebody's. */
const certifiersOf = (opened: Stater, id: MemberId, device: PublicKey): ReadonlySet<PublicKey> =>
  new Set(
    saidBy(opened, id).flatMap(({ content, signer }) =>
      content?.kind === 'device' && content.key === device ? [signer] : [],
    ),
  )

/**
 * Ends the device one sits at, of one's own, and the key that certified it: its last words. Other devices, and what was said
 * here, stand. Throws `storage.*`.
 */
export async function endThisDevice(opened: Stater, device: PublicKey): Promise<void> {
  const { id } = opened.me
  for (const key of certifiersOf(opened, id, device)) await endKey(opened, id, key, 'device')
  await endKey(opened, id, device, 'device')
}

/** Makes somebody who has joined a coordinator too: an equal where the root is here, else below. Throws as `changeMember`. */
export const shareCoordinator = (opened: Stater, id: MemberId): Promise<void> =>
  changeMember(opened, id, { role: 'coordinator' })

/**
 * Hands the coordinator's part over: the successor becomes coordinator, this person a member, and all this person did as
 * coordinator stands. Where the root is here, the successor becomes this person's equal and the root key is removed, since
 * whoever kept it could take everything back. Without it, a successor of this person's own making stands below others whom
 * the root made coordinators. Either way only somebody above could undo it. Throws as `changeMember`.
 */
export async function handOver(
  opened: Stater & Pick<OpenedWorkspace, 'giveUpRoot'>,
  successor: MemberId,
): Promise<void> {
  const { members } = opened.statements.read()
  const [me, next] = [members.get(opened.me.id), members.get(successor)]
  if (me?.role !== 'coordinator' || successor === opened.me.id) throw new MeridianError('people.above')
  if (!next || next.devices.size === 0) throw new MeridianError('people.notJoined')
  if (next.role !== 'coordinator' || opened.hasRoot) await shareCoordinator(opened, successor)
  await opened.giveUpRoot()
  const { name, unit, key } = me
  const body = { name, role: 'member', unit, key, ...keptBeside(opened, me.id, 'member') } as const
  await opened.state({ kind: 'certificate', key: me.id, body }) // last: it ends the right to say anything of this
}
