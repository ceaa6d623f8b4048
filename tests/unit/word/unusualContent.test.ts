import { describe, expect, it } from 'vitest'
import mammoth from 'mammoth'
import { countWords } from '#shared/base/words'
import { emptyContent, everyBlock, hostileContent, hugeContent } from '../../support/strategyContent'
import { awkwardContents } from '../../support/awkwardContents'
import { readWord, textIn, wordOf } from '../../support/wordFile'

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

  it('breaks no years at the end of a title', async () => {
    const linesOf = async (title: string) => {
      const { styled } = readWord(await wordOf({ ...emptyContent, profile: { ...emptyContent.profile, title } }))
      return styled('Title')[0]!.xml.split('<w:br/>').map(textIn)
    }
    expect(await linesOf('Estrategia de Internacionalización 2027–2031')).toEqual([
      'Estrategia de Internacionalización ',
      '2027–2031',
    ])
    for (const whole of ['International Strategy 2027–2031', 'Strategy 2027–2031', 'Estrategia 2027'])
      expect(await linesOf(whole)).toEqual([whole])
  })

  it('keeps the title page to one page, however long its title is', async () => {
    const { styled } = readWord(await wordOf(awkwardContents['names longer than any line']!()))
    expect(Number(/<w:sz w:val="(\d+)"/.exec(styled('Title')[0]!.xml)![1])).toBeLessThan(64)
    expect(styled('TOC1')[0]!.text).toBe('Document control2')
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

  it(
    'keeps control signs, half surrogates and markup out of the XML, and the text in',
    { timeout: 120_000 },
    async () => {
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
    },
  )

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
