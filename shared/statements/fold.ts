import type { Id } from '../base/ids'
import type { Kind, Role } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import { certify } from './certify'
import { isAdmitted, isConfirmed, stateOf, type Admits, type Invited, type InviteState } from './invited'
import { isOf, latest, type MemberId, type Of } from './latest'
import { isAllowed, isHeard, isKept, type Certified, type Everybody } from './readPeople'
import type { Statement } from './statement'

/** A person as certified. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly unit: Id<'unit'> | null
  /** Their own key, as coordinators gave it last. */
  readonly key: PublicKey
  /** How far from the root they were certified: 0 by the root itself. Only those nearer to it may change a coordinator. */
  readonly rank: number
  /** Devices that may act for them; none once they are revoked. */
  readonly devices: ReadonlyMap<PublicKey, { readonly name: string }>
  /** Keys in recovery files of theirs, with when each was made by their clock, in milliseconds since 1970. */
  readonly recoveryKeys: ReadonlyMap<PublicKey, number>
  /** Keys in links to further computers of theirs that were not ended, with until when they are to be opened. */
  readonly links: ReadonlyMap<PublicKey, number>
  /** Whether a coordinator took their access away. What they said before stands. */
  readonly isRevoked: boolean
}

/** A computer that coordinators let relay the workspace. */
export interface CertifiedHost {
  readonly name: string
  /** Where it is reached, such as `wss://host.example:4871`: whoever answers elsewhere is not this host. */
  readonly addresses: readonly string[]
  /** SHA-256 of its own TLS certificate as base64url, where it has one. */
  readonly pin?: string | undefined
}

/** An invite that was not withdrawn. */
export interface StandingInvite {
  readonly member: MemberId
  readonly name: string
  readonly role: Role
  readonly unit: Id<'unit'> | null
  /** Milliseconds since 1970; whoever holds it to that says by which clock. */
  readonly expires: number
  readonly by: Statement['by']
  /** How far from the root it puts somebody, as `Member.rank`. */
  readonly rank: number
  /** Whether it can make its person anything: not where those nearer to the root have said what they are. */
  readonly isHeard: boolean
  readonly state: InviteState
  /** Whether a host has said that the key which came with it came in time. */
  readonly isAdmitted: boolean
  /** Whether a coordinator certified a key that came with it, so that it is worth nothing more. */
  readonly isConfirmed: boolean
  /** The keys that came with it, with when by their author's clock, in milliseconds since 1970. */
  readonly enrolments: ReadonlyMap<PublicKey, number>
}

/** What stands, out of all that was stated. */
export interface Standing {
  readonly members: ReadonlyMap<MemberId, Member>
  /** The generation that coordinators say is current; null while nobody said. */
  readonly generation: Generation | null
  /** Who says that they wrote under a Yjs client id; more than one means that it is disputed. */
  readonly writers: ReadonlyMap<number, readonly MemberId[]>
  /** By their keys. */
  readonly invites: ReadonlyMap<PublicKey, StandingInvite>
  /** By their own keys. */
  readonly hosts: ReadonlyMap<PublicKey, CertifiedHost>
  /**
   * Names of the statements that stand, and of those that only a newer version can read but that a device of their
   * author signed: what may be handed on.
   */
  readonly proven: ReadonlySet<string>
  /** Statements that wait for a certificate which has not arrived. */
  readonly waiting: number
  /** Statements whose author may not say this, or was revoked before anybody had them. */
  readonly refused: number
  /** Statements that only a newer version can read. */
  readonly unread: number
}

/** Whether a key of `author` signs statements of this kind: devices sign all but their own certificates. */
function isKeyFor(kind: Kind, { own, devices }: Certified, signer: PublicKey): boolean {
  if (kind === 'device' || kind === 'ownKey') return own.has(signer)
  return devices.has(signer) || (kind === 'deviceRevocation' && own.has(signer))
}

/** What the root key says itself: who the nearest to it are, and when that ends. */
const ofRoot: readonly Kind[] = ['certificate', 'invite', 'personRevocation', 'deviceRevocation']

/** Whether an enrolment came to an invite that stands, or has made somebody who is here. */
function hasEnrolled(statement: Of<'enrolment'>, { people, invites }: Everybody): boolean {
  const { by, signer, content } = statement
  if (by === 'root' || by === 'host' || signer !== content.key) return false
  const person = people.get(by)
  if (person?.own.has(content.body.key)) return isKept(person, statement)
  const invited = invites.get(signer)
  return (
    invited !== undefined &&
    invited.invite.content.body.expires > 0 &&
    invited.invite.content.body.member === by &&
    !invited.isSettled
  )
}

const isLive = ({ content: { body } }: Of<'invite'>, ended: Everybody['ended']): boolean =>
  body.expires > 0 && !ended.has(body.member)

