import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import mammoth from 'mammoth'
import { sha256 } from '#shared/base/bytes'
import { countWords } from '#shared/base/words'
import words from '#resources/locales/en/word.json'
import type { Block } from '#shared/draft/blocks'
import { canonicalBytes } from '#shared/content/canonical'
import { buildWord } from '#shared/word/buildWord'
import {
  emptyContent,
  everyBlock,
  hostileContent,
  hugeContent,
  strategyContent,
  textBlock,
} from '../../support/strategyContent'
import { codeOf } from '../../support/failure'
import { readWord, testDrawing, textIn, wordOf } from '../../support/wordFile'

const content = strategyContent()
let bytes: Uint8Array
let word: ReturnType<typeof readWord>
beforeAll(async () => {
  bytes = await wordOf(content)
  word = readWord(bytes)
})

/** A program of its own that prints the SHA-256 of the file it makes. */
const printHash = `
  const parts = ['./tests/support/wordFile.ts', './tests/support/strategyContent.ts', './shared/base/bytes.ts']
  Promise.all(parts.map(part => import(part)))
    .then(async ([{ wordOf }, { strategyContent }, { sha256 }]) => sha256(await wordOf(strategyContent())))
    .then(hash => process.stdout.write(hash))`

describe('the same content', () => {
  it('gives the same bytes a second time in the same process', async () => {
    await wordOf(strategyContent(99)) // ids that go on from file to file would show
    expect(await sha256(await wordOf(content))).toBe(await sha256(bytes))
  })

  it('gives the same bytes in another process, in another time zone and language', async () => {
    const made = execFileSync(process.execPath, ['--import', 'tsx', '-e', printHash], {
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' },
      encoding: 'utf8',
    })
    expect(made).toBe(await sha256(bytes))
  })

  it('carries no day but the fixed one', () => {
    expect(word.part('docProps/core.xml')).toContain('1980-01-01T00:00:00Z')
    const year = String(new Date().getFullYear())
    expect(word.part('docProps/core.xml') + word.part('docProps/app.xml')).not.toContain(year)
  })
})

describe('an independent reader', () => {
  it('finds on the title page who publishes the strategy and where', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    const lines = value.split('\n').filter(line => line !== '')
    expect(lines.slice(0, 3)).toEqual([
      'Nilab University',
      'Office of the Vice-Rector, International Affairs',
      'Attock, Pakistan',
    ])
  })

  it('finds the sections in order, headings numbered by the list and not by the text', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    const headings = [...value.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text!.replace(/<[^>]+>/g, ''))
    expect(headings).toEqual([
      'Document control',
      ...content.sections.map(({ title }) => title.replace(/^Annex: g/, 'G')),
      'Benchmark data and definitions',
    ])
  })

  it('finds the prose with its marks, lists and links', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    expect(value).toContain('<strong>bold</strong>')
    expect(value).toContain('<em>italic</em>')
    expect(value).toContain('<a href="https://example.org/report?year=2024#page=3">a link</a>')
    expect(value).toContain('<ul><li>First point<ul><li>Second level<ul><li>Third level</li></ul></li></ul></li>')
  })

  it('finds a picture with its alternative text', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    expect(value).toMatch(/<img alt="Students in front of the library"/)
  })
})

describe('headings', () => {
  it('are numbered in the body by one list, not in front, and by letters in annexes', () => {
    const headings = word.styled('Heading1')
    const of = (text: string) => headings.find(heading => heading.text === text)!
    expect(of('Executive summary').numId).toBe('0')
    expect(of('How we compare').numId).toBeNull() // the style numbers it
    expect(word.part('word/styles.xml')).toMatch(/w:styleId="Heading1">.*?<w:numId w:val="2"\/>/)
    expect(of('Glossary and abbreviations').numId).toBe(of('Benchmark data and definitions').numId)
    const list = new RegExp(`<w:num w:numId="2".*?<w:abstractNumId w:val="(\\d+)"/>`).exec(
      word.part('word/numbering.xml'),
    )![1]!
    expect(word.part('word/numbering.xml')).toMatch(
      new RegExp(`<w:abstractNum w:abstractNumId="${list}".*?<w:lvlText w:val="%1"/>.*?<w:lvlText w:val="%1.%2"/>`),
    )
  })

  it('never skip a level, even where a section begins with a small one', async () => {
    const { paragraphs } = readWord(
      await wordOf({
        ...emptyContent,
        sections: [
          {
            id: 's',
            outline: null,
            part: 'body',
            number: '1',
            title: 'One',
            unit: null,
            blocks: [
              { type: 'heading', id: 'h', level: 2, content: [{ text: 'Small' }] },
              { type: 'heading', id: 'i', level: 2, content: [{ text: 'Smaller' }] },
            ],
          },
        ],
      }),
    )
    const levels = paragraphs.filter(({ style }) => /^Heading\d$/.test(style)).map(({ style }) => style)
    expect(levels).toEqual(['Heading1', 'Heading1', 'Heading2', 'Heading3'])
  })

  it('stand in the contents with number and page', () => {
    const contents = /<w:sdt>.*?<\/w:sdt>/s.exec(word.document)![0]
    expect(contents).toContain('TOC \\o &quot;1-2&quot; \\h \\z \\u')
    const lines = [...contents.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([line]) => textIn(line))
    expect(lines[0]).toBe('Document control2')
    expect(lines).toContainEqual(expect.stringMatching(/^4How we compare\d+$/))
    expect(lines).toContainEqual(expect.stringMatching(/^Annex B: Benchmark data and definitions\d+$/))
    const pages = lines.map(line => Number(/(\d+)$/.exec(line)![1]))
    expect(pages).toEqual([...pages].sort((a, b) => a - b))
    for (const [, anchor] of contents.matchAll(/w:anchor="([^"]+)"/g))
      expect(word.document).toContain(`<w:bookmarkStart w:name="${anchor}"`)
    const settings = word.part('word/settings.xml')
    expect(settings).not.toContain('updateFields') // Word would ask before opening
    expect(settings).toMatch(/w:name="compatibilityMode"[^>]*w:val="15"/) // else it opens as a file of old
  })
})

