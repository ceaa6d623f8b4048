import { describe, expect, it } from 'vitest'
import type { Block } from '#shared/draft/blocks'
import { cell, emptyContent, textBlock } from '../../support/strategyContent'
import { readWord, wordOf } from '../../support/wordFile'

const words = 'One regulation for nine faculties that replaces the rules of 2014'
const plan = (id: string): Block => ({
  type: 'table',
  id,
  caption: `Actions ${id}`,
  source: 'Registrar',
  rows: [
    ['No.', 'Goal', 'Action', 'Owner', 'Due', 'Proof'].map(text => cell(text, true)),
    ...Array.from({ length: 12 }, (_, row) =>
      [String(row), '1', words, 'International Office', '30 September 2027', 'Minute of the Academic Council'].map(
        text => cell(text),
      ),
    ),
  ],
})
const figures: Block = {
  type: 'table',
  id: 'figures',
  caption: 'Figures',
  source: '',
  rows: [
    ['Line', '2027', '2028', '2029', '2030', '2031', 'Total'].map(text => cell(text, true)),
    ...Array.from({ length: 12 }, (_, row) =>
      [`Goal ${row}`, '9.5', '11.0', '7.0', '6.0', '7.0', '40.5'].map(text => cell(text)),
    ),
  ],
}
const heading = (text: string): Block => ({ type: 'heading', id: text, level: 1, content: [{ text }] })
const long = Array.from({ length: 30 }, () => textBlock('Every unit names one person who answers for it. '.repeat(4)))

/** Pages of a section with these blocks by their form, each with the texts of its headings and captions. */
async function pagesOf(blocks: readonly Block[]): Promise<string[]> {
  const section = { id: 's', outline: null, part: 'body', number: '1', title: 'Plan', unit: null, blocks } as const
  const after = { ...section, id: 'after', title: 'After', blocks: long }
  const { document } = readWord(await wordOf({ ...emptyContent, sections: [section, after] }))
  expect(document).not.toMatch(/<w:pageBreakBefore[^>]*\/><w:keep/) // Word reads properties in this order alone
  return document
    .split('</w:sectPr>')
    .slice(0, -1)
    .map(xml => {
      const { paragraphs } = readParagraphs(xml)
      const form = xml.includes('w:orient="landscape"') ? 'wide' : 'upright'
      return `${form}: ${paragraphs.join(', ')}`
    })
}

function readParagraphs(xml: string) {
  const paragraphs = [
    ...xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<w:pStyle w:val="(?:Heading[12]|Caption)"\/>.*?<\/w:p>/gs),
  ].map(([one]) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
  return { paragraphs }
}

describe('a wide table of the draft', () => {
  it('stands on wide pages with its heading and caption, between upright ones', async () => {
    expect(await pagesOf([...long, heading('Actions'), plan('a'), ...long])).toEqual([
      'upright: Document control, Plan',
      'wide: Actions, Table 1. Actions a',
      'upright: After',
    ])
  })

  it('takes along what would stand almost alone on the page before or after it', async () => {
    expect(
      await pagesOf([textBlock(words), heading('Actions'), textBlock(words), plan('a'), textBlock(words)]),
    ).toEqual(['upright: Document control', 'wide: Plan, Actions, Table 1. Actions a', 'upright: After'])
  })

  it('takes along the heading above it with a few lines, and what is left of its subsection', async () => {
    const short = { ...plan('a'), rows: (plan('a') as Block & { type: 'table' }).rows.slice(0, 8) } as Block
    const around = (blocks: readonly Block[]) => pagesOf([...long, heading('Actions'), ...blocks])
    const few = [textBlock(words), short, textBlock(words)]
    expect(await around([...few, heading('Then'), ...long])).toEqual([
      'upright: Document control, Plan',
      'wide: Actions, Table 1. Actions a',
      'upright: Then, After',
    ])
    expect(await around([...long.slice(0, 10), short, ...long])).toEqual([
      'upright: Document control, Plan, Actions',
      'wide: Table 1. Actions a',
      'upright: After',
    ])
  })

  it('shares its pages with another that follows', async () => {
    expect(await pagesOf([plan('a'), textBlock(words), plan('b'), ...long])).toEqual([
      'upright: Document control',
      'wide: Plan, Table 1. Actions a, Table 2. Actions b',
      'upright: After',
    ])
  })

  it('is none where the columns hold figures that fit', async () => {
    expect(await pagesOf([figures])).toEqual(['upright: Document control, Plan, Table 1. Figures, After'])
  })
})
