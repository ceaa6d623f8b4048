import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { anchorAt, resolveAnchor } from '#shared/draft/anchor'
import { appendBlocks, readBlocks } from '#shared/draft/prose'
import { sectionText } from '#shared/draft/sectionText'
import { bringBack, picturesFor } from '#shared/exchange/bringBack'
import { differencesBetween, type Difference } from '#shared/exchange/differences'
import { history } from '#shared/replica/history'
import { here } from '#shared/replica/origins'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { indicator, paragraph, person, section, swotItem, value } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'
import { cohort, type Replica } from '../../support/cohort'
import { operations, unreadableIn } from '../../support/operations'

const bringer = { by: 'member:ana', at: 1_800_000_000_000 } as const

/** A copy as a backup holds it. */
function backupOf({ documents }: Replica): Replica {
  const copy = emptyDocuments()
  for (const part of parts) Y.applyUpdate(copy[part], Y.encodeStateAsUpdate(documents[part]))
  return { ...bindWorkspace(copy), documents: copy }
}

const draftOf = ({ documents }: Replica) => ({
  doc: documents.draft,
  history: history(new Y.UndoManager(documents.draft, { trackedOrigins: new Set([here]) })),
})

const bring = (then: Replica, now: Replica, chosen: readonly Difference[], draft = draftOf(now)) =>
  bringBack({ then, now }, draft, chosen, bringer)

/** Everything that both documents say, bit by bit: each entry of the record, each section of the draft. */
function allOf({ documents, sections }: Replica): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const [name] of documents.record.share) {
    for (const [key, entry] of Object.entries(documents.record.getMap(name).toJSON()))
      said.set(`${name} ${key}`, JSON.stringify(entry))
  }
  for (const { id } of [...sections.read(), ...sections.bin.read()])
    said.set(id, documents.draft.getXmlFragment(id).toString())
  return said
}

const places = (difference: Difference): readonly string[] => {
  const of = {
    sections: 'draft.sections',
    swot: 'swot.items',
    indicators: 'benchmark.indicators',
    peers: 'benchmark.peers',
    units: 'profile.units',
    people: 'profile.people',
    profile: 'profile',
  }
  const { kind, id } = difference
  if (kind === 'values') return []
  if (kind === 'years') return ['benchmark.years first', 'benchmark.years last']
  return [`${of[kind]} ${id}`, ...(kind === 'sections' ? [id] : [])]
}

const rounds = 150

it('brings back what was chosen, touches nothing else, and undo brings back exactly', () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const words = ['', 'Where we stand.', 'What follows from it.', '大学 today']
  const tried = { sections: 0, others: 0 }
  for (let round = 0; round < rounds; round++) {
    const place = `seed ${seed}, round ${round}`
    const { ana } = cohort('ana')
    const live = (count: number) => {
      for (let step = 0; step < count; step++)
        operations[below(operations.length)]!(ana, { a: below(50), b: below(50), text: words[below(words.length)]! })
    }
    for (const order of ['a0', 'a1', 'a2', 'a3']) {
      const chapter = section({ order })
      ana.sections.add(chapter)
      appendBlocks(ana.prose(chapter.id), [paragraph('Where we stand today.'), paragraph('Where we go from there.')])
    }
    live(60)
    const then = backupOf(ana)
    live(40)
    const draft = draftOf(ana)
    const before = allOf(ana)
    const chosen = differencesBetween(then, ana).filter(({ kind }) => next() < (kind === 'sections' ? 0.7 : 0.4))
    for (const { kind } of chosen) tried[kind === 'sections' ? 'sections' : 'others']++
    const undo = bring(then, ana, chosen, draft)

    // what was chosen says what the backup says, and every entry can be read
    const left = differencesBetween(then, ana)
    const key = ({ kind, id }: Difference) => `${kind} ${id}`
    expect(left.filter(each => chosen.some(other => key(other) === key(each))).map(key), place).toEqual([])
    expect(unreadableIn(ana), place).toBe(unreadableIn(then))
    // nothing else is another than before; values are entries of their own
    const touched = new Set(chosen.flatMap(places))
    const after = allOf(ana)
    for (const [name, said] of before)
      if (!touched.has(name)) expect([name, after.get(name)], place).toEqual([name, said])
    const added = [...after.keys()].filter(name => !before.has(name) && !touched.has(name))
    expect(
      added.filter(name => !name.startsWith('benchmark.values ')),
      place,
    ).toEqual([])
    // the same once more writes nothing
    const updates: Uint8Array[] = []
    for (const part of parts) ana.documents[part].on('update', update => updates.push(update))
    bring(
      then,
      ana,
      differencesBetween(then, ana).filter(each => chosen.some(other => key(other) === key(each))),
    )
    expect(updates, place).toEqual([])

    undo()
    const undone = allOf(ana)
    expect([...undone].sort(), place).toEqual([...before].filter(([name]) => undone.has(name)).sort())
    for (const [name] of before) expect(undone.has(name), `${place}, ${name}`).toBe(true)
  }
  expect(Math.min(tried.sections, tried.others), `seed ${seed}`).toBeGreaterThan(10)
})

