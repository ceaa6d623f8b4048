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
  const furthers = groupedBy(
    said.filter((each): each is Of<'ownKey'> => each.content.kind === 'ownKey' && stands(each)),
    ({ signer }) => signer,
  )
  for (const key of own) {
    for (const further of furthers.get(key) ?? []) {
      added.push(further)
      own.add(further.content.key) // a set gives what is added while it is gone through
    }
  }
  const devices = said.filter(
    (each): each is Of<'device'> => each.content.kind === 'device' && own.has(each.signer) && stands(each),
  )
  return { own, added, devices }
}

type Grown = ReturnType<typeof grown>

/**
 * Tells whether a key of a person stands without another one: whether a way leads to it from those that were `given` on which
 * the other one certifies nothing. Asked for many keys, each of which takes a walk, so keys are numbers here.
 */
function standingWithout(given: ReadonlySet<PublicKey>, { added, devices }: Pick<Grown, 'added' | 'devices'>) {
  const numbers = new Map<string, number>()
  const makes: number[][] = []
  const numberOf = (name: string) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, makes.length)
    return makes.push([]) - 1
  }
  const deviceName = (key: PublicKey) => `device ${key}`
  const first = [...given].map(numberOf)
  for (const { signer, content } of added) makes[numberOf(signer)]!.push(numberOf(content.key))
  for (const { signer, content } of devices) makes[numberOf(signer)]!.push(numberOf(deviceName(content.key)))
  const walkAt = new Int32Array(makes.length) // the last walk that came by
  let walk = 0

  return (without: PublicKey): ((key: PublicKey) => boolean) => {
    const mine = ++walk
    const left = numbers.get(without)
    const open = [...first]
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (walkAt[number] === mine) continue
      walkAt[number] = mine
      if (number === left) continue // what that one certifies counts for nothing
      for (const next of makes[number]!) open.push(next)
    }
    const isReached = (name: string) => walkAt[numbers.get(name) ?? -1] === mine
    return key => isReached(key) || isReached(deviceName(key))
  }
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
  const without = standingWithout(given, left)
  const weighed = [...groupedBy(ends, ({ content }) => content.key)].flatMap(([key, words]) => {
    if (words.every(({ signer }) => signer === words[0]!.signer)) return words
    const stands = without(key)
    const independent = words.filter(({ signer }) => signer !== key && stands(signer))
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
