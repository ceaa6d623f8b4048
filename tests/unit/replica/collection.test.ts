import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { collectContent } from '#shared/content/collectContent'
import { collection } from '#shared/replica/collection'
import { SwotItem } from '#shared/swot/item'
import { ana as anaId, swotItem, unit } from '../../support/builders'
import { cohort } from '../../support/cohort'
import { nested } from '../../support/hostileUpdates'

const removal = { by: anaId, at: 5 }

/** A record of the collection as a hostile or newer replica might write it. */
const records = ({ documents }: { documents: { record: Y.Doc } }) => documents.record.getMap<unknown>('swot.items')
const stored = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields))

it('keeps both edits when two members change different fields of one item offline', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const item = swotItem({ factor: 'strength', order: 'a' })
  ana.swot.add(item)
  meet()
  ana.swot.update(item.id, { order: 'm' })
  ben.swot.update(item.id, { factor: 'opportunity' })
  meet()
  for (const member of [ana, ben]) expect(member.swot.read()).toEqual([{ ...item, order: 'm', factor: 'opportunity' }])
})

it('keeps both when two members write in one statement', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const item = swotItem({ statement: 'The library is open.' })
  ana.swot.add(item)
  meet()
  ana.swot.write(item.id, 'statement', 'The old library is open.')
  ben.swot.write(item.id, 'statement', 'The library is open at night.')
  meet()
  for (const { swot } of [ana, ben]) expect(swot.get(item.id)!.statement).toBe('The old library is open at night.')
})

it('keeps an edit that somebody made while somebody else removed the item', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const item = swotItem()
  ana.swot.add(item)
  meet()
  ana.swot.remove(item.id, removal)
  ben.swot.write(item.id, 'statement', 'Better words.')
  meet()
  for (const { swot } of [ana, ben]) {
    expect(swot.read()).toEqual([])
    expect(swot.bin.read()).toEqual([{ ...item, statement: 'Better words.', removed: removal }])
  }
  ben.swot.restore(item.id)
  meet()
  expect(ana.swot.read()).toEqual([{ ...item, statement: 'Better words.' }])
})

it('changes nothing that somebody removed for good', () => {
  const { ana } = cohort('ana')
  ana.swot.update('swotItem:gone', { order: 'a' })
  ana.swot.write('swotItem:gone', 'statement', 'x')
  expect(records(ana).size).toBe(0)
})

it('keeps fields that a newer version added', () => {
  const { ana } = cohort('ana')
  const item = swotItem()
  ana.swot.add(item)
  ;(records(ana).get(item.id) as Y.Map<unknown>).set('votes', 3)
  ana.swot.update(item.id, { order: 'z' })
  expect((records(ana).get(item.id) as Y.Map<unknown>).get('votes')).toBe(3)
})

it.each([
  ['a text where a record belongs', 'hello'],
  ['a number', 7],
  ['plain data', { id: 'swotItem:bad', factor: 'strength' }],
  ['a list', new Y.Array()],
  ['prose', new Y.XmlFragment()],
  ['an empty record', stored({})],
  ['a record without an id', stored({ ...swotItem(), id: undefined })],
  ['a record with the id of another', stored({ ...swotItem(), id: 'swotItem:other' })],
  ['a record with an id of another kind', stored({ ...swotItem(), id: 'peer:bad' })],
  ['a record with a factor unknown', stored({ ...swotItem(), id: 'swotItem:bad', factor: 'luck' })],
  ['a record with a number for a text', stored({ ...swotItem(), id: 'swotItem:bad', statement: 5 })],
  ['a record with a record inside', stored({ ...swotItem(), id: 'swotItem:bad', order: new Y.Map() })],
])('keeps %s, leaves it out of the list and counts it', (_, junk) => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const item = swotItem()
  ana.swot.add(item)
  records(ana).set('swotItem:bad', junk)
  meet()
  for (const { swot } of [ana, ben]) {
    expect(swot.read()).toEqual([item])
    expect(swot.unreadable()).toBe(1)
    expect(swot.get('swotItem:bad')).toBeUndefined()
    expect(() => {
      swot.write('swotItem:bad', 'statement', 'x')
      swot.remove('swotItem:bad', removal)
    }).not.toThrow()
  }
  expect(records(ben).has('swotItem:bad')).toBe(true)
  expect(collectContent(ben).swot).toHaveLength(1)
})

it('takes a removal that is none for no removal', () => {
  const { ana } = cohort('ana')
  const item = swotItem()
  ana.swot.add(item)
  ;(records(ana).get(item.id) as Y.Map<unknown>).set('removed', 'yes')
  expect(ana.swot.read()).toEqual([item])
  expect(ana.swot.bin.read()).toEqual([])
})

it('is a mistake of ours to write a value that the schema refuses, and changes nothing', () => {
  const { ana } = cohort('ana')
  const item = swotItem()
  ana.swot.add(item)
  expect(() => ana.swot.update(item.id, { createdAt: Number.NaN })).toThrow()
  expect(ana.swot.read()).toEqual([item])
})

it('shows inside of several changes made as one what the earlier of them did', () => {
  const { ana } = cohort('ana')
  const [first, second] = [swotItem(), swotItem()]
  expect(ana.swot.read()).toEqual([])
  ana.together(() => {
    ana.swot.add(first)
    expect(ana.swot.read()).toEqual([first])
    ana.swot.add(second)
    ana.swot.update(first.id, { order: 'zz' })
    expect(ana.swot.get(first.id)).toMatchObject({ order: 'zz' })
    ana.swot.remove(second.id, removal)
    expect(ana.swot.read()).toEqual([{ ...first, order: 'zz' }])
  })
  expect(ana.swot.read()).toEqual([{ ...first, order: 'zz' }])
})

it('gives the same list until something in it changes', () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const [one, two] = [swotItem(), swotItem()]
  ana.swot.add(one)
  ana.swot.add(two)
  meet()
  const before = ben.swot.read()
  meet()
  ben.profile.update({ title: 'Something else' })
  expect(ben.swot.read()).toBe(before)
  ana.swot.update(one.id, { order: 'z' })
  meet()
  const after = ben.swot.read()
  expect(after).not.toBe(before)
  expect(after.find(({ id }) => id === two.id)).toBe(before.find(({ id }) => id === two.id)) // not parsed again
})

it('reads a text beyond all bounds without its end, and keeps the end when something else is changed', () => {
  const { ana } = cohort('ana')
  const huge = 'x'.repeat(1_000_000)
  const library = unit({ name: huge })
  const written = ana.documents.record.getMap<Y.Map<unknown>>('profile.units')
  written.set(library.id, stored(library))
  expect(ana.units.get(library.id)?.name).toBe('x'.repeat(20_000))
  ana.units.update(library.id, { abbreviation: 'HUGE' })
  expect(written.get(library.id)?.get('name')).toBe(huge)
})

it('leaves out what a hostile replica nested deeper than any stack, and reads the rest', () => {
  const doc = new Y.Doc()
  doc.clientID = 2 // the hostile one is 1
  const items = collection(doc, 'swot.items', SwotItem, ['statement'])
  const good = swotItem()
  items.add(good)
  Y.applyUpdate(doc, nested(30_000))
  expect(items.read()).toEqual([good])
  expect(items.unreadable()).toBe(1)
})