it('takes back just what was brought after something else was done', () => {
  const { ana } = cohort('ana')
  const item = swotItem({ statement: 'The library is open at night.' })
  const chapter = section()
  ana.swot.add(item)
  ana.sections.add(chapter)
  appendBlocks(ana.prose(chapter.id), [paragraph('Where we stand.')])
  const then = backupOf(ana)
  ana.swot.write(item.id, 'statement', 'The library is closed.')
  ana.documents.draft.transact(() => ana.prose(chapter.id).delete(0, 1), here)
  const draft = draftOf(ana)
  const undo = bring(then, ana, differencesBetween(then, ana), draft)
  expect(ana.swot.get(item.id)?.statement).toBe('The library is open at night.')
  ana.history.step(() => ana.swot.update(item.id, { theme: 'staff' }))
  draft.history.step(() =>
    ana.documents.draft.transact(() => appendBlocks(ana.prose(chapter.id), [paragraph('Later.')]), here),
  )
  undo()
  expect(ana.swot.get(item.id)).toMatchObject({ statement: 'The library is closed.', theme: 'staff' })
})

it('restores a removed section with its text, its blocks under their ids', () => {
  const { ana } = cohort('ana')
  const chapter = section({ title: 'Monitoring' })
  const blocks = [paragraph('How we follow up.'), paragraph('And when.')]
  ana.sections.add(chapter)
  appendBlocks(ana.prose(chapter.id), blocks)
  const then = backupOf(ana)
  ana.prose(chapter.id).delete(0, 2)
  ana.sections.remove(chapter.id, bringer)
  const [difference] = differencesBetween(then, ana)
  expect(difference).toMatchObject({ kind: 'sections', name: 'Monitoring', how: 'removed', hasOtherText: true })
  bring(then, ana, [difference!])
  expect(ana.sections.read()).toEqual([chapter])
  expect(readBlocks(ana.prose(chapter.id))).toEqual(blocks)
})

