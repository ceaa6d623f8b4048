import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorAt, resolveAnchor } from '#shared/draft/anchor'
import type { Block } from '#shared/draft/blocks'
import { linesOf, replaced, replaceIn } from '#shared/draft/lines'
import { appendBlocks, readBlocks } from '#shared/draft/prose'
import { sectionText } from '#shared/draft/sectionText'
import { chance, freshSeed } from '../../support/chance'

const section = 'section:one' as const

function written(...blocks: readonly Block[]): Y.XmlFragment {
  const fragment = new Y.Doc({ gc: false }).getXmlFragment(section)
  appendBlocks(fragment, blocks)
  return fragment
}
const paragraph = (id: string, ...content: Extract<Block, { type: 'paragraph' }>['content']): Block => ({
  type: 'paragraph',
  id,
  content,
})

/** Replaces every `old` in a section, as a person does. */
function replaceAll(fragment: Y.XmlFragment, old: string, words: string): void {
  fragment.doc!.transact(() => {
    for (const line of linesOf(fragment)) {
      const stretches = []
      for (let at = line.text.indexOf(old); at >= 0; at = line.text.indexOf(old, at + old.length))
        stretches.push({ from: at, to: at + old.length })
      if (stretches.length > 0) replaceIn(line, stretches, words)
    }
  })
}

describe('the lines of a section', () => {
  it('are its paragraphs, headings, cells, captions and sources, from top to bottom', () => {
    const fragment = written(
      { type: 'heading', id: 'h', level: 1, content: [{ text: 'Head' }] },
      { type: 'list', ordered: false, start: 1, items: [[paragraph('i', { text: 'Item' })]] },
      { type: 'figure', id: 'f', blob: '', mediaType: '', width: 1, height: 1, alt: '', caption: 'C', source: 'S' },
      {
        type: 'table',
        id: 't',
        caption: 'Above',
        source: 'Below',
        rows: [[{ header: false, colspan: 1, rowspan: 1, blocks: [paragraph('c', { text: 'Cell' })] }]],
      },
      paragraph('p', { text: 'one ' }, { text: 'two', bold: true }, { break: true }, { text: 'three' }),
    )
    expect(linesOf(fragment).map(({ text }) => text)).toEqual([
      'Head',
      'Item',
      'C',
      'S',
      'Above',
      'Cell',
      'Below',
      'one two\nthree',
    ])
  })
})

