import { canState, type Kind } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { enrolmentsOf, isConfirmed, keyBrought, type Admits, type Invited } from './invited'
import { keptBy } from './kept'
import { keysOf, type Kept, type Keys, type OfOwnKeys } from './keysOf'
import { groupedBy, isAfter, isOf, latestOf, type MemberId, type Of } from './latest'
import type { Statement } from './statement'

/** What coordinators say of a person. */
type Described = Pick<Of<'certificate'>['content']['body'], 'name' | 'role' | 'unit' | 'key'>

/** What certificates, invites and revocations make of a person. */
export interface Certified extends Keys {
  readonly says: Described
  /** The one that says so; undefined while only an invite does. */
  readonly certificate: Of<'certificate'> | undefined
  /** How far from the root they were certified: 0 by the root itself. */
  readonly rank: number
  /** Keys that certificates gave them. */
  readonly certified: ReadonlySet<PublicKey>
  /** What stands of theirs although they were revoked; null while they are not. */
  readonly kept: Kept | null
  /** Whether something stands that their role does not allow, since they said it in an earlier one. */
  readonly formerly: Kept
}

/** What makes and unmakes people. */
type Power = Of<'certificate'> | Of<'invite'> | Of<'personRevocation'> | Of<'deviceRevocation'>

/** Everybody, and what they were invited by. */
export interface Everybody {
  readonly people: ReadonlyMap<MemberId, Certified>
  /** What counts of each invite's key: the word of the nearest to the root. */
  readonly invites: ReadonlyMap<PublicKey, Invited>
  /** Whom revocations that stand name, whether they joined or not. */
  readonly ended: ReadonlySet<MemberId>
  /** Whether a host has said that a key came in time. */
  readonly admits: Admits
  /** Names of the statements that it takes to say all this: without one of them, others might read something else. */
  readonly counted: ReadonlySet<string>
}

const mayCertify = ({ says }: Certified) => canState(says.role, 'certificate')

/** Whether no revocation took away what this person signed. */
export const isKept = ({ kept, lost }: Certified, { signer, hash }: Statement): boolean =>
  (kept?.(hash) ?? true) && (lost.get(signer)?.(hash) ?? true)

const isNever = () => false
const keptIn = ({ content }: Of<'certificate'>): Kept =>
  content.body.kept === undefined ? isNever : keptBy(content.body.kept)

/** Whether the role of a person allows this statement, or an earlier one did and it was kept. */
export const isAllowed = ({ says, formerly }: Certified, kind: Kind, { hash }: Statement): boolean =>
  canState(says.role, kind) || formerly(hash)

/** Whom a power makes somebody, or undefined where it ends something. */
const madeBy = ({ content }: Power): MemberId | undefined =>
  content.kind === 'certificate' ? content.key : content.kind === 'invite' ? content.body.member : undefined

/** Whether a power makes somebody who is no coordinator. */
const makesModest = ({ content }: Power): boolean =>
  (content.kind === 'certificate' || content.kind === 'invite') && !canState(content.body.role, 'certificate')

/** Whether an invite can make its person anything: not where those nearer to the root have said what they are. */
export function isHeard({ invite, rank }: Invited, person: Certified | undefined): boolean {
  if (!person || rank <= person.rank) return true
  return !mayCertify(person) && makesModest(invite)
}

/** A person who was a coordinator until they themselves gave it up. */
function steppedDown(id: MemberId, person: Certified, own: readonly Statement[]): Certified {
  if (!mayCertify(person)) return person
  const steps = own.filter(
    (statement): statement is Of<'certificate'> =>
      isOf(statement, 'certificate') &&
      statement.content.key === id &&
      statement.content.body.role === 'member' &&
      (!person.certificate || isAfter(statement, person.certificate)) &&
      person.devices.has(statement.signer) &&
      isKept(person, statement),
  )
  if (steps.length === 0) return person
  const hashes = new Set(steps.map(({ hash }) => hash))
  const kept = steps.map(keptIn) // what all of them keep, so that none of them can win anything back
  return {
    ...person,
    says: { ...person.says, role: 'member' },
    formerly: hash => hashes.has(hash) || kept.every(isIn => isIn(hash)),
  }
}

/**
 * Who is who, from the root key outwards: the root certifies, then those it made coordinators, then those they made
 * coordinators. A coordinator is what the nearest ones say of them, so that nobody can change the certificate of those
 * above them, and no two can undo each other in a circle; among equals the last word counts. Everybody else is what
 * any coordinator says last, as long as it makes them no coordinator. Likewise coordinators are revoked only by those
 * above them, everybody else by any coordinator; devices also by their owner. A coordinator may step down to member by a
 * certificate of their own. An invite with one enrolment counts as a certificate that any real one replaces, if `admits`.
 */