describe('lists', () => {
  it('count by themselves: each new list of numbers is an instance of its own', () => {
    const numberOf = (text: string) => word.paragraphs.find(paragraph => paragraph.text === text)!.numId
    expect(numberOf('Do this')).toBe(numberOf('Then that'))
    expect(numberOf('A new list begins at one')).toBe(numberOf('And goes on'))
    expect(
      new Set(['Do this', 'In part one', 'A new list begins at one', 'A list that begins at five'].map(numberOf)).size,
    ).toBe(4)
    expect(numberOf('It goes on in a second paragraph.')).toBeNull()
  })

  it('keep six levels apart, and what is deeper on the last of them', async () => {
    const nested = (depth: number): Block => ({
      type: 'list',
      ordered: depth % 2 === 1,
      start: 1,
      items: [[textBlock(`At level ${depth}`), ...(depth < 7 ? [nested(depth + 1)] : [])]],
    })
    const section = { id: 's', outline: null, part: 'body', number: '1', title: 'One', unit: null } as const
    const { paragraphs, part } = readWord(
      await wordOf({ ...emptyContent, sections: [{ ...section, blocks: [nested(0)] }] }),
    )
    const levels = paragraphs.filter(({ text }) => text.startsWith('At level')).map(({ level }) => level)
    expect(levels).toEqual(['0', '1', '2', '3', '4', '5', '5', '5'])
    const indents = [...part('word/numbering.xml').matchAll(/<w:lvlText w:val="[•–]"\/>.*?w:left="(\d+)"/gs)]
    expect(new Set(indents.map(([, left]) => left)).size).toBeGreaterThanOrEqual(6)
  })

  it('stand on one page with the line that announces them', async () => {
    const list = { type: 'list', ordered: false, start: 1, items: [[textBlock('One form')]] } as const
    const section = { id: 's', outline: null, part: 'body', number: '1', title: 'One', unit: null } as const
    const blocks = [textBlock('Three steps lead there:'), list, textBlock('Then a sentence.'), list]
    const { styled } = readWord(await wordOf({ ...emptyContent, sections: [{ ...section, blocks }] }))
    expect(styled('BodyText').map(({ xml }) => xml.includes('<w:keepNext/>'))).toEqual([true, false])
  })

  it('begin with the number they were given', () => {
    const { numId } = word.paragraphs.find(({ text }) => text === 'A list that begins at five')!
    expect(word.part('word/numbering.xml')).toMatch(
      new RegExp(`<w:num w:numId="${numId}".*?<w:startOverride w:val="5"/>`),
    )
  })
})

