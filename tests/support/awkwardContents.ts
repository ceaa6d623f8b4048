import type { Block, TableRow } from '#shared/draft/blocks'
import type { ContentSection, StrategyContent } from '#shared/content/content'
import {
  cell,
  emptyContent,
  everyBlock,
  hostileContent,
  pictureHash,
  strategyContent,
  textBlock,
} from './strategyContent'

let ids = 0
const id = () => `awkward${++ids}`
const base = strategyContent()
/** Without figures: drawing charts takes longest. */
const undrawn = { ...base, benchmark: emptyContent.benchmark }
const sentence =
  'We send fewer students abroad than most universities of our type, and we know from their own words why.'
const longName =
  'Staatliche Universität für Angewandte Wissenschaften, Ingenieurwesen, Wirtschaft, Gesundheit und Soziale Arbeit Nordrhein'

const section = (title: string, blocks: readonly Block[], part: ContentSection['part'] = 'body'): ContentSection => ({
  id: id(),
  outline: null,
  part,
  number: null,
  title,
  unit: null,
  blocks,
})
const heading = (text: string, level: 1 | 2 = 1): Block => ({ type: 'heading', id: id(), level, content: [{ text }] })
const list = (items: readonly (readonly Block[])[], ordered = false, start = 1): Block => ({
  type: 'list',
  ordered,
  start,
  items,
})
const table = (rows: readonly TableRow[], caption = '', source = ''): Block => ({
  type: 'table',
  id: id(),
  caption,
  source,
  rows: [...rows],
})
const figure = (caption: string, source: string): Block => ({
  type: 'figure',
  id: id(),
  blob: pictureHash.chart,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  alt: '',
  caption,
  source,
})
const nested = (depth: number): Block =>
  list([[textBlock(sentence), ...(depth < 8 ? [nested(depth + 1)] : [])], [textBlock('Next')]], depth % 2 === 1, depth)
const drafted = (blocks: readonly Block[]): StrategyContent => ({ ...emptyContent, sections: [section('One', blocks)] })

/** Years of values that end in 2024, of the own institution and of eight peers; every seventh says that none applies. */
export function yearsOfValues(count: number, value: number): StrategyContent['benchmark'] {
  const years = Array.from({ length: count }, (_, i) => 2025 - count + i)
  const { peers, indicators } = base.benchmark
  const given = { numerator: null, denominator: null, source: 'Registrar' }
  return {
    years,
    peers,
    indicators: indicators.slice(0, 2).map(indicator => ({
      ...indicator,
      values: ['own', ...peers.map(peer => peer.id)].flatMap((institution, who) =>
        years.map(year =>
          (who + year) % 7 === 0
            ? { institution, year, status: 'not applicable' as const, value: null, ...given }
            : { institution, year, status: 'measured' as const, value: value + who, ...given },
        ),
      ),
    })),
  }
}

/** Strategies that nobody plans and somebody has, by what is unusual in them. */
export const awkwardContents: Readonly<Record<string, () => StrategyContent>> = {
  'nothing at all': () => emptyContent,
  'everything there is': () => base,
  'signs that hurt': hostileContent,
  'names longer than any line': () => ({
    ...undrawn,
    profile: {
      ...base.profile,
      institution: longName,
      shortName: '',
      title: `${longName} 2027–2031`,
      subtitle: sentence,
    },
    units: base.units.map(unit => ({ ...unit, name: `${unit.name} ${longName}` })),
    people: base.people.map(person => ({ ...person, post: longName })),
  }),
  'no draft': () => ({ ...undrawn, sections: [] }),
  'sections without text': () => ({ ...undrawn, sections: base.sections.map(one => ({ ...one, blocks: [] })) }),
  'sixty sections': () => ({
    ...undrawn,
    sections: Array.from({ length: 60 }, (_, i) =>
      section(`Section ${i}`, [heading('First'), textBlock(sentence)], i < 3 ? 'front' : i > 30 ? 'annex' : 'body'),
    ),
  }),
  'one indicator and one peer': () => ({
    ...base,
    benchmark: {
      years: [2024],
      peers: base.benchmark.peers.slice(0, 1),
      indicators: base.benchmark.indicators.slice(0, 1),
    },
  }),
  'forty indicators': () => ({
    ...base,
    sections: [],
    benchmark: {
      ...base.benchmark,
      indicators: Array.from({ length: 40 }, (_, i) => ({
        ...base.benchmark.indicators[i % base.benchmark.indicators.length]!,
        id: `indicator:${i}`,
      })),
    },
  }),
  'no value at all': () => ({
    ...base,
    benchmark: {
      ...base.benchmark,
      indicators: base.benchmark.indicators.map(indicator => ({ ...indicator, values: [] })),
    },
  }),
  'many years': () => ({ ...emptyContent, profile: base.profile, benchmark: yearsOfValues(16, 1_000_000) }),
  'lists in lists, and what else stands in them': () =>
    drafted([
      nested(0),
      list(
        Array.from({ length: 120 }, () => [textBlock('Point')]),
        true,
        998,
      ),
      list([[textBlock('With'), table([[cell('a', true)], [cell('1')]]), textBlock('after it')], [figure('', '')], []]),
      list([[list([[list([[textBlock('Deep')]])]])]]),
      list([[heading('In a list'), { type: 'quote', id: id(), blocks: everyBlock() }]]),
    ]),
  'tables of every shape': () =>
    drafted([
      table([[cell('Only')]]),
      table([]),
      table([[]]),
      table([[cell(''), cell('')], [cell('')]]),
      table(
        [
          [cell('A', true, { colspan: 9, rowspan: 99 }), cell('B', true)],
          [cell('c'), cell('d')],
        ],
        'Over the edge',
      ),
      table([
        [cell('Who', true), cell('Long', true, { rowspan: 3 })],
        [cell('a', false, { rowspan: 2 })],
        [],
        [cell('b')],
      ]),
      table(
        [
          [cell('x'.repeat(400)), cell(sentence.repeat(60))],
          [cell('y'), cell('')],
        ],
        'Very long',
        'Registrar',
      ),
      table([Array.from({ length: 70 }, (_, i) => cell(`Column ${i}`, true)), [cell('one')]], 'Seventy columns'),
      table([
        [cell('H', true), cell('I', true)],
        [
          { ...cell(''), blocks: everyBlock() },
          { ...cell(''), blocks: [nested(0)] },
        ],
      ]),
      {
        type: 'decision',
        id: id(),
        blocks: [table([[cell('a', true)], [cell('1')]]), figure('Within', ''), nested(0)],
      },
    ]),
  'scripts and signs of everywhere': () =>
    drafted([
      heading('جامعة الملك سعود'),
      textBlock('The partner جامعة الملك سعود in Riyadh, and دانشگاه تهران (Tehran), 12.5% of 300.'),
      textBlock('北京国际研究大学与我们签订了协议，这是一段没有空格的中文文本，'.repeat(20)),
      textBlock('🎓👩‍🏫🇵🇰 हिन्दी ภาษาไทย a\u00adb\u200bc\u202ed'),
      textBlock('W'.repeat(900)),
      heading(''),
      heading('   ', 2),
      textBlock(''),
      heading('Last, with nothing below'),
    ]),
  Urdu: () => ({
    ...undrawn,
    profile: { ...base.profile, language: 'ur-PK', institution: 'نیلاب یونیورسٹی', title: 'بین الاقوامی حکمت عملی' },
    sections: base.sections.map(one => ({
      ...one,
      title: 'حصہ',
      blocks: [textBlock('جواب بہت دیر سے آتا ہے۔'), nested(4), ...everyBlock()],
    })),
  }),
}