describe('replacing', () => {
  it('keeps bold, italic and links of what is replaced', () => {
    const fragment = written(
      paragraph(
        'a',
        { text: 'The ' },
        { text: 'office', bold: true },
        { text: ' and ' },
        { text: 'office', link: 'https://x.org' },
      ),
    )
    replaceAll(fragment, 'office', 'centre')
    expect(readBlocks(fragment)).toEqual([
      paragraph(
        'a',
        { text: 'The ' },
        { text: 'centre', bold: true },
        { text: ' and ' },
        { text: 'centre', link: 'https://x.org' },
      ),
    ])
  })

  it('takes the marks of the first letter where the old words had several', () => {
    const fragment = written(paragraph('a', { text: 'an ' }, { text: 'old', bold: true }, { text: ' word' }))
    replaceAll(fragment, 'old word', 'new')
    expect(readBlocks(fragment)).toEqual([paragraph('a', { text: 'an ' }, { text: 'new', bold: true })])
  })

  it('gives words put before a first letter the marks of that letter', () => {
    const fragment = written(paragraph('a', { text: 'see ' }, { text: 'plan', bold: true }))
    replaceAll(fragment, 'plan', 'the plan')
    expect(readBlocks(fragment)).toEqual([paragraph('a', { text: 'see ' }, { text: 'the plan', bold: true })])
  })

  it('reaches words in captions and sources', () => {
    const figure = { type: 'figure', id: 'f', blob: '', mediaType: '', width: 1, height: 1, alt: '' } as const
    const fragment = written({ ...figure, caption: 'NIL and NIL', source: 'NIL, 2024' })
    replaceAll(fragment, 'NIL', 'Nilab')
    expect(readBlocks(fragment)).toEqual([{ ...figure, caption: 'Nilab and Nilab', source: 'Nilab, 2024' }])
  })

  it('leaves a comment on its sentence, and keeps hold of the words that came for those it was about', () => {
    const fragment = written(paragraph('a', { text: 'The office asks for two more years of money. Others agree.' }))
    const doc = fragment.doc!
    const text = sectionText(fragment)
    const anchor = (words: string) =>
      anchorAt(section, text, text.text.indexOf(words), text.text.indexOf(words) + words.length)!
    const anchors = ['The office asks for two more years of money.', 'office asks for two', 'years'].map(anchor)
    replaceAll(fragment, 'office', 'centre')
    replaceAll(fragment, 'years', 'yearly rounds')
    const now = sectionText(fragment)
    const held = anchors.map(anchor => {
      const place = resolveAnchor(anchor, doc, new Map([[section, now]]))
      return place && now.text.slice(place.from, place.to)
    })
    expect(held).toEqual([
      'The centre asks for two more yearly rounds of money.',
      'centre asks for two',
      'yearly rounds',
    ])
  })

  it.each([
    ['one place', 1],
    ['all places', 2],
  ])(
    'leaves a comment on exactly the words replaced with those that came, in %s, and undo gives it back',
    (_, count) => {
      const fragment = written(paragraph('a', { text: 'An office of its own. Peers share one office.' }))
      const doc = fragment.doc!
      const other = new Y.Doc({ gc: false })
      const text = sectionText(fragment)
      const anchors = [3, 38].map(from => anchorAt(section, text, from, from + 'office'.length)!)
      const stand = () =>
        [doc, other].map(replica => {
          Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
          const now = sectionText(replica.getXmlFragment(section))
          return anchors.map(anchor => {
            const place = resolveAnchor(anchor, replica, new Map([[section, now]]))
            return place && `${place.from} ${now.text.slice(place.from, place.to)}${place.isChanged ? ', changed' : ''}`
          })
        })
      const both = (...places: readonly string[]) => [places, places]
      const history = new Y.UndoManager(fragment, { trackedOrigins: new Set([null]) })
      const [line] = linesOf(fragment)
      const stretches = [3, 38].map(from => ({ from, to: from + 'office'.length }))
      doc.transact(() => replaceIn(line!, stretches.slice(0, count), 'campus'))
      const second = count === 1 ? '38 office' : '38 campus, changed'
      expect(stand()).toEqual(both('3 campus, changed', second))
      history.undo()
      expect(stand()).toEqual(both('3 office', '38 office'))
      history.redo()
      expect(stand()).toEqual(both('3 campus, changed', second))
    },
  )

  it('writes what replacing in a plain text writes, and touches no mark of other letters, whatever stands there', () => {
    const seed = freshSeed()
    const next = chance(seed)
    const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!
    const letters = [...'aab é😀']
    const lettersOf = (least: number, most: number) =>
      Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, () => pick(letters)).join('')
    for (let round = 0; round < 300; round++) {
      const fragment = written(
        paragraph(
          'a',
          ...Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
            text: lettersOf(1, 6),
            ...(next() < 0.5 && { bold: true as const }),
          })),
        ),
      )
      const [old, words] = [lettersOf(1, 3), lettersOf(0, 4)]
      const text = linesOf(fragment)[0]!.text
      const where = `SEED=${seed}, round ${round}: ${JSON.stringify({ text, old, words })}`
      const marked = () =>
        readBlocks(fragment).flatMap(block =>
          block.type === 'paragraph'
            ? block.content.flatMap(part => ('text' in part ? [...part.text].map(sign => [sign, part.bold]) : []))
            : [],
        )
      const before = marked()
      const manager = new Y.UndoManager(fragment)
      replaceAll(fragment, old, words)
      const stretches = []
      for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length))
        stretches.push({ from: at, to: at + old.length })
      expect(linesOf(fragment)[0]!.text, where).toBe(replaced(text, stretches, words))
      expect(linesOf(fragment)[0]!.text, where).toBe(text.replaceAll(old, words))
      const kept = (signs: readonly unknown[][], of: string) => {
        const pieces = of === '' ? [] : [...of]
        return signs.filter(([sign]) => !pieces.includes(sign as string))
      }
      expect(kept(marked(), old + words), where).toEqual(kept(before, old + words))
      manager.undo()
      expect(marked(), where).toEqual(before)
    }
  })
})
