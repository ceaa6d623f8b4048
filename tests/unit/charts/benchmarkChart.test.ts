import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import words from '#resources/locales/en/word.json'
import { phrasesOf } from '#shared/base/phrases'
import { benchmarkChart } from '#shared/charts/benchmarkChart'
import { paperTheme, paperWidth, screenTheme } from '#shared/charts/chartTheme'
import type { ComparedPeer, IndicatorYear } from '#shared/charts/comparison'
import { outlineFont } from '#shared/charts/outlineFont'
import { chance, freshSeed } from '../../support/chance'

const say = phrasesOf(words, words.language)
const { resolve } = createRequire(import.meta.url)
const font = (file: string) => outlineFont(readFileSync(resolve(`@expo-google-fonts/source-sans-3/${file}.ttf`)))
const fonts = {
  regular: font('400Regular/SourceSans3_400Regular'),
  semibold: font('600SemiBold/SourceSans3_600SemiBold'),
}
const screen = screenTheme(684, (text, size, bold) => (bold ? fonts.semibold : fonts.regular).width(text, size))

const peer = (name: string, value: number | null, more: Partial<ComparedPeer> = {}): ComparedPeer => ({
  name,
  value,
  status: value === null ? 'missing' : 'measured',
  kind: 'similar',
  anonymous: false,
  ...more,
})
const exchange: IndicatorYear = {
  name: 'Outgoing exchange students',
  unit: '%',
  direction: 'higher',
  year: 2024,
  target: { year: 2031, value: 3 },
  own: { name: 'Nilab University', status: 'measured', value: 1.8 },
  peers: [
    ...(
      [
        ['Hindko', 4.1],
        ['Salt Range', 3.2],
        ['Marghazar', 2.9],
        ['Kirthar', 2.4],
        ['Ravi Plains', 1.6],
        ['Potwar', 1.1],
      ] as const
    ).map(([name, value]) => peer(name, value)),
    peer('Peer 7', 0.7, { status: 'estimated' }),
  ],
}
/** Texts of a chart on screen in the order they are drawn. */
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)
const drawn = (input: IndicatorYear) => benchmarkChart(input, screen, say)