/** What stands of `statements`, in whatever order they arrived. `trust` as for `certify`. */
export function fold(statements: Iterable<Statement>, trust?: Admits): Standing {
  const all = [...statements]
  const everybody = certify(all, trust)
  const { people, invites, ended, counted } = everybody
  let waiting = 0
  let refused = 0

  /** Whether a statement has its chain and its author's role allows it; counts those that have not. */
  function stands(statement: Of<Kind>): boolean {
    const { by, signer, content } = statement
    if (counted.has(statement.hash)) return true
    if (by === 'root') {
      const mayRoot = ofRoot.includes(content.kind)
      if (!mayRoot) refused++
      return mayRoot
    }
    if (isOf(statement, 'enrolment')) {
      const stands = hasEnrolled(statement, everybody)
      if (stands) return true
      if (invites.has(signer)) refused++
      else waiting++
      return false
    }
    const author = by === 'host' ? undefined : people.get(by)
    if (!author || !isKeyFor(content.kind, author, signer)) {
      waiting++
      return false
    }
    const isOfKeys = content.kind === 'device' || content.kind === 'ownKey' // those that stand are counted
    if (!isOfKeys && isAllowed(author, content.kind, statement) && isKept(author, statement)) return true
    refused++
    return false
  }

  const standing = new Set(all.filter(statement => statement.content !== null && stands(statement as Of<Kind>)))
  const standingOf = <K extends Kind>(kind: K) =>
    [...standing].filter((statement): statement is Of<K> => isOf(statement, kind))
  const [generation] = latest(standingOf('generation'), ({ content }) => content.key)
  const sessions = latest(standingOf('session'), ({ by, content }) => `${by} ${content.key}`)
  const unread = all.filter(({ content }) => content === null)
  const isFromDevice = (statement: Statement) => {
    const author = people.get(statement.by as MemberId)
    return author?.devices.has(statement.signer) && isKept(author, statement)
  }

  return {
    members: new Map(
      [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, certified]) => [id, memberOf(id, certified)]),
    ),
    generation: generation?.content.body.generation ?? null,
    writers: writersOf(sessions),
    invites: new Map(
      [...invites]
        .filter(([, { invite }]) => isLive(invite, ended))
        .map(([key, invited]) => [key, inviteOf(invited, everybody)]),
    ),
    hosts: new Map(
      latest(standingOf('host'), ({ content }) => content.key)
        .filter(({ content }) => content.body.addresses.length > 0)
        .map(({ content }) => [content.key, content.body]),
    ),
    proven: new Set([...standing, ...unread.filter(isFromDevice)].map(({ hash }) => hash)),
    waiting,
    refused,
    unread: unread.length,
  }
}

function inviteOf(invited: Invited, { people, admits }: Everybody): StandingInvite {
  const { content, by } = invited.invite
  const { member, name, role, unit, expires } = content.body
  const certified = people.get(member)?.certified ?? new Set()
  return {
    member,
    name,
    role,
    unit,
    expires,
    by,
    rank: invited.rank,
    isHeard: isHeard(invited, people.get(member)),
    state: stateOf(invited, certified),
    isAdmitted: isAdmitted(invited, admits),
    isConfirmed: isConfirmed(invited, certified),
    enrolments: new Map(invited.enrolments.map(each => [each.content.body.key, each.at])),
  }
}

function memberOf(id: MemberId, { says, rank, devices, added, kept, lost }: Certified): Member {
  const { name, role, unit, key } = says
  const left = [...added].flatMap(([own, { at, content }]) =>
    kept === null && !lost.has(own) ? [{ own, at, body: content.body }] : [],
  )
  return {
    id,
    name,
    role,
    unit,
    key,
    rank,
    recoveryKeys: new Map(left.flatMap(({ own, at, body }) => (body.use === 'recovery' ? [[own, at]] : []))),
    links: new Map(left.flatMap(({ own, body }) => (body.use === 'link' ? [[own, body.expires]] : []))),
    devices: new Map(
      kept
        ? []
        : [...devices]
            .filter(([device]) => !lost.has(device))
            .map(([device, { content }]) => [device, { name: content.body.name }]),
    ),
    isRevoked: kept !== null,
  }
}

function writersOf(sessions: readonly Of<'session'>[]): ReadonlyMap<number, readonly MemberId[]> {
  const writers = new Map<number, MemberId[]>()
  for (const { by, content } of sessions) {
    if (by === 'root' || by === 'host') continue
    for (const client of content.body.clients) {
      const known = writers.get(client)
      if (!known) writers.set(client, [by])
      else if (!known.includes(by)) writers.set(client, [...known, by].sort())
    }
  }
  return writers
}
