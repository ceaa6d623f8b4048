import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import type { SectionId } from '#shared/draft/section'
import { draftSearch, titleLine } from '../../../renderer/editor/find/draftSearch'
import { paragraph } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'

const sections: readonly { readonly id: SectionId; readonly title: string }[] = [
  { id: 'section:one', title: 'The office' },
  { id: 'section:two', title: 'Money' },
]
const query = { words: 'office', isExact: false, isWhole: false }

function searched(doc = new Y.Doc({ gc: false })) {
  const prose = (id: SectionId) => doc.getXmlFragment(id)
  const search = draftSearch(prose)
  search.show(sections)
  search.ask(query)
  const places = () => search.found.read().map(({ section, line, from }) => `${section} ${line} ${from}`)
  return { doc, prose, search, places }
}

it('finds titles and lines of all sections, in their order', () => {
  const { prose, search, places } = searched()
  appendBlocks(prose('section:two'), [paragraph('No'), paragraph('An office, an Office')])
  search.refresh()
  expect(places()).toEqual([`section:one ${titleLine} 4`, 'section:two 1 3', 'section:two 1 14'])
  search.show([...sections].reverse())
  expect(places()[0]).toBe('section:two 1 3')
  search.dispose()
})

it('hears by itself of what is written, and keeps hold of a place while somebody writes before it', async () => {
  const { doc, prose, search } = searched()
  appendBlocks(prose('section:one'), [paragraph('An office')])
  search.refresh()
  const held = search.hold(search.found.read()[1]!)
  const heard = new Promise<void>(resolve => search.found.subscribe(resolve))
  const other = new Y.Doc({ gc: false })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  appendBlocks(other.getXmlFragment('section:two'), [paragraph('Their office')])
  const theirs = other.getXmlFragment('section:one')
  const before = new Y.XmlElement('paragraph')
  theirs.insert(0, [before])
  ;((theirs.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Not only ')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  await heard
  expect(search.found.read()).toHaveLength(3)
  expect(search.whereNow(held)).toEqual({ section: 'section:one', line: 1, from: 12 })
  search.dispose()
})

it('has found after any changes what a new search finds', () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { doc, prose, search, places } = searched()
  const words = ['office ', 'off', 'ice ', 'The Office, ', 'money ']
  const word = () => words[Math.floor(next() * words.length)]!
  for (let step = 0; step < 200; step++) {
    const fragment = prose(sections[Math.floor(next() * 2)]!.id)
    const at = Math.floor(next() * fragment.length)
    const choice = next()
    if (fragment.length === 0 || choice < 0.2) appendBlocks(fragment, [paragraph(word() + word())])
    else if (choice < 0.3) fragment.delete(at, 1)
    else {
      const node = (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText
      const place = Math.floor(next() * (node.length + 1))
      if (choice < 0.7) node.insert(place, word())
      else node.delete(place, Math.min(3, node.length - place))
    }
    if (next() < 0.3) search.refresh()
  }
  search.refresh()
  const anew = searched(doc)
  expect(places(), `SEED=${seed}`).toEqual(anew.places())
  search.dispose()
  anew.search.dispose()
})
