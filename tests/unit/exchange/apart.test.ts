import { expect, it } from 'vitest'
import { canonicalBytes } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import { packCarrier, unpackDelivery } from '#shared/exchange/carry'
import { mergeAll, openExchange, type MergeTarget } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'
import { chance, freshSeed } from '../../support/chance'
import type { Replica } from '../../support/cohort'
import { anasWorkspace, checkHere, shelf } from '../../support/exchange'
import { operations, unreadableIn } from '../../support/operations'
import { deviceCertificate, joined, session, type KeyHolder } from '../../support/trust'

/** Somebody with a copy of the workspace, who works apart from the others. */
interface Apart {
  readonly holder: KeyHolder
  readonly target: MergeTarget
  readonly replica: Replica
  readonly writes: boolean
}

const people = ['ana', 'ben', 'coco', 'mo'] as const
const rounds = 15
const steps = 40

it(`makes the same of files that ${people.length} people exchange in any order, with repeats and losses`, async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  for (let round = 0; round < rounds; round++) {
    const place = `seed ${seed}, round ${round}`
    const { pack, ana, workspace, statements, target, replica } = await anasWorkspace()
    const others = await Promise.all(
      people.slice(1).map(name => joined(workspace, ana, name, name === 'mo' ? { role: 'mentor' } : {})),
    )
    for (const { statements: theirs } of others) await statements.add(theirs)
    const first = await unpackExchange(await pack())
    const everybody: Apart[] = [{ holder: ana, target, replica, writes: true }]
    for (const [index, holder] of others.entries()) {
      const copy = (await openExchange(first, checkHere, shelf().keep)).target
      for (const part of ['record', 'draft'] as const) copy.documents[part].clientID = 100 * (round + 1) + index
      const own = { ...bindWorkspace(copy.documents), documents: copy.documents }
      everybody.push({ holder, target: copy, replica: own, writes: holder.id !== 'member:mo' })
    }
    const stated: string[] = []
    const packOf = ({ holder, target: theirs }: Apart) =>
      pack({
        documents: theirs.documents,
        statements: theirs.statements,
        blobs: new Map(),
        sender: { member: holder.id, device: holder.device },
      })
    const give = async (to: Apart, file: Uint8Array) =>
      void (await mergeAll(to.target, (await unpackDelivery(file)).unpacked, checkHere))

    /** Files on their way: some arrive late, twice, together or never. */
    const mail: Uint8Array[] = []
    for (let step = 0; step < steps; step++) {
      const who = everybody[below(everybody.length)]!
      const what = below(8)
      if (what < 4 && who.writes) {
        const dice = { a: below(1000), b: below(1000), text: `${step} ${'work '.repeat(below(4))}` }
        operations[below(operations.length)]!(who.replica, dice)
      } else if (what === 4) {
        const word = who.writes
          ? await session(workspace, who.holder, [step], step + 1)
          : await deviceCertificate(workspace, { ...who.holder, device: who.holder.device })
        stated.push(word)
        await who.target.statements.add([word])
      } else if (what === 5) mail.push(await packOf(who))
      else if (mail.length > 0) {
        const file = mail[below(mail.length)]! // stays in the mail: it may come again
        const other = mail[below(mail.length)]!
        const carried = await Promise.all([file, other].map(unpackDelivery))
        await give(who, what === 6 ? file : packCarrier(new Map(carried.flatMap(({ files }) => [...files]))))
      }
    }
    for (const from of everybody) {
      const file = await packOf(from)
      for (const to of everybody) if (to !== from) await give(to, file)
    }
    for (const from of everybody) {
      const file = await packOf(from)
      for (const to of everybody) if (to !== from) await give(to, file)
    }
    const read = ({ replica: theirs }: Apart) => new TextDecoder().decode(canonicalBytes(collectContent(theirs)))
    for (const one of everybody) {
      expect(read(one), `${place}, ${one.holder.id}`).toBe(read(everybody[0]!))
      expect(unreadableIn(one.replica), `${place}, ${one.holder.id}`).toBe(0)
      expect(one.target.statements.texts(), `${place}, ${one.holder.id}`).toEqual(expect.arrayContaining(stated))
      expect(one.target.statements.texts(), place).toEqual(everybody[0]!.target.statements.texts())
    }
  }
}, 200_000)