export function readPeople(statements: readonly Statement[], admits: Admits): Everybody {
  const by = groupedBy(statements, statement => statement.by)
  const enrolments = groupedBy(
    statements.filter(statement => isOf(statement, 'enrolment')),
    ({ content }) => content.key,
  )
  const powersOf = (author: MemberId | 'root') =>
    (by.get(author) ?? []).filter(statement =>
      isOf(statement, 'certificate', 'invite', 'personRevocation', 'deviceRevocation'),
    )
  const people = new Map<MemberId, Certified>()
  const invites = new Map<PublicKey, Invited>()
  const nearest = new Map<MemberId, readonly Power[]>()
  const said: Power[] = []
  const counted = new Set<string>()

  /** What `powers`, which are about somebody, make of them; null where that is nobody yet. */
  function personOf(id: MemberId, rank: number, powers: readonly Power[]): Certified | null {
    const certificates = powers.filter((power): power is Of<'certificate'> => power.content.kind === 'certificate')
    const certified = new Set(certificates.map(({ content }) => content.body.key))
    const certificate = latestOf(certificates)
    const others = said.filter(power => power.by !== id)
    const end = latestOf(
      others.filter(
        (power): power is Of<'personRevocation'> => isOf(power, 'personRevocation') && power.content.key === id,
      ),
    )
    const kept = end ? keptBy(end.content.body.kept) : null
    const isLeft = ({ hash }: Statement) => kept?.(hash) ?? true
    const brought = [...invites.values()].flatMap(invited => {
      const isTheirs = powers.includes(invited.invite) && invited.invite.content.body.expires > 0
      const left = { ...invited, enrolments: invited.enrolments.filter(isLeft) }
      const key = isTheirs ? keyBrought(left, certified, admits) : null
      return key === null ? [] : [{ ...left, key }]
    })
    const invite = latestOf(brought.map(each => each.invite))
    const key = brought.find(each => each.invite === invite)?.key
    const says = certificate?.content.body ?? (invite && key ? { ...invite.content.body, key } : null)
    if (!says) return null
    const own = (by.get(id) ?? []).filter(isLeft)
    const keys = keysOf(
      new Set([...certified, ...brought.map(each => each.key)]),
      own.filter((statement): statement is OfOwnKeys => isOf(statement, 'ownKey', 'device')),
      others.filter((power): power is Of<'deviceRevocation'> => power.content.kind === 'deviceRevocation'),
      own.filter(statement => isOf(statement, 'deviceRevocation')),
    )
    for (const { enrolments: each } of brought) for (const { hash } of each) counted.add(hash)
    for (const hash of keys.because) counted.add(hash)
    const person: Certified = {
      ...keys,
      says,
      certificate,
      rank,
      certified,
      kept,
      formerly: certificate ? keptIn(certificate) : isNever,
    }
    return steppedDown(id, person, own)
  }

  let authority = powersOf('root')
  for (let rank = 0; authority.length > 0; rank++) {
    said.push(...authority)
    for (const { hash } of authority) counted.add(hash)
    const offered = groupedBy(
      authority.filter(
        (power): power is Of<'invite'> => power.content.kind === 'invite' && !invites.has(power.content.key),
      ),
      ({ content }) => content.key,
    )
    for (const [key, same] of offered) {
      const invite = latestOf(same)!
      invites.set(key, { invite, rank, enrolments: enrolmentsOf(invite, enrolments), isSettled: false })
    }
    const made: [MemberId, Certified][] = []
    for (const [id, powers] of groupedBy(authority, madeBy)) {
      const person = id === undefined || people.has(id) ? null : personOf(id, rank, powers)
      if (!person) continue
      nearest.set(id!, powers)
      made.push([id!, person])
    }
    for (const [id, person] of made) people.set(id, person)
    for (const key of offered.keys()) {
      const invited = invites.get(key)!
      const { certified } = people.get(invited.invite.content.body.member) ?? {}
      if (certified && isConfirmed(invited, certified)) invites.set(key, { ...invited, isSettled: true })
    }
    authority = []
    for (const [id, person] of made) {
      const counts = (power: Power) =>
        person.devices.has(power.signer) && isKept(person, power) && isAllowed(person, 'certificate', power)
      authority.push(...powersOf(id).filter(counts))
    }
  }

  const modest = groupedBy(
    said.filter(power => makesModest(power) && power.by !== madeBy(power)),
    madeBy,
  )
  for (const [id, { rank, formerly, ...person }] of people) {
    if (canState(person.says.role, 'certificate')) continue
    const powers = new Set([...nearest.get(id)!, ...(modest.get(id) ?? [])])
    const now = personOf(id, rank, [...powers])
    if (now) people.set(id, { ...now, formerly: hash => now.formerly(hash) || formerly(hash) })
    else people.delete(id) // revoked before they joined, as far as the revoker knew
  }
  return { people, invites, ended: endedIn(people, said), admits, counted }
}

function endedIn(people: Everybody['people'], said: readonly Power[]): ReadonlySet<MemberId> {
  const ended = new Set<MemberId>()
  for (const { content } of said)
    if (content.kind === 'personRevocation' && (people.get(content.key)?.kept ?? true)) ended.add(content.key)
  return ended
}
