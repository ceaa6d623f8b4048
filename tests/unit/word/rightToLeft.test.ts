import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/draft/blocks'
import type { ContentSection, StrategyContent } from '#shared/content/content'
import { cell, emptyContent, strategyContent, textBlock } from '../../support/strategyContent'
import { readWord, wordOf } from '../../support/wordFile'

const urdu = 'ہر فیکلٹی 20 دن میں فیصلہ کرے گی۔'
const table: Block = {
  type: 'table',
  id: 't',
  caption: 'اہداف',
  source: 'رجسٹرار',
  rows: [
    [cell('اشاریہ', true), cell('2031', true)],
    [cell('مدت'), cell('20')],
    [cell('تعداد'), cell('7')],
  ],
}
const blocks: readonly Block[] = [
  textBlock(urdu),
  { type: 'list', ordered: true, start: 1, items: [[textBlock('پہلا')], [textBlock('HEC کی منظوری')]] },
  { type: 'decision', id: 'd', blocks: [textBlock(urdu)] },
  table,
  textBlock('An English paragraph.'),
]
const section = (title: string): ContentSection => ({
  id: 's',
  outline: null,
  part: 'body',
  number: '1',
  title,
  unit: null,
  blocks,
})
const profile = { ...emptyContent.profile, institution: 'جامعہ پنجاب', title: 'Strategy 2027–2031' }
const english: StrategyContent = { ...emptyContent, profile, sections: [section('بین الاقوامی تعاون')] }
const bidi = '<w:bidi/>'
const notBidi = '<w:bidi w:val="false"/>'

describe('a section in Urdu of an English document', () => {
  let word: ReturnType<typeof readWord>
  beforeAll(async () => {
    word = readWord(await wordOf(english))
  })
  const one = (style: string) => word.styled(style)[0]!.xml

  it('runs from right to left, heading, prose, list and decision', () => {
    const heading = word.styled('Heading1').find(({ text }) => text === 'بین الاقوامی تعاون')!
    for (const xml of [heading.xml, one('BodyText'), one('DecisionLabel'), one('Decision')]) expect(xml).toContain(bidi)
    expect(word.styled('ListNumber').map(({ xml }) => xml.includes(bidi))).toEqual([true, true])
    expect(word.styled('BodyText').at(-1)!.xml).not.toContain('w:bidi')
  })

  it('has the rule of a decision where its lines begin', () => {
    expect(one('Decision')).toMatch(/<w:right [^>]*w:sz="24"/)
    expect(one('Decision')).toMatch(/<w:left [^>]*w:sz="4"/)
  })

  it('has its tables mirrored, captions and figures with them', () => {
    const drawn = /<w:tbl>(?:(?!<w:tbl>).)*اشاریہ.*?<\/w:tbl>/s.exec(word.document)![0]
    expect(drawn).toContain('<w:bidiVisual/>')
    expect(one('TableNumber')).toContain(bidi)
    expect(one('Caption')).toContain(bidi)
    expect(one('Source')).toContain(bidi)
    expect(word.document.match(/<w:bidiVisual\/>/g)).toHaveLength(1)
  })

  it('names the language that its letters are of', () => {
    expect(word.part('word/styles.xml')).toContain('w:bidi="ur-PK"')
  })

  it('begins the title page on one side, in whatever script the institution is named', () => {
    expect(one('Institution')).toMatch(/<w:bidi\/>.*<w:jc w:val="end"\/>/)
    expect(one('Title')).not.toContain('w:bidi')
  })
})

describe('a document in Urdu', () => {
  let word: ReturnType<typeof readWord>
  beforeAll(async () => {
    const content = strategyContent()
    word = readWord(
      await wordOf({
        ...content,
        profile: { ...content.profile, ...profile, language: 'ur' },
        sections: [section('بین الاقوامی تعاون'), ...content.sections],
      }),
    )
  })

  it('has sections from right to left, bound on the right', () => {
    const sections = [...word.document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml)
    expect(sections.length).toBeGreaterThan(0)
    for (const xml of sections) expect(xml).toMatch(/<w:bidi\/><w:docGrid/)
    const [, right, left] = /w:right="(\d+)"[^>]*w:left="(\d+)"/.exec(sections[0]!)!.map(Number)
    expect(right).toBeGreaterThan(left!)
  })

  it('says in the heading of an annex which one it is, with a letter that Word counts', () => {
    const annexes = word.styled('Heading1').filter(({ text }) => text.startsWith('Annex'))
    expect(annexes.map(({ text }) => text)).toEqual([
      'Annex A: Glossary and abbreviations',
      'Annex B: Benchmark data and definitions',
    ])
    for (const { xml } of annexes) expect(xml).toContain('SEQ Annex \\* ALPHABETIC')
    expect(word.part('word/numbering.xml')).not.toContain('Annex')
    const lines = word.styled('TOC1').map(({ text }) => text.replace(/\d+$/, ''))
    expect(lines.slice(-2)).toEqual(annexes.map(({ text }) => text))
  })

  it('has its tables mirrored and its own headings, and turns English prose back', () => {
    const mirrored = (text: string) =>
      [...word.document.matchAll(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs)]
        .find(([xml]) => xml.includes(text))![0]
        .includes('<w:bidiVisual/>')
    expect(['اشاریہ', 'Fingerprint (SHA-256)', 'Strengths', 'Degree students, 2024'].map(mirrored)).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(word.part('word/styles.xml')).toMatch(/<w:pPrDefault>.*<w:bidi\/>.*<\/w:pPrDefault>/)
    for (const { xml } of word.styled('Heading1')) expect(xml).not.toContain(notBidi)
    const written = word.styled('BodyText').find(({ text }) => text === 'An English paragraph.')!
    expect(written.xml).toContain(notBidi)
  })
})
