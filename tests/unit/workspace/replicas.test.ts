import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { cohort, type Replica } from '../../support/cohort'
import { contentOf } from '../../support/exchange'
import { operations, unreadableIn } from '../../support/operations'
import { indicator, paragraph, peer, person, section, swotItem, unit } from '../../support/builders'

const names = ['ana', 'ben', 'cy'] as const
const number = fc.nat({ max: 1000 })

/** What happens: somebody does something, or tells somebody else what they know. */
const steps = (people: number) =>
  fc.array(
    fc.record({
      who: fc.nat({ max: people - 1 }),
      tells: fc.option(fc.nat({ max: people - 1 }), { freq: 1 }), // as often work as telling
      what: fc.nat({ max: operations.length - 1 }),
      dice: fc.record({ a: number, b: number, text: fc.string({ maxLength: 12, unit: 'grapheme' }) }),
    }),
    { minLength: 20, maxLength: 90 },
  )
type Step = ReturnType<typeof steps> extends fc.Arbitrary<infer T> ? T : never

/** Keeps every single update of a replica, as a network would carry them. */
function overheard({ documents }: Replica) {
  const updates: { part: 'record' | 'draft'; update: Uint8Array }[] = []
  for (const part of parts) {
    documents[part].on('update', (update: Uint8Array) => updates.push({ part, update }))
  }
  return updates
}

/** Something of everything, so that people meet over the same things from the first step. */
function furnish(replica: Replica): void {
  const chapters = ['a0', 'a1', 'a1'].map(order => section({ order }))
  for (const chapter of chapters) {
    replica.sections.add(chapter)
    appendBlocks(replica.prose(chapter.id), [paragraph('The first thing.'), paragraph('The second.')])
  }
  for (const order of ['a0', 'a1', 'a1', 'a2']) replica.swot.add(swotItem({ order }))
  for (const order of ['a0', 'a0']) replica.units.add(unit({ order }))
  for (const order of ['a0', 'a1']) replica.people.add(person({ order }))
  for (const order of ['a0', 'a1']) replica.benchmark.indicators.add(indicator({ order }))
  for (const order of ['a0', 'a1']) replica.benchmark.peers.add(peer({ order }))
}

function play(people: number, happened: Step) {
  const { meet, tell, ...all } = cohort(...names.slice(0, people))
  const replicas = names.slice(0, people).map(name => all[name])
  furnish(replicas[0]!)
  meet()
  const beginning = parts.map(part => ({ part, update: Y.encodeStateAsUpdate(replicas[0]!.documents[part]) }))
  const updates = replicas.map(overheard)
  for (const { who, tells, what, dice } of happened) {
    if (tells === null) operations[what]!(replicas[who]!, dice)
    else if (tells !== who) tell(names[who]!, names[tells]!)
  }
  meet()
  return { replicas, updates: [...beginning, ...updates.flat()] }
}

it.each([2, 3])('%i replicas agree and stay readable after whatever people do apart', people => {
  fc.assert(
    fc.property(steps(people), happened => {
      const [first, ...others] = play(people, happened).replicas
      for (const other of others) expect(contentOf(other)).toBe(contentOf(first!))
      for (const replica of [first!, ...others]) expect(unreadableIn(replica)).toBe(0)
    }),
    { numRuns: 200 }, // a failing run prints its seed and its shortest steps
  )
})

it('a replica that hears every update in any order, some twice, agrees too', () => {
  fc.assert(
    fc.property(steps(3), fc.infiniteStream(fc.nat()), (happened, chance) => {
      const { replicas, updates } = play(3, happened)
      const keyed = [...updates, ...updates.slice(0, 5)].map(heard => [chance.next().value as number, heard] as const)
      const documents = emptyDocuments()
      for (const [, { part, update }] of keyed.sort(([a], [b]) => a - b)) Y.applyUpdate(documents[part], update)
      const late = { ...bindWorkspace(documents), documents }
      expect(contentOf(late)).toBe(contentOf(replicas[0]!))
    }),
    { numRuns: 100 },
  )
})

it('every word that anybody puts into a statement is there afterwards', () => {
  const edits = fc.array(fc.record({ who: fc.nat({ max: 2 }), at: fc.nat({ max: 50 }), meets: fc.boolean() }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(edits, happened => {
      const { meet, ...people } = cohort(...names)
      const item = swotItem({ statement: '' })
      people.ana.swot.add(item)
      meet()
      const words = happened.map(({ who, at, meets }, index) => {
        const { swot } = people[names[who]!]
        const now = swot.get(item.id)!.statement.split(' ').filter(Boolean)
        now.splice(at % (now.length + 1), 0, `<${names[who]}${index}>`)
        swot.write(item.id, 'statement', now.join(' '))
        if (meets) meet()
        return `<${names[who]}${index}>`
      })
      meet()
      const statement = people.ben.swot.get(item.id)!.statement
      for (const word of words) expect(statement).toContain(word)
    }),
    { numRuns: 200 },
  )
})

it('keeps what was typed in a section while somebody else moved and renamed it', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const chapter = section({ order: 'a1' })
  ana.sections.add(chapter)
  ana.prose(chapter.id).insert(0, [new Y.XmlText('Agreed.')])
  meet()
  ana.sections.update(chapter.id, { order: 'a0', title: 'Moved' })
  ;(ben.prose(chapter.id).get(0) as Y.XmlText).insert(0, 'Not ')
  meet()
  for (const { sections, prose } of [ana, ben]) {
    expect(sections.get(chapter.id)).toMatchObject({ order: 'a0', title: 'Moved' })
    expect(prose(chapter.id).toString()).toBe('Not Agreed.')
  }
})
