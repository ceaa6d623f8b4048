import type { Id } from '../base/ids'
import { canState, type Kind, type Role } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import { certify, isKept, latest, type Certified, type Of } from './certify'
import type { Statement } from './statement'

type MemberId = Id<'member'>

/** A person as certified. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly unit: Id<'unit'> | null
  /** Devices that may act for them; none once they are revoked. */
  readonly devices: ReadonlyMap<PublicKey, { readonly name: string }>
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

/** What stands, out of all that was stated. */
export interface Standing {
  readonly members: ReadonlyMap<MemberId, Member>
  /** The generation that coordinators say is current; null while nobody said. */
  readonly generation: Generation | null
  /** Who says that they wrote under a Yjs client id; more than one means that it is disputed. */
  readonly writers: ReadonlyMap<number, readonly MemberId[]>
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
function isKeyFor(kind: Kind, { keys, devices }: Certified, signer: PublicKey): boolean {
  if (kind === 'device') return keys.has(signer)
  return devices.has(signer) || (kind === 'deviceRevocation' && keys.has(signer))
}

/** What stands of `statements`, in whatever order they arrived. */
export function fold(statements: Iterable<Statement>): Standing {
  const all = [...statements]
  const of = <K extends Kind>(kind: K) =>
    all.filter((statement): statement is Of<K> => statement.content?.kind === kind)
  const people = certify([...of('certificate'), ...of('personRevocation'), ...of('deviceRevocation')], of('device'))
  let waiting = 0
  let refused = 0

  /** Whether a statement has its chain and its author's role allows it; counts those that have not. */
  function stands(statement: Of<Kind>): boolean {
    const { by, signer, content } = statement
    if (by === 'root') {
      const mayRoot = content.kind === 'certificate' || content.kind === 'personRevocation'
      if (!mayRoot) refused++
      return mayRoot
    }
    const author = people.get(by)
    if (!author || !isKeyFor(content.kind, author, signer)) {
      waiting++
      return false
    }
    if (canState(author.certificate.content.body.role, content.kind) && isKept(author, statement)) return true
    refused++
    return false
  }

  const standing = new Set(all.filter(statement => statement.content !== null && stands(statement as Of<Kind>)))
  const standingOf = <K extends Kind>(kind: K) => of(kind).filter(statement => standing.has(statement))
  const [generation] = latest(standingOf('generation'), ({ content }) => content.key)
  const sessions = latest(standingOf('session'), ({ by, content }) => `${by} ${content.key}`)
  const unread = all.filter(({ content }) => content === null)
  const isFromDevice = (statement: Statement) => {
    const author = statement.by === 'root' ? undefined : people.get(statement.by)
    return author?.devices.has(statement.signer) && isKept(author, statement)
  }

  return {
    members: new Map(
      [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, certified]) => [id, memberOf(id, certified)]),
    ),
    generation: generation?.content.body.generation ?? null,
    writers: writersOf(sessions),
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

function memberOf(id: MemberId, { certificate, devices, kept, keptOfDevices }: Certified): Member {
  const { name, role, unit } = certificate.content.body
  return {
    id,
    name,
    role,
    unit,
    devices: new Map(
      kept
        ? []
        : [...devices]
            .filter(([key]) => !keptOfDevices.has(key))
            .map(([key, { content }]) => [key, { name: content.body.name }]),
    ),
    isRevoked: kept !== null,
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
