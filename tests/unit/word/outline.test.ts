import { describe, expect, it } from 'vitest'
import mammoth from 'mammoth'
import type { Block } from '#shared/draft/blocks'
import { emptyContent, textBlock } from '../../support/strategyContent'
import { bytes, content, word } from '../../support/strategyWord'
import { readWord, textIn, wordOf } from '../../support/wordFile'

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

describe('the contents', () => {
  it('stand behind what is in front of the text: control, foreword and summary', () => {
    const heads = word.paragraphs.filter(({ style }) => style === 'Heading1' || style === 'TOCHeading')
    expect(heads.slice(0, 5).map(({ text }) => text)).toEqual([
      'Document control',
      'Foreword by the head of the institution',
      'Executive summary',
      'Contents',
      'Introduction, scope and how this strategy was made',
    ])
    expect(heads[4]!.xml).not.toContain('w:pageBreakBefore')
  })

  it('stand before the first section where none is in front, and before annexes where all are', async () => {
    const headsOf = async (part: 'front' | 'body' | 'annex') => {
      const section = { id: 's', outline: null, part, number: null, title: 'Only', unit: null, blocks: [] }
      const { paragraphs } = readWord(await wordOf({ ...emptyContent, swot: content.swot, sections: [section] }))
      return paragraphs.filter(({ style }) => style === 'Heading1' || style === 'TOCHeading').map(({ text }) => text)
    }
    const swot = 'Strengths, weaknesses, opportunities and threats'
    expect(await headsOf('front')).toEqual(['Document control', 'Only', 'Contents', swot])
    expect(await headsOf('body')).toEqual(['Document control', 'Contents', 'Only', swot])
    expect(await headsOf('annex')).toEqual(['Document control', 'Contents', 'Only', swot])
  })

  it('send no single line to a page of its own', () => {
    const lines = word.paragraphs.filter(({ style }) => /^TOC[12]$/.test(style))
    const kept = lines.map(({ xml }) => xml.includes('<w:keepNext/>'))
    expect(kept.slice(-4)).toEqual([true, true, true, false])
    expect(kept.slice(0, -4)).not.toContain(true)
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
