import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { countWords } from '#shared/base/words'
import { plainText, type Block, type Inline } from '#shared/draft/blocks'
import { appendBlocks, readBlocks } from '#shared/draft/prose'

const fragment = () => new Y.Doc().getXmlFragment('section:1')

const id = fc.stringMatching(/^[a-z]{1,8}$/)
const word = fc.stringMatching(/^[a-zé0-9 .,]{1,20}$/)
const run: fc.Arbitrary<Inline> = fc.oneof(
  fc.constant({ break: true as const }),
  fc.record(
    { text: word, bold: fc.constant(true as const), italic: fc.constant(true as const) },
    { requiredKeys: ['text'] },
  ),
  fc.record({ text: word, link: fc.constant('https://nilab.example/a') }),
)
/** Neighbouring runs with the same marks are one run in the document, so only different ones stand side by side here. */
const marks = (inline: Inline) => ('break' in inline ? 'break' : `${inline.bold}${inline.italic}${inline.link}`)
const content = fc
  .array(run, { maxLength: 6 })
  .map(runs => runs.filter((inline, i) => 'break' in inline || i === 0 || marks(inline) !== marks(runs[i - 1]!)))
const { block } = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constant('paragraph' as const), id, content }),
    fc.record({ type: fc.constant('heading' as const), id, level: fc.constantFrom(1 as const, 2 as const), content }),
    fc.record({
      type: fc.constant('figure' as const),
      id,
      blob: id,
      mediaType: fc.constant('image/png'),
      width: fc.integer({ min: 1, max: 5000 }),
      height: fc.integer({ min: 1, max: 5000 }),
      alt: word,
      caption: word,
      source: word,
    }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.constant(1),
      items: fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constantFrom('quote' as const, 'decision' as const),
      id,
      blocks: fc.array(tie('block'), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('table' as const),
      id,
      caption: word,
      source: word,
      rows: fc.array(
        fc.array(
          fc.record({
            header: fc.boolean(),
            colspan: fc.integer({ min: 1, max: 3 }),
            rowspan: fc.constant(1),
            blocks: fc.array(tie('block'), { maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
}))

it('reads back any prose that was written', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), blocks => {
      const target = fragment()
      appendBlocks(target, blocks)
      expect(readBlocks(target)).toEqual(blocks)
    }),
  )
})

it('shows the text of nodes that a newer version wrote, and all that stands around them', () => {
  const target = fragment()
  appendBlocks(target, [{ type: 'paragraph', id: 'a', content: [{ text: 'before' }] }])
  const strange = new Y.XmlElement('timeline')
  strange.insert(0, [new Y.XmlText('in 2031')])
  target.insert(1, [strange])
  expect(readBlocks(target)).toEqual([
    { type: 'paragraph', id: 'a', content: [{ text: 'before' }] },
    { type: 'unknown', name: 'timeline', text: 'in 2031' },
  ])
})

it('reads what a hostile replica nested 5,000 deep, and all that stands around it', () => {
  const target = fragment()
  target.doc!.transact(() => {
    let inner: Y.XmlFragment = target
    for (let depth = 0; depth < 5000; depth++) {
      const next = new Y.XmlElement('blockquote')
      inner.insert(0, [next])
      inner = next
    }
  })
  appendBlocks(target, [{ type: 'paragraph', id: 'a', content: [{ text: 'after' }] }])
  expect(readBlocks(target).at(-1)).toEqual({ type: 'paragraph', id: 'a', content: [{ text: 'after' }] })
})

it('keeps the text but not the link where a link is none that may leave the program', () => {
  const target = fragment()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, 'click', { link: { href: 'javascript:alert(1)' } })
  paragraph.insert(0, [text])
  target.insert(0, [paragraph])
  expect(readBlocks(target)).toEqual([{ type: 'paragraph', id: '', content: [{ text: 'click' }] }])
})

it('counts words as people do, in any script', () => {
  expect(countWords("Nilab's well-known 1,240 students (2024/25)")).toBe(6)
  expect(countWords('Қарағанды қаласы')).toBe(2)
  expect(countWords('  ')).toBe(0)
})

it('keeps table cells and list items apart in plain text', () => {
  const paragraph = (text: string): Block => ({ type: 'paragraph', id: '', content: [{ text }] })
  const cell = (text: string) => ({ header: false, colspan: 1, rowspan: 1, blocks: [paragraph(text)] })
  expect(plainText([{ type: 'table', id: '', caption: '', source: '', rows: [[cell('a'), cell('b')]] }])).toBe('a\tb')
  expect(plainText([{ type: 'list', ordered: false, start: 1, items: [[paragraph('a')], [paragraph('b')]] }])).toBe(
    'a\nb',
  )
})