describe('a benchmark chart', () => {
  it('names every institution and its figure, the best on top', () => {
    const shown = texts(drawn(exchange))
    const names = [
      'Hindko',
      'Salt Range',
      'Marghazar',
      'Kirthar',
      'Nilab University',
      'Ravi Plains',
      'Potwar',
      'Peer 7, estimated',
    ]
    expect(shown.filter(text => names.includes(text))).toEqual(names)
    expect(shown.filter(text => /^\d\.\d$/.test(text))).toEqual([
      '4.1',
      '3.2',
      '2.9',
      '2.4',
      '1.8',
      '1.6',
      '1.1',
      '0.7',
    ])
    expect(shown).toContain('median 2.4')
    expect(shown).toContain('target 2031: 3.0')
    expect(shown).toContain('4%') // the axis begins at 0 and names its unit
    expect(shown).toContain('0')
  })

  it('puts the lowest on top where less is better', () => {
    const shown = texts(drawn({ ...exchange, direction: 'lower' }))
    expect(shown.indexOf('Peer 7, estimated')).toBeLessThan(shown.indexOf('Hindko'))
  })

  it('draws the own institution as a diamond, peers as dots, estimates hollow', () => {
    const svg = drawn(exchange)
    expect(svg.match(/<circle /g)).toHaveLength(7)
    expect(svg.match(/<circle [^>]*fill="var\(--surface\)"/g)).toHaveLength(1)
    expect(svg.match(/<path [^>]*fill="var\(--chart-own\)"/g)).toHaveLength(1)
  })

  it('says no median where fewer than five similar peers report, whatever twins report', () => {
    const input = {
      ...exchange,
      peers: exchange.peers.map((one, i) => (i < 4 ? one : { ...one, kind: 'twin' as const })),
    }
    expect(texts(drawn(input)).join()).not.toContain('median')
    expect(texts(drawn(input))).toContain('Ravi Plains, twin')
  })

  it('lists what is missing in words and draws nothing for it', () => {
    const peers = [
      peer('A', null),
      peer('B', null, { status: 'not applicable' }),
      peer('C', null, { status: 'suppressed' }),
    ]
    const svg = drawn({ ...exchange, peers, target: null, own: { name: 'Nilab', status: 'missing', value: null } })
    expect(texts(svg)).toEqual(['Nilab', 'missing', 'A', 'missing', 'B', 'not applicable', 'C', 'suppressed'])
    expect(svg).not.toMatch(/<circle|<line/)
  })

  it('hides an anonymous peer while too few of its kind report', () => {
    const few = { ...exchange, peers: [peer('Hindko', 4.1), peer('Secret', 2.345, { anonymous: true })] }
    expect(texts(drawn(few))).toContain('not shown')
    expect(drawn(few)).not.toContain('2.345')
    const enough = { ...exchange, peers: [...exchange.peers, peer('Secret', 2.3, { anonymous: true })] }
    expect(texts(drawn(enough))).not.toContain('not shown')
  })

  it('breaks long names into lines and leaves nothing of them out', () => {
    const name =
      'University of Sciences, Technology and Administration at the Confluence of Seven Rivers, Northern Campus'
    const long = 'W'.repeat(120)
    const shown = texts(drawn({ ...exchange, peers: [peer(name, 1), peer(long, 2)] }))
    expect(shown.join(' ')).toContain('Northern Campus')
    expect(shown.join('').match(/W/g)).toHaveLength(120)
    expect(shown.join('')).not.toContain('…')
  })

  it('escapes what names bring', () => {
    const svg = drawn({ ...exchange, peers: [peer('<b>&"\u0000', 1)] })
    expect(svg).toContain('&lt;b&gt;&amp;&quot;')
    expect(svg).not.toContain('\u0000')
  })

  it('has a name that says what it shows', () => {
    expect(drawn(exchange)).toMatch(
      /role="img" aria-label="Dot chart: Outgoing exchange students, 2024\. 1\.8% in 2024, 5th of 8/,
    )
  })

  it('ends its axis at 0 where all figures are below it', () => {
    const peers = [peer('A', -3), peer('B', -1)]
    const shown = texts(
      drawn({ ...exchange, unit: 'ratio', target: null, own: { name: 'Nilab', status: 'measured', value: -2 }, peers }),
    )
    expect(shown).toContain('0.0')
    expect(shown.filter(text => Number(text) > 0)).toEqual([])
  })

  it('keeps everything inside its frame, for any figures', () => {
    const seed = freshSeed()
    const random = chance(seed)
    for (let run = 0; run < 200; run++) {
      const scale = 10 ** Math.floor(random() * 24 - 8)
      const value = () => (random() < 0.2 ? null : (random() - (run % 3 === 0 ? 0.5 : 0)) * scale)
      const input: IndicatorYear = {
        ...exchange,
        direction: (['higher', 'lower', 'neutral'] as const)[run % 3]!,
        target: random() < 0.5 ? { year: 2031, value: value() ?? 0 } : null,
        own: { name: 'Nilab', status: 'measured', value: value() },
        peers: Array.from({ length: 1 + Math.floor(random() * 20) }, (_, i) => peer(`Peer ${i}`, value())),
      }
      const svg = benchmarkChart(input, screen, say)
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number)
      for (const [, x, y] of svg.matchAll(/ c?x1?="([^"]+)" c?y1?="([^"]+)"/g)) {
        expect(Number(x), `seed ${seed}, run ${run}`).toBeGreaterThanOrEqual(0)
        expect(Number(x), `seed ${seed}, run ${run}`).toBeLessThanOrEqual(width!)
        expect(Number(y), `seed ${seed}, run ${run}`).toBeGreaterThanOrEqual(0)
        expect(Number(y), `seed ${seed}, run ${run}`).toBeLessThanOrEqual(height!)
      }
      expect(svg, `seed ${seed}, run ${run}`).not.toMatch(/NaN|Infinity|undefined/)
    }
  })
})

describe('a chart on paper', () => {
  const svg = benchmarkChart(exchange, paperTheme(fonts), say)

  it('holds no text that a font would be needed for, and no colour that a page would', () => {
    expect(svg).not.toContain('<text')
    expect(svg).not.toContain('var(')
    expect(svg).toContain(`width="${paperWidth}"`)
  })

  it('is the same each time', () => {
    expect(benchmarkChart(exchange, paperTheme(fonts), say)).toBe(svg)
  })

  it('knows which scripts its font has', () => {
    expect(fonts.regular.covers('Қазақ Łódź Ελλάδα')).toBe(true)
    expect(fonts.regular.covers('北京')).toBe(false)
    expect(fonts.regular.covers('جامعة')).toBe(false)
  })
})
