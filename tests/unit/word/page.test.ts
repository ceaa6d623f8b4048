import { beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#shared/base/bytes'
import { canonicalBytes } from '#shared/content/canonical'
import { emptyContent, strategyContent } from '../../support/strategyContent'
import { readWord, textIn, wordOf } from '../../support/wordFile'

const content = strategyContent()
let word: ReturnType<typeof readWord>
beforeAll(async () => {
  word = readWord(await wordOf(content))
})

describe('tables and figures', () => {
  it('say what their style does in the one form that all readers know', () => {
    const looks = [...word.document.matchAll(/<w:tblLook ([^>]*)\/>/g)].map(([, attributes]) => attributes!)
    expect(looks).toHaveLength([...word.document.matchAll(/<w:tbl>/g)].length)
    for (const look of looks) {
      const bits = parseInt(/w:val="([0-9A-F]{4})"/.exec(look)![1]!, 16)
      expect((bits & 0x20) !== 0, look).toBe(look.includes('w:firstRow="true"'))
      expect((bits & 0x40) !== 0, look).toBe(look.includes('w:lastRow="true"'))
      expect((bits & 0x80) !== 0, look).toBe(look.includes('w:firstColumn="true"'))
    }
  })

  it('repeat their head, keep rows whole and put figures at the end side', () => {
    const table = /<w:tbl>(?:(?!<w:tbl>).)*Degree students, 2024.*?<\/w:tbl>/s.exec(word.document)![0]
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(rows[0]).toContain('<w:tblHeader/>')
    for (const row of rows) expect(row).toContain('<w:cantSplit/>')
    expect([...rows[1]!.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style)).toEqual([
      'TableText',
      ...Array(5).fill('TableNumber'),
    ])
    expect(table).toContain('w:lastRow="true"')
  })

  it('have captions that count, above tables and below figures, with their source', () => {
    const styles = word.paragraphs.map(({ style }) => style)
    const at = (text: string) => word.paragraphs.findIndex(paragraph => paragraph.text.includes(text))
    const caption = at('Outgoing exchange students by level of study')
    expect(word.paragraphs[caption]!.text).toBe('Table 1. Outgoing exchange students by level of study')
    expect(word.paragraphs[caption]!.xml).toContain('SEQ Table \\* ARABIC')
    expect(word.paragraphs[caption]!.xml).toContain('<w:keepNext/>')
    const figure = at('Welcome week')
    expect(styles.slice(figure - 1, figure + 2)).toEqual(['Figure', 'Caption', 'Source'])
    expect(word.paragraphs[figure]!.text).toBe('Figure 1. Welcome week, September 2025')
  })

  it('say what is missing where a picture is absent or no picture, and go on', () => {
    const sentences = word.styled('MissingPicture').map(({ text }) => text)
    expect(sentences).toEqual([
      'A picture is missing here: Map of partner universities. Its file is not in this workspace yet.',
      'A picture cannot be shown here: Picture without a description. Its file is not one that Word shows.',
    ])
  })

  it('give every drawing a description, and charts their sentence', () => {
    const described = [...word.document.matchAll(/<wp:docPr [^>]*?descr="([^"]*)"/g)].map(([, text]) => text!)
    expect(described.length).toBe([...word.document.matchAll(/<wp:docPr /g)].length)
    expect(described.filter(text => text.startsWith('Dot chart: '))).toHaveLength(6)
    for (const text of described) expect(text).not.toBe('')
    expect(word.files.filter(file => file.endsWith('.svg'))).toHaveLength(6)
  })
})

describe('the rest of the page', () => {
  it('names language, title, institution and fingerprint in the properties', async () => {
    const core = word.part('docProps/core.xml')
    expect(core).toContain('<dc:language>en-GB</dc:language>')
    expect(core).toContain('<dc:title>International Strategy 2027–2031</dc:title>')
    expect(core).toContain('<dc:creator>Nilab University</dc:creator>')
    expect(word.part('word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    const fingerprint = await sha256(canonicalBytes(content))
    expect(word.part('docProps/custom.xml')).toContain(fingerprint)
    expect(word.styled('Fingerprint')[0]!.text.replaceAll(' ', '')).toBe(fingerprint)
    expect(textIn(word.part('word/footer1.xml'))).toContain(
      `Draft, not ratified. Fingerprint ${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`,
    )
  })

  it('keeps its header to two lines, however long the names are', async () => {
    const institution = `University of ${'Applied International Sciences and '.repeat(20)}Arts`
    const long = readWord(await wordOf({ ...emptyContent, profile: { ...content.profile, institution } }))
    const lines = [...long.part('word/header1.xml').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => textIn(xml))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^University of Applied.{20,100}…Draft, not ratified$/)
    expect(long.styled('Institution').map(({ text }) => text)).toContain(institution)
  })

  it('has header and footer on every page but the first', () => {
    expect(textIn(word.part('word/header1.xml'))).toBe(
      'Nilab UniversityDraft, not ratifiedInternational Strategy 2027–2031',
    )
    expect(word.part('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s)
    expect(word.document).toContain('<w:titlePg/>')
  })

  it('says on one page who answers for the document and who took part, as long as both fit there', () => {
    expect(word.styled('TOC2')[0]!.text).toBe('Who took part2')
    const [heading] = word.styled('Heading2')
    expect(heading!.text).toBe('Who took part')
    expect(heading!.xml).not.toContain('w:pageBreakBefore')
  })

  it('makes the last line of an item as high as its small letters, in Word as elsewhere', () => {
    for (const { xml } of word.styled('MatrixItem')) {
      const sizes = [...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => size)
      expect(sizes[0], 'the mark of the paragraph').toBe(sizes.at(-1))
    }
  })

  it('shows the whole SWOT with heads, names of items and units', () => {
    expect(word.styled('MatrixItem')).toHaveLength(41)
    expect(word.styled('MatrixItem')[0]!.text).toMatch(/^S1/)
    expect(word.styled('MatrixHead').map(({ text }) => text.replace(/\u00a0/g, ' ').trim())).toEqual([
      expect.stringContaining('S   Strengths'),
      expect.stringContaining('W   Weaknesses'),
      expect.stringContaining('O   Opportunities'),
      expect.stringContaining('T   Threats'),
    ])
  })

  it('numbers decisions over the whole document', async () => {
    const section = content.sections[4]!
    const twice = { ...content, sections: [section, { ...section, id: 'section:again' }] }
    expect(
      readWord(await wordOf(twice))
        .styled('DecisionLabel')
        .map(({ text }) => text),
    ).toEqual(['Decision 1', 'Decision 2'])
  })

  it('turns the page for tables of values of many years', async () => {
    const years = Array.from({ length: 9 }, (_, i) => 2016 + i)
    const { document } = readWord(await wordOf({ ...content, benchmark: { ...content.benchmark, years } }))
    expect([...document.matchAll(/<w:pgSz [^>]*?w:orient="(\w+)"/g)].map(([, orient]) => orient)).toEqual([
      'portrait',
      'landscape',
    ])
  })

  it('prints no figure of an anonymous peer where too few report', async () => {
    const [first, ...others] = content.benchmark.peers
    const benchmark = {
      ...content.benchmark,
      peers: [{ ...first!, anonymous: true }, ...others.slice(0, 2)],
      indicators: content.benchmark.indicators.slice(0, 1).map(indicator => ({
        ...indicator,
        values: [{ ...indicator.values[0]!, institution: first!.id, status: 'measured' as const, value: 77.123 }],
      })),
    }
    const { document } = readWord(await wordOf({ ...content, benchmark }))
    expect(document).not.toContain('77.1')
    expect(document).toContain('not shown')
  })
})
