import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { scanUpdate } from '#shared/exchange/scanUpdate'
import { appendBlocks } from '#shared/draft/prose'
import { codeOf } from '../../support/failure'
import * as hostile from '../../support/hostileUpdates'
import { cohort } from '../../support/cohort'
import { paragraph, section, swotItem } from '../../support/builders'

it('passes every kind of content that Yjs writes', async () => {
  const doc = new Y.Doc({ gc: false })
  const map = doc.getMap<unknown>('map')
  map.set('plain', [
    1,
    -1,
    2 ** 40,
    -(2 ** 40),
    1.5,
    Number.MAX_VALUE,
    true,
    false,
    null,
    undefined,
    'text',
    { a: { b: [1n] } },
  ])
  map.set('bytes', Uint8Array.of(1, 2, 3))
  map.set('map', new Y.Map([['a', new Y.Array()]]))
  const text = doc.getText('text')
  text.insert(0, 'Grüße aus Gilgit 🏔', { bold: true })
  text.insertEmbed(3, { image: 'x' })
  text.delete(2, 4)
  doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('paragraph'), new Y.XmlText('a')])
  doc.getArray('list').insert(0, [new Y.XmlHook('hook'), 'a', 1])
  expect(await codeOf(() => scanUpdate(Y.encodeStateAsUpdate(doc)))).toBeUndefined()
})

it('passes what replicas made together', async () => {
  const { ana, ben, meet } = cohort('ana', 'ben')
  const [chapter, item] = [section(), swotItem()]
  ana.sections.add(chapter)
  ana.swot.add(item)
  meet()
  appendBlocks(ana.prose(chapter.id), [paragraph('One')])
  appendBlocks(ben.prose(chapter.id), [paragraph('Two')])
  ben.swot.write(item.id, 'statement', 'Closed at night.')
  meet()
  ana.prose(chapter.id).delete(0, 1)
  for (const part of ['record', 'draft'] as const) {
    expect(await codeOf(() => scanUpdate(Y.encodeStateAsUpdate(ana.documents[part])))).toBeUndefined()
  }
})

it.each([
  ['more pieces than any strategy has', () => hostile.pieces(1_000_001)],
  ['a deletion of everything again and again', () => hostile.deletions(10, 2)],
  ['plain values nested without end', nestedValue],
  ['JSON nested without end in what is embedded', () => hostile.nestedJson('embedded', 100)],
  ['JSON nested without end in a format', () => hostile.nestedJson('format', 100)],
  ['JSON nested without end as old versions wrote it', () => hostile.nestedJson('old', 100)],
  ['an update of the second format', hostile.secondFormat],
  ['an update without its beginning', hostile.headless],
])('refuses %s', async (_, make) => {
  expect(await codeOf(() => scanUpdate(make()))).toBe('file.content')
})

function nestedValue(): Uint8Array {
  const doc = new Y.Doc()
  let value: unknown = 1
  for (let i = 0; i < 100; i++) value = [value]
  doc.getMap('x').set('deep', value)
  return Y.encodeStateAsUpdate(doc)
}
