import type { PublicKey } from '../identity/keys'
import { keptBy } from './kept'
import { groupedBy, latest, type Of } from './latest'

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
  /** Names of the person's statements that it takes to say all this. */
  readonly because: ReadonlySet<string>
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
  return { own, added, devices }
}

const byKey = <T extends OfOwnKeys>(statements: readonly T[]): ReadonlyMap<PublicKey, T> =>
  new Map(latest(statements, ({ content }) => content.key).map(each => [each.content.key, each]))

/**
 * The keys of a person, from what they `said` of them. What others with the right to say so (`over`) revoked counts first,
 * so that a thief with the person's key can take nothing of it back; then what the person revoked themselves. There a word by
 * keys that do not need the revoked one comes before words by those that do: whoever finds a link or a recovery file that was
 * ended cannot make it count again with what they certify by it.
 */
export function keysOf(
  given: ReadonlySet<PublicKey>,
  said: readonly OfOwnKeys[],
  over: readonly Of<'deviceRevocation'>[],
  own: readonly Of<'deviceRevocation'>[],
): Keys {
  const taken = lostBy(over)
  const left = grown(given, said, taken)
  const signers = new Set([...left.own, ...left.devices.map(({ content }) => content.key)])
  const ends = own.filter(
    ({ signer, hash, content }) =>
      signers.has(content.key) && signers.has(signer) && !taken.has(content.key) && (taken.get(signer)?.(hash) ?? true),
  )
  const weighed = [...groupedBy(ends, ({ content }) => content.key)].flatMap(([key, words]) => {
    const without = grown(given, said, new Map([...taken, [key, () => false]]))
    const others = new Set([...without.own, ...without.devices.map(({ content }) => content.key)])
    const independent = words.filter(({ signer }) => signer !== key && others.has(signer))
    return independent.length > 0 ? independent : words
  })
  const lost = new Map([...lostBy(weighed), ...taken])
  const now = grown(given, said, lost)
  return {
    own: now.own,
    added: byKey(now.added),
    devices: byKey(now.devices),
    lost,
    because: new Set([...left.added, ...left.devices, ...ends].map(({ hash }) => hash)),
  }
}
