import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Block } from '../../../shared/draft/blocks'
import { appendBlocks } from '../../../shared/draft/prose'
import { blockNames, identifiedBlocks, markNames } from '../../../shared/draft/vocabulary'
import { proseVocabulary } from '../../../renderer/editor/vocabulary/proseVocabulary'
import { readNode } from '../../../renderer/editor/vocabulary/readNode'

const words = {
  noCaption: 'No caption yet',
  noSource: 'No source yet',
  decision: 'Decision',
  unknown: 'From a newer version',
}
const vocabulary = proseVocabulary(words, () => undefined)

const sentence: Block = {
  type: 'paragraph',
  id: 'p1',
  content: [{ text: 'One ' }, { text: 'two', bold: true }, { break: true }],
}
const everything: readonly Block[] = [
  sentence,
  { type: 'heading', id: 'h1', level: 1, content: [{ text: 'Head', link: 'https://example.org/' }] },
  { type: 'list', ordered: true, start: 3, items: [[sentence], []] },
  {
    type: 'list',
    ordered: false,
    start: 1,
    items: [[sentence, { type: 'list', ordered: false, start: 1, items: [[sentence]] }]],
  },
  { type: 'quote', id: 'q1', blocks: [sentence] },
  { type: 'decision', id: 'd1', blocks: [] },
  {
    type: 'figure',
    id: 'f1',
    blob: 'a'.repeat(64),
    mediaType: 'image/png',
    width: 10,
    height: 5,
    alt: 'a',
    caption: '',
    source: '',
  },
  {
    type: 'table',
    id: 't1',
    caption: 'Figures',
    source: '',
    rows: [
      [{ header: true, colspan: 2, rowspan: 1, blocks: [sentence] }],
      [{ header: false, colspan: 1, rowspan: 1, blocks: [] }],
    ],
  },
]

function fragmentWith(...content: Y.XmlElement[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('section')
  fragment.insert(0, content)
  return fragment
}

function element(name: string, attributes: Record<string, unknown> = {}, content: (Y.XmlElement | Y.XmlText)[] = []) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, content)
  return made
}

describe('proseVocabulary', () => {
  it('has exactly the nodes, marks and identified blocks of the shared vocabulary', () => {
    const { nodes, marks } = vocabulary.own.schema
    expect(Object.keys(nodes).sort()).toEqual([...blockNames, 'doc', 'text', 'hardBreak'].sort())
    expect(Object.keys(marks).sort()).toEqual([...markNames].sort())
    expect(
      Object.keys(nodes)
        .filter(name => 'id' in (nodes[name]!.spec.attrs ?? {}))
        .sort(),
    ).toEqual([...identifiedBlocks].sort())
    expect(Object.keys(nodes.figure!.spec.attrs!).sort()).toEqual([
      'alt',
      'blob',
      'caption',
      'height',
      'id',
      'source',
      'type',
      'width',
    ])
    expect(Object.keys(nodes.table!.spec.attrs!).sort()).toEqual(['caption', 'id', 'source'])
    expect(Object.keys(nodes.tableCell!.spec.attrs!).sort()).toEqual(['colspan', 'rowspan'])
    expect(Object.keys(marks.link!.spec.attrs!)).toEqual(['href'])
  })

  it('binds to everything that a template or sample can write, empty list items and cells included', () => {
    const fragment = new Y.Doc().getXmlFragment('section')
    appendBlocks(fragment, everything)
    const fit = vocabulary.fitting(fragment)
    expect(fit.schema).toBe(vocabulary.own.schema)
    expect(fit.canBind).toBe(true)
    expect(() => readNode(fragment, fit.schema).check()).not.toThrow()
  })

  it('makes stand-ins for nodes, marks and attributes of a newer version', () => {
    const text = new Y.XmlText()
    text.insert(0, 'kept', {
      highlight: { colour: 'green' },
      'note--abcdefgh': { key: 1 },
      link: { href: 'https://a.example', rel: 'x' },
    })
    const fragment = fragmentWith(
      element('paragraph', { id: 'p', align: 'end' }, [text, element('mention', { member: 'm1' })]),
      element('timeline', { id: 't' }, [element('step', {}, [element('paragraph', { id: 'q' })])]),
      element('formula', { tex: 'x' }, [new Y.XmlText('inside')]),
    )
    const { canBind, schema } = vocabulary.fitting(fragment)
    expect(canBind).toBe(true)
    const node = readNode(fragment, schema)
    node.check()
    expect(node.child(0).attrs.align).toBe('end')
    expect(
      node
        .child(0)
        .child(0)
        .marks.map(mark => mark.type.name)
        .sort(),
    ).toEqual(['highlight', 'link', 'note'])
    expect(node.child(1).child(0).type.name).toBe('step')
    expect(node.child(2).textContent).toBe('inside')
  })

  it.each([
    ['text outside of a block', () => fragmentWith(element('blockquote', {}, [new Y.XmlText('loose')]))],
    ['a paragraph inside a paragraph', () => fragmentWith(element('paragraph', {}, [element('paragraph')]))],
    [
      'a cell that spans a million columns',
      () => fragmentWith(element('table', {}, [element('tableRow', {}, [element('tableCell', { colspan: 1e6 })])])),
    ],
    ['a heading of level 9', () => fragmentWith(element('heading', { level: 9 }))],
    ['a row of cells without its table', () => fragmentWith(element('tableRow'))],
  ])('refuses to bind an editor to %s, and still shows it', (_, make) => {
    const fragment = make()
    const fit = vocabulary.fitting(fragment)
    expect(fit.canBind).toBe(false)
    expect(readNode(fragment, fit.schema).childCount).toBe(fragment.length)
  })
})