describe('the top of a page', () => {
  it('has no space above what begins there, also where a table stands before it', () => {
    expect(word.styled('TOCHeading')[0]!.xml).not.toContain('w:before=')
    for (const { xml } of word.styled('Heading1')) expect(xml).not.toMatch(/w:before="[1-9]/)
  })
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

describe('content that nobody would write', () => {
  it('gives a file where there is nothing at all', async () => {
    const { paragraphs } = readWord(await wordOf(emptyContent))
    expect(paragraphs.map(({ text }) => text)).toContain('Untitled strategy')
    expect(paragraphs.map(({ text }) => text)).toContain('What this document will hold')
  })

  it('counts the pages of a file that holds next to nothing', async () => {
    const profile = { ...emptyContent.profile, institution: 'Nilab University', title: 'International Strategy' }
    const { document } = readWord(await wordOf({ ...emptyContent, profile }))
    const lines = [...document.matchAll(/<w:p>(?:(?!<w:p>).)*?<w:pStyle w:val="TOC1"\/>.*?<\/w:p>/gs)]
    expect(lines.map(([line]) => textIn(line))).toEqual(['Document control2', 'What this document will hold4'])
  })

  it('makes a title smaller that holds a word longer than the line', async () => {
    const titled = async (title: string) => {
      const { styled } = readWord(await wordOf({ ...emptyContent, profile: { ...emptyContent.profile, title } }))
      return Number(/<w:sz w:val="(\d+)"/.exec(styled('Title')[0]!.xml)?.[1] ?? 64) / 2
    }
    expect(await titled('Estrategia de Internacionalización 2027–2031')).toBe(32)
    expect(await titled('Internationalisierungsstrategie 2027–2031')).toBeLessThan(32)
    expect(await titled('W'.repeat(200))).toBe(18)
  })

  it('says so where a section is empty, and starts no page for the next one', async () => {
    const section = { outline: null, part: 'body', number: null, unit: null, blocks: [] } as const
    const { styled, paragraphs } = readWord(
      await wordOf({
        ...emptyContent,
        sections: [
          { ...section, id: 'a', title: 'One' },
          { ...section, id: 'b', title: 'Two' },
        ],
      }),
    )
    const unwritten = paragraphs.filter(({ text }) => text === 'This section has not been written yet.')
    expect(unwritten.map(({ xml }) => xml.includes('<w:i/>'))).toEqual([true, true])
    expect(styled('Heading1').map(({ xml }) => xml.includes('w:before="480"'))).toEqual([false, false, true])
    const breaks = styled('Heading1').map(({ xml }) => /<w:pageBreakBefore w:val="false"\/>/.test(xml))
    expect(breaks).toEqual([false, false, true])
  })

  it('keeps control signs, half surrogates and markup out of the XML, and the text in', async () => {
    const hostile = await wordOf(hostileContent())
    const { files, part, document } = readWord(hostile)
    for (const file of files.filter(name => /\.(xml|rels|svg)$/.test(name))) {
      expect(part(file), file).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\ufffd/)
    }
    expect(textIn(document)).toContain(`<w:p>&amp; ]]> "quoted" 'single' <!-- comment --> </w:t>`)
    expect(document).not.toContain('javascript:')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(hostile) })
    for (const name of ['Қазақ ұлттық университеті', '北京国际研究大学', 'fifth level']) expect(value).toContain(name)
    expect(document).toMatch(/<w:rtl\/><\/w:rPr><w:t xml:space="preserve">جامعة/)
  })

  it('takes a draft of 45,000 words and lists every heading of it', async () => {
    const huge = hugeContent()
    const { paragraphs, styled } = readWord(await wordOf(huge))
    const words = paragraphs
      .filter(({ style }) => style === 'BodyText' || style.startsWith('List'))
      .reduce((sum, { text }) => sum + countWords(text), 0)
    expect(words).toBeGreaterThan(40_000)
    const headings = [...styled('Heading1'), ...styled('Heading2')]
    expect(styled('TOC1').length + styled('TOC2').length).toBe(headings.length)
    expect(Number(/(\d+)$/.exec(styled('TOC1').at(-1)!.text)![1])).toBeGreaterThan(100)
  })

  it('reads the same with every kind of block alone in a section', async () => {
    for (const block of everyBlock()) {
      const only = {
        ...emptyContent,
        sections: [
          { id: 's', outline: null, part: 'annex' as const, number: 'A', title: 'Only', unit: null, blocks: [block] },
        ],
      }
      expect(
        readWord(await wordOf(only))
          .styled('Heading1')
          .map(({ text }) => text),
        block.type,
      ).toEqual(['Document control', 'Only'])
    }
  })
})

describe('making it', () => {
  it('tells how far it is, and never beyond the end', async () => {
    const heard: [number, number][] = []
    await buildWord({ content, pictures: new Map(), words, drawing: await testDrawing() }, (done, of) =>
      heard.push([done, of]),
    )
    const [, of] = heard[0]!
    expect(heard.at(-1)).toEqual([of, of])
    expect(heard.every(([done, total], i) => total === of && (i === 0 || done >= heard[i - 1]![0]))).toBe(true)
  })

  it('stops between two steps when it is cancelled', async () => {
    const stop = { aborted: false }
    const work = async () =>
      buildWord(
        { content, pictures: new Map(), words, drawing: await testDrawing() },
        done => (stop.aborted = done >= 3),
        stop,
      )
    expect(await codeOf(work)).toBe('word.cancelled')
  })

  it('makes another file when one word is another', async () => {
    const [first, ...others] = content.sections
    const changed = {
      ...content,
      sections: [{ ...first!, blocks: [...first!.blocks, textBlock('One more.')] }, ...others],
    }
    expect(await sha256(await wordOf(changed))).not.toBe(await sha256(bytes))
  })
})
