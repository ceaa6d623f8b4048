import type { Id } from '../base/ids'
import { canState, type Kind } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import { keptBy } from './kept'
import type { Content, Statement } from './statement'

type MemberId = Id<'member'>

/** A statement of one kind. */
export type Of<K extends Kind> = Statement & { readonly content: Extract<Content, { readonly kind: K }> }

/** What certificates and revocations make of a person. */
export interface Certified {
  readonly certificate: Of<'certificate'>
  /** Every key the person was ever given: a higher revision adds one, taking one away is a statement of its own. */
  readonly keys: ReadonlySet<PublicKey>
  readonly devices: Map<PublicKey, Of<'device'>>
  /** What stands of theirs although they were revoked; null while they are not. */
  kept: Kept | null
  /** What stands of what their revoked devices signed. */
  readonly keptOfDevices: Map<PublicKey, Kept>
}

/** Whether a revocation lets a statement, named by its hash, stand. */
type Kept = (hash: string) => boolean

/** What makes and unmakes people. */
type Power = Of<'certificate'> | Of<'personRevocation'> | Of<'deviceRevocation'>

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
export function latest<T extends Statement>(statements: Iterable<T>, group: (statement: T) => string): T[] {
  const top = new Map<string, T>()
  for (const statement of statements)
    if (replaces(statement, top.get(group(statement)))) top.set(group(statement), statement)
  return [...top.values()]
}

/** Whether no revocation took away what this person's device signed. */
export const isKept = ({ kept, keptOfDevices }: Certified, { signer, hash }: Statement): boolean =>
  (kept?.(hash) ?? true) && (keptOfDevices.get(signer)?.(hash) ?? true)

/**
 * Who is who, from the root key outwards: the root certifies, then those it made coordinators, then those they made
 * coordinators. A person is what the nearest ones say of them, so that nobody can change the certificate of those above
 * them, and no two can undo each other in a circle. Among equals the higher revision counts. Likewise coordinators are
 * revoked only by those above them, everybody else by any coordinator; devices also by their owner.
 */
export function certify(powers: readonly Power[], devices: readonly Of<'device'>[]): Map<MemberId, Certified> {
  const people = new Map<MemberId, Certified>()
  const byAuthor = groupedBy(powers, ({ by }) => by)
  const devicesByAuthor = groupedBy(devices, ({ by }) => by)
  const revocations: Power[] = []
  let authority = byAuthor.get('root') ?? []
  while (authority.length > 0) {
    revocations.push(...authority)
    const certificates = authority.filter((power): power is Of<'certificate'> => power.content.kind === 'certificate')
    authority = []
    const made: MemberId[] = []
    for (const [id, said] of groupedBy(certificates, ({ content }) => content.key)) {
      if (people.has(id)) continue
      const keys = new Set(said.map(({ content }) => content.body.key))
      const own = (devicesByAuthor.get(id) ?? []).filter(({ signer }) => keys.has(signer))
      const [certificate] = latest(said, () => id)
      const person: Certified = {
        certificate: certificate!,
        keys,
        devices: new Map(latest(own, ({ content }) => content.key).map(device => [device.content.key, device])),
        kept: null,
        keptOfDevices: new Map(),
      }
      revoke(id, person, [...revocations, ...(byAuthor.get(id) ?? [])])
      people.set(id, person)
      made.push(id)
    }
    for (const id of made) {
      const person = people.get(id)!
      if (!canState(person.certificate.content.body.role, 'certificate')) continue
      const own = byAuthor.get(id) ?? []
      authority.push(...own.filter(power => person.devices.has(power.signer) && isKept(person, power)))
    }
  }
  for (const [id, person] of people) {
    if (canState(person.certificate.content.body.role, 'certificate')) continue
    revoke(id, person, [...revocations, ...(byAuthor.get(id) ?? [])])
  }
  return people
}

/** Takes away what those `powers` that speak for the person's end say, whose authors are known to have the right. */
function revoke(id: MemberId, person: Certified, powers: readonly Power[]): void {
  const ended = powers.filter(
    (power): power is Of<'personRevocation'> =>
      power.content.kind === 'personRevocation' && power.content.key === id && power.by !== id,
  )
  const [end] = latest(ended, () => id)
  if (end) person.kept = keptBy(end.content.body.kept)
  const lost = powers.filter(
    (power): power is Of<'deviceRevocation'> =>
      power.content.kind === 'deviceRevocation' &&
      person.devices.has(power.content.key) &&
      (power.by !== id || person.keys.has(power.signer) || person.devices.has(power.signer)),
  )
  for (const { content } of latest(lost, power => power.content.key))
    person.keptOfDevices.set(content.key, keptBy(content.body.kept))
}