it('leaves what stayed the same in its place, so that comments and concurrent edits in it stand', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const chapter = section()
  ana.sections.add(chapter)
  appendBlocks(ana.prose(chapter.id), [paragraph('It stays as it is.'), paragraph('We host ten students each year.')])
  const then = backupOf(ana)
  const textOf = (replica: Replica) => sectionText(replica.prose(chapter.id))
  const text = textOf(ana)
  const at = text.text.indexOf('students')
  const anchor = anchorAt(chapter.id, text, at, at + 'students'.length)!
  const second = (replica: Replica) => (replica.prose(chapter.id).get(1) as Y.XmlElement).get(0) as Y.XmlText
  second(ana).delete(8, 4)
  second(ana).insert(8, 'hardly any ')
  meet()
  // while ana restores, ben writes in a paragraph that did not change
  ;((ben.prose(chapter.id).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Truly. ')
  bring(then, ana, differencesBetween(then, ana))
  meet()
  for (const replica of [ana, ben]) {
    expect(textOf(replica).text).toBe('Truly. It stays as it is.\nWe host ten students each year.')
    const found = resolveAnchor(anchor, replica.documents.draft, new Map([[chapter.id, textOf(replica)]]))
    expect(found && textOf(replica).text.slice(found.from, found.to)).toBe('students')
  }
})

it('gives a block another id where that of the backup stands elsewhere in the draft now', () => {
  const { ana } = cohort('ana')
  const [one, two] = [section({ order: 'a0' }), section({ order: 'a1' })]
  const moved = paragraph('Moved to another section.')
  for (const each of [one, two]) ana.sections.add(each)
  appendBlocks(ana.prose(one.id), [moved])
  const then = backupOf(ana)
  ana.prose(one.id).delete(0, 1)
  appendBlocks(ana.prose(two.id), [moved])
  bring(
    then,
    ana,
    differencesBetween(then, ana).filter(({ id }) => id === one.id),
  )
  const [first, second] = [one, two].map(({ id }) => readBlocks(ana.prose(id))[0]!)
  expect(first).toMatchObject({ content: [{ text: 'Moved to another section.' }] })
  expect(second).toEqual(moved)
  expect('id' in first! && first.id).not.toBe('id' in moved && moved.id)
})

it('keeps what an earlier value said as the history of the one that counts again', () => {
  const { ana } = cohort('ana')
  const measure = indicator()
  ana.benchmark.indicators.add(measure)
  ana.benchmark.values.add(value({ indicator: measure.id, value: 1.8, at: 1 }))
  const then = backupOf(ana)
  ana.benchmark.values.add(value({ indicator: measure.id, value: 1.9, at: 2 }))
  const [difference] = differencesBetween(then, ana)
  expect(difference).toMatchObject({
    kind: 'values',
    how: 'changed',
    fields: [{ field: 'value', then: 1.8, now: 1.9 }],
  })
  bring(then, ana, [difference!])
  const values = [...ana.benchmark.values.read()].sort((a, b) => b.at - a.at)
  expect(values.map(each => each.value)).toEqual([1.8, 1.9, 1.8])
  expect(values[0]).toMatchObject({ author: bringer.by, at: bringer.at })
})

it('brings what a copy of another generation has, with the values of an indicator that is not here', () => {
  const { ana } = cohort('ana')
  const { ben: other } = cohort('ben')
  const measure = indicator()
  other.benchmark.indicators.add(measure)
  other.benchmark.values.add(value({ indicator: measure.id }))
  other.people.add(person({ name: 'Ben Barak' }))
  const chapter = section()
  other.sections.add(chapter)
  appendBlocks(other.prose(chapter.id), [paragraph('From elsewhere.')])
  const chosen = differencesBetween(other, ana)
  expect(chosen.map(({ kind, how }) => [kind, how])).toEqual([
    ['sections', 'missing'],
    ['indicators', 'missing'],
    ['people', 'missing'],
  ])
  bring(other, ana, chosen)
  expect(differencesBetween(other, ana)).toEqual([])
  expect(ana.benchmark.values.read()).toHaveLength(1)
})

it('refuses prose that nests as nobody writes before anything is changed', () => {
  const { ana } = cohort('ana')
  const chapter = section()
  ana.sections.add(chapter)
  const then = backupOf(ana)
  let inner = new Y.XmlElement('blockquote')
  for (let depth = 0; depth < 500; depth++) {
    const outer = new Y.XmlElement('blockquote')
    outer.insert(0, [inner])
    inner = outer
  }
  then.prose(chapter.id).insert(0, [inner])
  expect(() => differencesBetween(then, ana)).toThrow(expect.objectContaining({ code: 'file.content' }))
})

it('names the pictures that what was chosen needs', () => {
  const { ana } = cohort('ana')
  const chapter = section()
  ana.sections.add(chapter)
  const [far, logo] = ['a', 'b'].map(sign => sign.repeat(64))
  const figure = {
    ...({ type: 'figure', id: 'f', blob: far!, mediaType: 'image/png', width: 10, height: 10 } as const),
    ...{ alt: '', caption: '', source: '' },
  }
  const cell = { header: false, colspan: 1, rowspan: 1, blocks: [figure] }
  appendBlocks(ana.prose(chapter.id), [{ type: 'table', id: 't', caption: '', source: '', rows: [[cell]] }])
  ana.profile.update({ logo: { hash: logo!, type: 'image/png', width: 1, height: 1 } })
  const { ben: other } = cohort('ben')
  expect(picturesFor(ana, differencesBetween(ana, other))).toEqual(new Set([far, logo]))
})
