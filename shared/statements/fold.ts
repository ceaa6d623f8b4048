import type { Id } from '../base/ids'
import { canState, type Kind, type Role } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import type { Content, Statement } from './statement'

type MemberId = Id<'member'>

/** A person as certified. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly unit: Id<'unit'> | null
  readonly devices: ReadonlyMap<PublicKey, { readonly name: string }>
}

/** What stands, out of all that was stated. */
export interface Standing {
  readonly members: ReadonlyMap<MemberId, Member>
  /** The generation that coordinators say is current; null while nobody said. */
  readonly generation: Generation | null
  /** Who says that they wrote under a Yjs client id; more than one means that it is disputed. */
  readonly writers: ReadonlyMap<number, readonly MemberId[]>
  /** Statements that wait for a certificate which has not arrived. */
  readonly waiting: number
  /** Statements whose author may not say this. */
  readonly refused: number
  /** Statements that only a newer version can read. */
  readonly unread: number
}

type Of<K extends Kind> = Statement & { readonly content: Extract<Content, { readonly kind: K }> }

interface Certified {
  readonly certificate: Of<'certificate'>
  /** Every key the person was ever given: a higher revision adds one, taking one away is a statement of its own. */
  readonly keys: ReadonlySet<PublicKey>
  readonly devices: Map<PublicKey, Of<'device'>>
}

/** Whether `a` replaces `b`, which is about the same: the higher revision, else the greater hash. */
const replaces = (a: Statement, b: Statement | undefined) =>
  !b || a.revision > b.revision || (a.revision === b.revision && a.hash > b.hash)

function groupedBy<T, G>(items: Iterable<T>, group: (item: T) => G): Map<G, T[]> {
  const groups = new Map<G, T[]>()
  for (const item of items) {
    const known = groups.get(group(item))
    if (known) known.push(item)
    else groups.set(group(item), [item])
  }
  return groups
}

/** The one that replaces all others of each group. */
function latest<T extends Statement>(statements: Iterable<T>, group: (statement: T) => string): T[] {
  const top = new Map<string, T>()
  for (const statement of statements)
    if (replaces(statement, top.get(group(statement)))) top.set(group(statement), statement)
  return [...top.values()]
}

/**
 * Who is who, from the root key outwards: the root certifies, then those it made coordinators, then those they made
 * coordinators. A person is what the nearest ones say of them, so that nobody can change the certificate of those above
 * them, and no two can undo each other in a circle. Among equals the higher revision counts.
 */
function certify(
  certificates: readonly Of<'certificate'>[],
  devices: readonly Of<'device'>[],
): Map<MemberId, Certified> {
  const people = new Map<MemberId, Certified>()
  const byAuthor = groupedBy(certificates, ({ by }) => by)
  const devicesByAuthor = groupedBy(devices, ({ by }) => by)
  let authority = byAuthor.get('root') ?? []
  while (authority.length > 0) {
    const bySubject = groupedBy(authority, ({ content }) => content.key)
    authority = []
    const made: MemberId[] = []
    for (const [id, said] of bySubject) {
      if (people.has(id)) continue
      const keys = new Set(said.map(({ content }) => content.body.key))
      const own = (devicesByAuthor.get(id) ?? []).filter(({ signer }) => keys.has(signer))
      const [certificate] = latest(said, () => id)
      people.set(id, {
        certificate: certificate!,
        keys,
        devices: new Map(latest(own, ({ content }) => content.key).map(device => [device.content.key, device])),
      })
      made.push(id)
    }
    for (const id of made) {
      const { certificate, devices: own } = people.get(id)!
      if (!canState(certificate.content.body.role, 'certificate')) continue
      authority.push(...(byAuthor.get(id) ?? []).filter(({ signer }) => own.has(signer)))
    }
  }
  return people
}

/** What stands of `statements`, in whatever order they arrived. */
export function fold(statements: Iterable<Statement>): Standing {
  const all = [...statements]
  const of = <K extends Kind>(kind: K) =>
    all.filter((statement): statement is Of<K> => statement.content?.kind === kind)
  const people = certify(of('certificate'), of('device'))
  let waiting = 0
  let refused = 0

  /** Whether a statement has its chain and its author's role allows it; counts those that have not. */
  function stands(statement: Of<Kind>): boolean {
    const { by, signer, content } = statement
    if (by === 'root') {
      if (content.kind !== 'certificate') refused++
      return content.kind === 'certificate'
    }
    const author = people.get(by)
    const isKnown = content.kind === 'device' ? author?.keys.has(signer) : author?.devices.has(signer)
    if (!author || !isKnown) {
      waiting++
      return false
    }
    if (canState(author.certificate.content.body.role, content.kind)) return true
    refused++
    return false
  }

  const standing = new Set(all.filter(statement => statement.content !== null && stands(statement as Of<Kind>)))
  const standingOf = <K extends Kind>(kind: K) => of(kind).filter(statement => standing.has(statement))
  const [generation] = latest(standingOf('generation'), ({ content }) => content.key)
  const sessions = latest(standingOf('session'), ({ by, content }) => `${by} ${content.key}`)

  return {
    members: new Map(
      [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, certified]) => [id, memberOf(id, certified)]),
    ),
    generation: generation?.content.body.generation ?? null,
    writers: writersOf(sessions),
    waiting,
    refused,
    unread: all.filter(({ content }) => content === null).length,
  }
}

function memberOf(id: MemberId, { certificate, devices }: Certified): Member {
  const { name, role, unit } = certificate.content.body
  return {
    id,
    name,
    role,
    unit,
    devices: new Map([...devices].map(([key, { content }]) => [key, { name: content.body.name }])),
  }
}

function writersOf(sessions: readonly Of<'session'>[]): ReadonlyMap<number, readonly MemberId[]> {
  const writers = new Map<number, MemberId[]>()
  for (const { by, content } of sessions) {
    if (by === 'root') continue
    for (const client of content.body.clients) {
      const known = writers.get(client)
      if (!known) writers.set(client, [by])
      else if (!known.includes(by)) writers.set(client, [...known, by].sort())
    }
  }
  return writers
}
