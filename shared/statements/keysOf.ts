import type { PublicKey } from '../identity/keys'
import { keptBy } from './kept'
import { latest, type MemberId, type Of } from './latest'

/** Whether a revocation lets a statement, named by its hash, stand. */
export type Kept = (hash: string) => boolean

/** What somebody says of their own keys. */
export type OfOwnKeys = Of<'ownKey'> | Of<'device'>

/** The keys of a person. */
export interface Keys {
  /** Those that certify devices: given by coordinators, and those the person added. */
  readonly own: ReadonlySet<PublicKey>
  /** Those they added themselves. */
  readonly added: ReadonlyMap<PublicKey, Of<'ownKey'>>
  readonly devices: ReadonlyMap<PublicKey, Of<'device'>>
  /** What stands of what lost keys signed. */
  readonly lost: ReadonlyMap<PublicKey, Kept>
}

type Lost = ReadonlyMap<PublicKey, Kept>

const lostBy = (revocations: Iterable<Of<'deviceRevocation'>>): Lost =>
  new Map(
    latest(revocations, ({ content }) => content.key).map(({ content }) => [content.key, keptBy(content.body.kept)]),
  )

/** Keys that follow from those a coordinator `given`, without what lost keys signed later. */
function grown(given: ReadonlySet<PublicKey>, said: readonly OfOwnKeys[], lost: Lost) {
  const stands = ({ signer, hash }: OfOwnKeys) => lost.get(signer)?.(hash) ?? true
  const own = new Set(given)
  const added: Of<'ownKey'>[] = []
  let waiting = said.filter((each): each is Of<'ownKey'> => each.content.kind === 'ownKey' && stands(each))
  for (let before = -1; before !== added.length;) {
    before = added.length
    const now = waiting.filter(({ signer }) => own.has(signer))
    waiting = waiting.filter(each => !now.includes(each))
    for (const each of now) own.add(each.content.key)
    added.push(...now)
  }
  const devices = said.filter(
    (each): each is Of<'device'> => each.content.kind === 'device' && own.has(each.signer) && stands(each),
  )
  const byKey = <T extends OfOwnKeys>(statements: readonly T[]) =>
    new Map(latest(statements, ({ content }) => content.key).map(each => [each.content.key, each]))
  return { own, added: byKey(added), devices: byKey(devices) }
}

/**
 * The keys of a person, from what they `said` of them. What others with the right to say so (`over`) revoked counts first,
 * so that a thief with the person's key can take nothing of it back; then what the person revoked themselves.
 */
export function keysOf(
  given: ReadonlySet<PublicKey>,
  said: readonly OfOwnKeys[],
  over: readonly Of<'deviceRevocation'>[],
  own: readonly Of<'deviceRevocation'>[],
): Keys {
  const all = grown(given, said, new Map())
  const isTheirs = (key: PublicKey) => all.own.has(key) || all.devices.has(key)
  const taken = lostBy(over.filter(({ content }) => isTheirs(content.key)))
  const left = grown(given, said, taken)
  const mayTake = ({ signer, hash, content }: Of<'deviceRevocation'>) =>
    isTheirs(content.key) &&
    !taken.has(content.key) &&
    (left.own.has(signer) || left.devices.has(signer)) &&
    (taken.get(signer)?.(hash) ?? true)
  const lost = new Map([...lostBy(own.filter(mayTake)), ...taken])
  return { ...grown(given, said, lost), lost }
}

/** Statements by member, as `certify` asks for them. */
export type ByMember<T> = ReadonlyMap<MemberId | 'root', readonly T[]>
