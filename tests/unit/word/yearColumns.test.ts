import { describe, expect, it } from 'vitest'
import type { ContentIndicator, StrategyContent } from '#shared/content/content'
import { textWidth } from '#shared/word/arialWidths'
import { yearsOfValues } from '../../support/awkwardContents'
import { emptyContent, strategyContent } from '../../support/strategyContent'
import { readWord, textIn, wordOf } from '../../support/wordFile'

const base = strategyContent()
const institution = 'Nilab University'

/** A strategy with one indicator: `value` is the own figure, twice as much that of peers, and "not applicable" that of the first. */
function withValues(years: number, value: number, unit: string): StrategyContent {
  const all = Array.from({ length: years }, (_, i) => 2025 - years + i)
  const peers = base.benchmark.peers.slice(0, 7)
  const given = { numerator: null, denominator: null, source: 'Registrar' }
  const indicator: ContentIndicator = {
    ...base.benchmark.indicators[0]!,
    name: 'Third-party funds',
    unit,
    values: ['own', ...peers.map(({ id }) => id)].flatMap((who, i) =>
      all.map(year =>
        i === 1
          ? { institution: who, year, status: 'not applicable' as const, value: null, ...given }
          : { institution: who, year, status: 'measured' as const, value: who === 'own' ? value : value * 2, ...given },
      ),
    ),
  }
  return {
    ...emptyContent,
    profile: { ...emptyContent.profile, institution, shortName: 'Nilab' },
    benchmark: { years: all, peers, indicators: [indicator] },
  }
}

/** Width of a figure of Arial at 9.5 points; a comma has half of it. */
const letter = 9.5 * 0.556
const cells = (xml: string) =>
  [...xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => ({
    width: Number(/<w:tcW w:type="dxa" w:w="(\d+)"/.exec(cell)![1]) / 20,
    size: Number(/<w:sz w:val="(\d+)"/.exec(cell)?.[1] ?? 19) / 2,
    text: textIn(cell),
  }))

async function valueTableOf(content: StrategyContent) {
  const { document } = readWord(await wordOf(content, new Map()))
  const table = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
    .map(([xml]) => xml)
    .find(xml => xml.includes('>Institution<'))!
  return { table, cells: cells(table), isWide: document.includes('w:orient="landscape"') }
}

describe('a table of years', () => {
  it('breaks neither words nor figures, on an upright page', async () => {
    const { cells: found, isWide } = await valueTableOf(withValues(4, 12.5, '%'))
    expect(isWide).toBe(false)
    const narrowest = Math.min(...found.map(({ width }) => width))
    expect(narrowest).toBeGreaterThan(10 + 'not applicable'.length * letter * 0.8)
  })

  it('turns the page where the figures of its years are too long for an upright one', async () => {
    const { cells: found, isWide } = await valueTableOf(withValues(6, 2_110_000_000, 'PKR'))
    expect(isWide).toBe(true)
    for (const { text, width } of found.filter(cell => cell.text === '2,110,000,000'))
      expect(width, text).toBeGreaterThan(10 + 10 * letter + 3 * letter * 0.5)
  })

  it('has smaller letters where it has so many years that its words would break', async () => {
    const { cells: found } = await valueTableOf(withValues(11, 12.5, '%'))
    expect(found.find(({ text }) => text === '12.5')!.size).toBe(8.5)
    expect(found.find(({ text }) => text === 'Hindko University')!.size).toBe(9.5)
  })

  it('goes on in a second table where the words of its years would break in one', async () => {
    for (const [count, value] of [
      [12, 12.5],
      [16, 1_000_000],
      [40, 7],
    ] as const) {
      const benchmark = yearsOfValues(count, value)
      const { document } = readWord(await wordOf({ ...withValues(4, value, '%'), benchmark }, new Map()))
      const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([xml]) => xml)
      const ofYears = tables.filter(xml => xml.includes('>Institution<'))
      const heads = ofYears.flatMap(xml => cells(xml).filter(({ text }) => /^20\d\d$|^19\d\d$/.test(text)))
      expect(heads.map(({ text }) => Number(text))).toEqual([...benchmark.years, ...benchmark.years])
      expect(ofYears.length).toBeGreaterThan(benchmark.indicators.length)
      for (const { text, width, size } of ofYears.flatMap(cells)) {
        const longest = Math.max(...text.split(' ').map(word => textWidth(word, size)))
        expect(longest, text).toBeLessThanOrEqual(width - 10)
      }
    }
  })

  it('names the own institution in full, as its peers are', async () => {
    const { cells: found } = await valueTableOf(withValues(4, 12.5, '%'))
    expect(found.map(({ text }) => text)).toContain(institution)
  })

  it('does not leave its median alone on the next page', async () => {
    const { table } = await valueTableOf(withValues(4, 12.5, '%'))
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(textIn(rows.at(-1)!)).toContain('Median')
    expect(rows.at(-2)).toContain('<w:keepNext/>')
  })
})

describe('the sources below it', () => {
  it('say the numbers behind the last figure, unless the source says them itself', async () => {
    const content = withValues(2, 1.8, '%')
    const [indicator] = content.benchmark.indicators
    const sourceOf = async (source: string) => {
      const values = indicator!.values.map(value =>
        value.institution === 'own' ? { ...value, source, numerator: 214, denominator: 11_890 } : value,
      )
      const benchmark = { ...content.benchmark, indicators: [{ ...indicator!, values }] }
      const { styled } = readWord(await wordOf({ ...content, benchmark }, new Map()))
      return styled('Source')
        .find(({ text }) => text.startsWith('Sources.'))!
        .text.split('. ')[1]
    }
    expect(await sourceOf('Registrar')).toBe('Nilab: Registrar; 2024: 214 of 11,890')
    expect(await sourceOf('Registrar, 214 of 11,890')).toBe('Nilab: Registrar, 214 of 11,890')
  })

  it('say once how many peers report where years are alike', async () => {
    const content = withValues(4, 1.8, '%')
    const reporting = async (isMissing: (institution: string, year: number) => boolean) => {
      const indicators = content.benchmark.indicators.map(indicator => ({
        ...indicator,
        values: indicator.values.filter(({ institution, year }) => !isMissing(institution, year)),
      }))
      const { styled } = readWord(
        await wordOf({ ...content, benchmark: { ...content.benchmark, indicators } }, new Map()),
      )
      const [source] = styled('Source').filter(({ text }) => text.startsWith('Sources.'))
      return /Similar peers that report: (.*?)\. /.exec(`${source!.text} `)![1]!.replaceAll('\u00a0', ' ')
    }
    const last = content.benchmark.peers.at(-1)!.id
    expect(await reporting(() => false)).toBe('2021–2024: 6 of 7')
    expect(await reporting((institution, year) => institution === last && year === 2023)).toBe(
      '2021–2022, 2024: 6 of 7; 2023: 5 of 7',
    )
  })
})

describe('the table of all indicators', () => {
  it('turns the page where sums of money would break', async () => {
    const sections = [
      { id: 's', outline: 'benchmark', part: 'body', number: '1', title: 'How we compare', unit: null, blocks: [] },
    ] as const
    const overview = async (value: number) => {
      const { document } = readWord(await wordOf({ ...withValues(4, value, 'PKR'), sections }, new Map()))
      const end = document.indexOf('</w:sectPr>', document.indexOf('Indicators in comparison'))
      return /w:orient="(\w+)"/.exec(document.slice(document.lastIndexOf('<w:sectPr>', end), end))![1]
    }
    expect(await overview(12.5)).toBe('portrait')
    expect(await overview(-982_110_000_000)).toBe('landscape')
  })
})
