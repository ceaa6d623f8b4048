import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { appendBlocks, readBlocks } from '#shared/draft/prose'
import { bringBack } from '#shared/exchange/bringBack'
import { differencesBetween, type Difference } from '#shared/exchange/differences'
import { history } from '#shared/replica/history'
import { here } from '#shared/replica/origins'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, section, swotItem } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'
import { cohort, type Replica } from '../../support/cohort'
import { contentOf } from '../../support/exchange'
import { operations, unreadableIn } from '../../support/operations'

/** A copy as a backup holds it. */
function backupOf({ documents }: Replica): Replica {
  const copy = emptyDocuments()
  for (const part of parts) Y.applyUpdate(copy[part], Y.encodeStateAsUpdate(documents[part]))
  return { ...bindWorkspace(copy), documents: copy }
}

/** Somebody brings back what they chose, and gives how to undo it. */
function brings(
  then: Replica,
  now: Replica,
  by: 'member:ana' | 'member:ben',
  chosen: readonly Difference[],
): () => void {
  const doc = now.documents.draft
  const draft = { doc, history: history(new Y.UndoManager(doc, { trackedOrigins: new Set([here]) })) }
  return bringBack({ then, now }, draft, chosen, {
    by,
    at: by === 'member:ana' ? 1_800_000_000_000 : 1_800_000_000_001,
  })
}

const keyOf = ({ kind, id }: Difference) => `${kind} ${id}`
const said = (replica: Replica) => ({ content: contentOf(replica), bin: JSON.stringify(replica.swot.bin.read()) })

const rounds = 120

it('brings the same back once when two people do so apart, whatever else each of them chose', () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const words = ['', 'Where we stand.', 'What follows from it.', '大学 today']
  let both = 0
  for (let round = 0; round < rounds; round++) {
    const place = `seed ${seed}, round ${round}`
    const { ana, ben, meet } = cohort('ana', 'ben')
    const lives = (count: number, who: Replica = ana) => {
      for (let step = 0; step < count; step++)
        operations[below(operations.length)]!(who, { a: below(50), b: below(50), text: words[below(words.length)]! })
    }
    for (const order of ['a0', 'a1', 'a2', 'a3']) {
      const chapter = section({ order })
      ana.sections.add(chapter)
      appendBlocks(ana.prose(chapter.id), [paragraph('Where we stand today.'), paragraph('Where we go from there.')])
    }
    lives(60)
    // sometimes the copy is of somebody who wrote on apart, so that some of it was never here
    const then = backupOf(ana)
    if (round % 3 === 0) lives(20, then)
    lives(40)
    meet()

    const differences = differencesBetween(then, ana)
    const chosen = [ana, ben].map(() => differences.filter(() => next() < 0.7))
    const twice = differences.filter(each => chosen.every(list => list.includes(each)))
    both += twice.length
    brings(then, ana, 'member:ana', chosen[0]!)
    brings(then, ben, 'member:ben', chosen[1]!)
    meet()

    expect(said(ben), place).toEqual(said(ana))
    for (const part of parts)
      expect(Y.encodeStateVector(ben.documents[part]), place).toEqual(Y.encodeStateVector(ana.documents[part]))
    expect(unreadableIn(ana), place).toBe(unreadableIn(then))
    const left = new Set(differencesBetween(then, ana).map(keyOf))
    const brought = differences.filter(each => chosen.some(list => list.includes(each)))
    expect(
      brought.map(keyOf).filter(key => left.has(key)),
      place,
    ).toEqual([])
  }
  expect(both, `seed ${seed}`).toBeGreaterThan(rounds)
})

it('keeps what one of two wrote in what both brought back', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const chapter = section()
  const item = swotItem({ statement: 'The library is open at night.' })
  ana.sections.add(chapter)
  ana.swot.add(item)
  appendBlocks(ana.prose(chapter.id), [
    paragraph('It stays.'),
    paragraph('Ten students come each year.'),
    paragraph('End.'),
  ])
  const then = backupOf(ana)
  ana.prose(chapter.id).delete(1, 2)
  ana.swot.write(item.id, 'statement', 'The library is closed.')
  meet()
  for (const [replica, name] of [
    [ana, 'member:ana'],
    [ben, 'member:ben'],
  ] as const)
    brings(then, replica, name, differencesBetween(then, replica))
  // each writes on before they meet
  const second = (ben.prose(chapter.id).get(1) as Y.XmlElement).get(0) as Y.XmlText
  second.insert(0, 'Truly: ')
  ana.swot.write(item.id, 'statement', 'The library is open at night and at noon.')
  meet()
  for (const replica of [ana, ben]) {
    expect(readBlocks(replica.prose(chapter.id))).toMatchObject([
      { content: [{ text: 'It stays.' }] },
      { content: [{ text: 'Truly: Ten students come each year.' }] },
      { content: [{ text: 'End.' }] },
    ])
    expect(replica.swot.get(item.id)?.statement).toBe('The library is open at night and at noon.')
  }
})

it('keeps what one of two wrote in an entry of another generation that both brought over', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const { coco: other } = cohort('coco')
  const item = swotItem({ statement: 'Few people speak English.' })
  other.swot.add(item)
  brings(other, ana, 'member:ana', differencesBetween(other, ana))
  brings(other, ben, 'member:ben', differencesBetween(other, ben))
  ana.swot.write(item.id, 'statement', 'Few people here speak English.')
  ben.swot.update(item.id, { theme: 'staff' })
  meet()
  for (const replica of [ana, ben])
    expect(replica.swot.get(item.id)).toMatchObject({ statement: 'Few people here speak English.', theme: 'staff' })
})

it('brings back again what was brought back and removed once more, each time once', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const chapter = section()
  ana.sections.add(chapter)
  appendBlocks(ana.prose(chapter.id), [paragraph('Where we stand.')])
  const then = backupOf(ana)
  for (let times = 0; times < 3; times++) {
    ana.prose(chapter.id).delete(0, ana.prose(chapter.id).length)
    meet()
    brings(then, ana, 'member:ana', differencesBetween(then, ana))
    brings(then, ben, 'member:ben', differencesBetween(then, ben))
    meet()
    for (const replica of [ana, ben])
      expect(readBlocks(replica.prose(chapter.id))).toMatchObject([{ content: [{ text: 'Where we stand.' }] }])
    expect(contentOf(ben)).toBe(contentOf(ana))
  }
})
