import { expect, it } from 'vitest'
import type { Signer } from '#shared/identity/keys'
import { fold, type Standing } from '#shared/statements/fold'
import { keep } from '#shared/statements/kept'
import { readStatement, type Statement } from '#shared/statements/statement'
import { chance, freshSeed } from '../../support/chance'
import {
  admission,
  certificate,
  current,
  deviceCertificate,
  deviceRevocation,
  enrolled,
  founded,
  hostCertificate,
  invite,
  joined,
  newSigner,
  ownKey,
  personRevocation,
  session,
  type Invited,
  type KeyHolder,
} from '../../support/trust'

const runs = 40
const stepsPerRun = 30
const roles = ['coordinator', 'member', 'mentor', 'approver'] as const

/** A workspace in which everybody says all that statements can say of people, allowed or not, as chance has it. */
async function anything(next: () => number): Promise<readonly Statement[]> {
  const { root, workspace, statements, ana } = await founded()
  const people: KeyHolder[] = [ana]
  const invites: Invited[] = []
  const hosts = [await newSigner(), await newSigner()]
  const said: Statement[] = []
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  const some = () => said.filter(() => next() < 0.5).map(({ hash }) => hash)
  const revision = () => (next() < 0.1 ? Number.MAX_SAFE_INTEGER : 1 + Math.floor(next() * 4))
  const place = () => ({ revision: revision(), after: next() < 0.5 ? keep(some()) : '' })
  const author = (): KeyHolder | Signer => (next() < 0.15 ? root : pick(people))
  const kept = () => (next() < 0.5 ? { kept: keep(some()) } : {})
  const say = async (texts: readonly string[]) => {
    for (const jws of texts) said.push(await readStatement(jws, workspace))
  }
  const names = ['ben', 'bea', 'cy', 'dora']
  const steps: readonly (() => Promise<readonly string[]>)[] = [
    async () => {
      const someone = await joined(workspace, author(), pick(names), { role: pick(roles), ...place() })
      people.push(someone)
      return someone.statements
    },
    async () => {
      const invited = await invite(workspace, author(), pick(names), { role: pick(roles), ...place() })
      invites.push(invited)
      return [invited.jws]
    },
    async () => {
      if (invites.length === 0) return []
      const invited = pick(invites)
      const someone = await enrolled(invited)
      people.push(someone)
      const word = next() < 0.7 ? [await admission(invited, pick(hosts), someone)] : []
      return [...someone.statements.slice(1), ...word]
    },
    async () => {
      const addresses = next() < 0.7 ? ['wss://host.example:4871'] : []
      return [await hostCertificate(workspace, pick(people), pick(hosts), addresses, revision())]
    },
    async () => {
      if (invites.length === 0) return []
      const { id, seed } = pick(invites)
      const options = { expires: 0, ...place() }
      return [(await invite(workspace, author(), id.slice('member:'.length), options, seed)).jws]
    },
    async () => [await certificate(workspace, author(), pick(people), { role: pick(roles), ...place(), ...kept() })],
    async () => {
      const who = pick(people)
      return [await certificate(workspace, who, who, { role: 'member', ...place(), ...kept() })]
    },
    async () => [await personRevocation(workspace, author(), pick(people), some(), revision(), keep(some()))],
    async () => {
      const { person, device } = pick(people)
      return [await deviceRevocation(workspace, author(), pick([person, device]), some())]
    },
    async () => {
      const who = pick(people)
      const spare = { ...who, person: await newSigner(), device: await newSigner() }
      people.push(spare)
      return [await ownKey(workspace, who, spare.person), await deviceCertificate(workspace, spare)]
    },
    async () => [await session(workspace, pick(people), [said.length], revision())],
    async () => [await current(workspace, pick(people), 'x'.repeat(15) + pick(['A', 'B']), revision(), keep(some()))],
  ]
  await say(statements)
  for (let step = 0; step < stepsPerRun; step++) await say(await pick(steps)())
  return said
}

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]!)
}

/** A coordinator who is there has somebody above who could make one, up to the root. */
const areRanksWhole = ({ members }: Standing) => {
  const ranks = new Set([...members.values()].map(({ rank }) => rank))
  return [...ranks].every(rank => rank === 0 || ranks.has(rank - 1))
}

it(`says the same of the same statements in any order, ${runs} times`, async () => {
  const seed = freshSeed()
  const next = chance(seed)
  for (let run = 0; run < runs; run++) {
    const all = await anything(next)
    const expected = fold(all)
    expect(areRanksWhole(expected), `seed ${seed} run ${run}`).toBe(true)
    for (let order = 0; order < 5; order++)
      expect(fold(shuffled(all, next)), `seed ${seed} run ${run}`).toEqual(expected)
  }
})

it('says the same whether statements that do not stand are there or not', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  for (let run = 0; run < runs; run++) {
    const all = await anything(next)
    const { members, invites, generation, writers, proven } = fold(all)
    const handedOn = fold(all.filter(({ hash }) => proven.has(hash)))
    expect(handedOn, `seed ${seed} run ${run}`).toMatchObject({ members, generation, writers, waiting: 0, refused: 0 })
    const stateOf = (standing: Standing) => [...standing.invites].map(([key, { state }]) => [key, state]).sort()
    expect(stateOf(handedOn), `seed ${seed} run ${run}`).toEqual(stateOf({ ...handedOn, invites }))
  }
})
