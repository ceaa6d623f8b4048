import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { sectionEditor } from '../../../renderer/editor/page/sectionEditor'
import { staticProse } from '../../../renderer/editor/page/staticProse'
import { cohort } from '../../support/cohort'
import { deskOf, paragraph, quiet } from './desk'

const one = 'section:one'
afterEach(() => document.body.replaceChildren())

/** An element as a hostile replica writes it: attributes may be anything that a document holds. */
function element(name: string, attributes: Record<string, unknown>, content: (Y.XmlElement | Y.XmlText)[] = []) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  if (content.length > 0) made.insert(0, content)
  return made
}

const meta = ['meta', { 'http-equiv': 'refresh', content: '0;url=https://evil.example' }]
const image = ['img', { src: 'https://evil.example/x', onerror: 'window.isHarmed = true' }]
const cell = () => element('tableCell', {}, [element('paragraph', {}, [new Y.XmlText('cell')])])
const text = (marks: Record<string, unknown>) => {
  const made = new Y.XmlText('marked')
  made.format(0, 6, marks)
  return made
}

const hostile: readonly (readonly [string, () => Y.XmlElement])[] = [
  ['a caption that is an element', () => element('figure', { blob: 'b'.repeat(64), caption: image })],
  ['a source that is an element', () => element('figure', { blob: 'b'.repeat(64), source: meta })],
  [
    'a caption of a table that is an element',
    () => element('table', { caption: meta }, [element('tableRow', {}, [cell()])]),
  ],
  ['a description that is an object', () => element('figure', { blob: 'b'.repeat(64), alt: { x: 1 } })],
  ['a level that is an element', () => element('heading', { level: image }, [new Y.XmlText('heading')])],
  ['an id that is an element', () => element('paragraph', { id: image }, [new Y.XmlText('text')])],
  ['a link that is an element', () => element('paragraph', {}, [text({ link: { href: image } })])],
  ['a link to a script', () => element('paragraph', {}, [text({ link: { href: 'javascript:alert(1)' } })])],
  ['a block that is called like a mark', () => element('bold', {}, [new Y.XmlText('text')])],
  ['a mark that is called like a block', () => element('paragraph', {}, [text({ paragraph: {} })])],
  ['a mark and a block of one unknown name', () => element('odd', {}, [text({ odd: {} })])],
  ['a block without a name', () => element('', {}, [new Y.XmlText('text')])],
  ['a block called like nothing a page has', () => element('a b|c*', { 'on click': 'x' }, [new Y.XmlText('text')])],
  [
    'names that every object has',
    () => element('constructor', { __proto__x: 1, toString: 'x' }, [text({ valueOf: {} })]),
  ],
]

/** Ana's section with one more block, which came from elsewhere. */
function received(make: () => Y.XmlElement) {
  const { ana } = cohort('ana')
  appendBlocks(ana.prose(one), [paragraph('p', 'What Ana wrote')])
  ana.documents.draft.transact(() => ana.prose(one).insert(1, [make()]), incoming)
  return ana
}

const foreign = 'img[src], img[onerror], meta, script, style, iframe, a[href^="javascript"]'

describe.each(hostile)('%s', (_, make) => {
  it('is drawn as nothing but text, with all that stands beside it', () => {
    const ana = received(make)
    const prose = staticProse(deskOf(ana).session, ana.prose(one))
    expect(prose.textContent).toContain('What Ana wrote')
    expect(prose.querySelector(foreign)).toBeNull()
  })

  it.each([null, 'role'] as const)(
    'does the same in an editor, which may be none, for whoever has the right %s',
    right => {
      const ana = received(make)
      const before = ana.prose(one).toString()
      const { session } = deskOf(ana, right)
      const place = document.createElement('div')
      document.body.append(place)
      const { draft } = ana.documents
      const fragment = right === null ? ana.prose(one) : new Y.Doc().getXmlFragment(one)
      if (right !== null) Y.applyUpdate(fragment.doc!, Y.encodeStateAsUpdate(draft))
      const made = sectionEditor(session, fragment, place, 'heading', quiet)
      expect(place.querySelector(foreign)).toBeNull()
      made?.dispose()
      expect(ana.prose(one).toString()).toBe(before)
    },
  )
})
