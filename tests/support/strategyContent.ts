import type { Block, Inline } from '#shared/draft/blocks'
import type { ContentIndicator, ContentSection, ContentValue, StrategyContent } from '#shared/content/content'
import { emptyProfile } from '#shared/profile/profile'
import { chance } from './chance'

/** SHA-256 names of the pictures that fixtures show, and their bytes. */
export const pictureHash = {
  logo: 'a'.repeat(64),
  chart: 'b'.repeat(64),
  absent: 'c'.repeat(64),
  broken: 'd'.repeat(64),
} as const

/** A PNG of 1 by 1 pixel, green. */
const greenDot = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgj/ICAAHnAQFjr2w5AAAAAElFTkSuQmCC'),
  sign => sign.charCodeAt(0),
)

/** The pictures of the fixtures; one is left out and one is no picture. `big` takes the place of the figure. */
export const fixturePictures = (
  big: Uint8Array = greenDot,
  logo: Uint8Array = greenDot,
): ReadonlyMap<string, Uint8Array> =>
  new Map([
    [pictureHash.logo, logo],
    [pictureHash.chart, big],
    [pictureHash.broken, new Uint8Array([1, 2, 3, 4])],
  ])

/** A content with nothing in it. */
export const emptyContent: StrategyContent = {
  format: 1,
  profile: emptyProfile,
  units: [],
  people: [],
  swot: [],
  benchmark: { years: [], peers: [], indicators: [] },
  sections: [],
}

const unitNames = [
  ['International Office', 'IO'],
  ['Registrar', 'REG'],
  ['Planning and Quality', 'PQ'],
  ['Finance', 'FIN'],
  ['Human Resources', 'HR'],
  ['Faculty of Engineering', 'ENG'],
  ['Faculty of Computing', 'COM'],
  ['School of Medicine', 'MED'],
  ['School of Law', 'LAW'],
  ['Faculty of Natural Sciences', 'SCI'],
  ['Faculty of Social Sciences', 'SOC'],
  ['School of Business', 'BUS'],
  ['Library', 'LIB'],
  ['Research Office', 'RO'],
  ['Student Affairs', 'SA'],
  ['Centre for Languages', 'CL'],
  ['Alumni Office', 'ALU'],
] as const
const personNames = [
  'Sana Mirza',
  'Farid Kakar',
  'Bilal Anwar',
  'Hina Yousaf',
  'Usman Tariq',
  'Rabia Saleem',
  'Imran Qazi',
  'Nida Farooq',
  'Adeel Shah',
  'Mehwish Khan',
  'Tahir Iqbal',
  'Saima Noor',
  'Kamran Aziz',
  'Ayesha Malik',
  'Zubair Hassan',
  'Lubna Rashid',
  'Danish Javed',
] as const
const statements = [
  'Eleven of fourteen exchange agreements with technical universities are used fully every year.',
  'Two engineering programmes test an intercultural outcome in the final project.',
  'Credit recognition takes a median of 61 working days; one in four students repeats an exam.',
  'Half of the 38 signed agreements saw no activity in two years.',
  'All work on external funding depends on one person.',
  'A mobility call for our region funds students and staff in both directions until 2029.',
  'New clearance rules require permission of two ministries before an agreement is signed.',
  'Currency loss has raised the cost of a semester abroad by 40% in two years.',
  'Sixty-one per cent of full professors hold a degree from abroad.',
  'The national credit reform opens a two-year pilot for joint programmes.',
] as const
const sentences = [
  'We send fewer students abroad than most universities of our type, and we know from their own words why: recognition is slow, and the answer comes too late to plan a degree.',
  'From autumn 2028 a faculty decides on credits within 20 working days of receiving the transcript of records.',
  'The working group of 17 units met nine times between March and October.',
  'Three faculties already teach in English at master level; two more have asked for help with the language of their teachers.',
  'Partnerships are kept where both sides use them, and are closed with thanks where neither does.',
  'Every unit names one person who answers for international work, with four hours a week set aside for it.',
  'A grant covers the journey and the first month, because the first month is where most plans fail.',
  'What this costs is set out in section 9; the Finance Committee confirmed the first two years.',
  'Students who stay at home learn with others too: each programme holds one course with a partner class abroad.',
  'We report every January, with the figures of the year before and the reasons behind them.',
  'Where the evidence is thin, this text says so, and section 12 says who will find out by when.',
  'The library, the hostels and the clinic are part of this strategy, since visitors judge us by their first week.',
] as const
const titles = [
  ['foreword', 'front', 'Foreword by the head of the institution'],
  ['executive-summary', 'front', 'Executive summary'],
  ['introduction', 'body', 'Introduction, scope and how this strategy was made'],
  ['external-context', 'body', 'External context'],
  ['institutional-context', 'body', 'Institutional context and current position'],
  ['benchmark', 'body', 'How we compare'],
  ['swot', 'body', 'Strengths, weaknesses, opportunities and threats'],
  ['vision-mission', 'body', 'Vision and mission for internationalisation'],
  ['priorities', 'body', 'Strategic priorities'],
  ['objectives-kpis', 'body', 'Objectives, indicators and targets'],
  ['resources', 'body', 'Resources and budget'],
  ['monitoring', 'body', 'Monitoring, evaluation and review'],
  ['annex-glossary', 'annex', 'Annex: glossary and abbreviations'],
] as const
const indicatorNames = [
  ['Outgoing exchange students', '%', 'higher', 2.2],
  ['International degree students', '%', 'higher', 4.5],
  ['Incoming exchange students', '%', 'higher', 1.4],
  ['International doctoral candidates', '%', 'higher', 6],
  ['International academic staff', '%', 'higher', 5],
  ['International co-publications', '%', 'higher', 38],
  ['Time to recognise credits', 'working days', 'lower', 30],
  ['Balance of semester exchange', 'ratio', 'neutral', 0.8],
  ['Active partnership agreements', '%', 'higher', 55],
  ['Programmes with a mobility window', '%', 'higher', 20],
  ['Courses taught in a foreign language', '%', 'higher', 14],
  ['International students per support post', 'students per FTE', 'lower', 160],
  ['International office capacity', 'FTE per 1,000 students', 'neutral', 0.6],
  ['Own budget for internationalisation', '%', 'higher', 0.9],
  ['Countries of origin', 'countries', 'higher', 24],
  ['International competitive income per academic', 'EUR per academic FTE', 'higher', 2400],
] as const
const peerNames = [
  ['Hindko University', 'Hindko'],
  ['Salt Range University', 'Salt Range'],
  ['Marghazar University', 'Marghazar'],
  ['University of Kirthar', 'Kirthar'],
  ['Ravi Plains University', 'Ravi Plains'],
  ['Potwar Technical University', 'Potwar Technical'],
  ['Peer 7', 'Peer 7'],
  ['University of Ravenna', 'Ravenna'],
] as const

/** A strategy as a working group writes one: 17 units, 41 SWOT items, 16 indicators x 9 institutions x 4 years, all kinds of blocks. */
export function strategyContent(seed = 7): StrategyContent {
  const random = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const factors = [
    ...Array<'strength'>(12).fill('strength'),
    ...Array<'weakness'>(11).fill('weakness'),
    ...Array<'opportunity'>(10).fill('opportunity'),
    ...Array<'threat'>(8).fill('threat'),
  ]
  const count = { strength: 0, weakness: 0, opportunity: 0, threat: 0 }
  return {
    format: 1,
    profile: {
      ...emptyProfile,
      institution: 'Nilab University',
      shortName: 'Nilab',
      city: 'Attock',
      country: 'Pakistan',
      office: 'Office of the Vice-Rector, International Affairs',
      title: 'International Strategy 2027–2031',
      subtitle: 'From exchange to recognition: what we will do, who does it, and how we will know',
      periodStart: 2027,
      periodEnd: 2031,
      logo: { hash: pictureHash.logo, type: 'image/png', width: 1, height: 1 },
      owner: 'Vice-Rector, International Affairs: Prof. Nadia Qureshi',
      responsibleOfficer: 'Head of the International Office: Dr Sana Mirza',
      approvingAuthority: 'Senate, after endorsement by the Academic Council',
      effective: '2027-01-01',
      nextReview: 'June 2029, mid-term; June 2031, full',
      replaces: 'International Strategy 2022–2026, ratified on 14 June 2022',
      masterCopy: 'Senate Secretariat, file S-26/118',
      note: 'Nilab University is invented, and so are all names and figures in this sample.',
    },
    units: unitNames.map(([name, abbreviation], i) => ({ id: `unit:${i}`, name, abbreviation })),
    people: [
      ...unitNames.map(([unit], i) => ({
        name: personNames[i]!,
        role: i === 0 ? ('coordinator' as const) : ('member' as const),
        unit,
        institution: '',
        post: i === 0 ? 'Head of office' : '',
      })),
      {
        name: 'Elena Marchetti',
        role: 'mentor',
        unit: null,
        institution: 'University of Ravenna',
        post: 'Delegate for international relations',
      },
      { name: 'Tomás Ibarra', role: 'mentor', unit: null, institution: 'University of Ravenna', post: '' },
    ],
    swot: factors.map(factor => ({
      label: `${factor[0]!.toUpperCase()}${++count[factor]}`,
      factor,
      statement: pick(statements),
      unit: pick(unitNames)[0],
      author: pick(personNames),
    })),
    benchmark: benchmarkContent(random),
    sections: titles.map(([outline, part, title], i) =>
      section(i, outline, part, title, proseBlocks(random, 6 + Math.floor(random() * 5), i)),
    ),
  }
}

const section = (
  i: number,
  outline: string,
  part: ContentSection['part'],
  title: string,
  blocks: Block[],
): ContentSection => ({
  id: `section:${i}`,
  outline,
  part,
  number: null,
  title,
  unit: null,
  blocks,
})

let blockId = 0
const id = () => `b${++blockId}`
/** A paragraph of plain text. */
export const textBlock = (text: string): Block => ({ type: 'paragraph', id: id(), content: [{ text }] })
export const cell = (text: string, header = false, more: { colspan?: number; rowspan?: number } = {}) => ({
  header,
  colspan: 1,
  rowspan: 1,
  ...more,
  blocks: text === '' ? [] : [textBlock(text)],
})

/** Every kind of block a draft can hold, in one section. */
export function everyBlock(): Block[] {
  const inline: Inline[] = [
    { text: 'Plain, ' },
    { text: 'bold', bold: true },
    { text: ', ' },
    { text: 'italic', italic: true },
    { text: ' and ' },
    { text: 'a link', link: 'https://example.org/report?year=2024#page=3' },
    { text: '.' },
    { break: true },
    { text: 'After a break.' },
  ]
  return [
    { type: 'heading', id: id(), level: 1, content: [{ text: 'Students who go abroad' }] },
    { type: 'paragraph', id: id(), content: inline },
    {
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        [
          textBlock('First point'),
          {
            type: 'list',
            ordered: false,
            start: 1,
            items: [
              [
                textBlock('Second level'),
                { type: 'list', ordered: false, start: 1, items: [[textBlock('Third level')]] },
              ],
            ],
          },
        ],
        [textBlock('Second point')],
      ],
    },
    {
      type: 'list',
      ordered: true,
      start: 1,
      items: [
        [textBlock('Do this'), textBlock('It goes on in a second paragraph.')],
        [
          textBlock('Then that'),
          { type: 'list', ordered: true, start: 1, items: [[textBlock('In part one')], [textBlock('In part two')]] },
        ],
      ],
    },
    { type: 'heading', id: id(), level: 2, content: [{ text: 'Bachelor students' }] },
    {
      type: 'list',
      ordered: true,
      start: 1,
      items: [[textBlock('A new list begins at one')], [textBlock('And goes on')]],
    },
    { type: 'list', ordered: true, start: 5, items: [[textBlock('A list that begins at five')]] },
    {
      type: 'quote',
      id: id(),
      blocks: [textBlock('I had the offer in March and the answer of my faculty in July. By then the room was gone.')],
    },
    {
      type: 'decision',
      id: id(),
      blocks: [
        textBlock('From autumn 2028, faculties decide on credits within 20 working days.'),
        {
          type: 'list',
          ordered: false,
          start: 1,
          items: [[textBlock('Owner: Registrar')], [textBlock('First report: January 2029')]],
        },
      ],
    },
    {
      type: 'table',
      id: id(),
      caption: 'Outgoing exchange students by level of study',
      source: 'Source: Registrar, 12 November 2026, headcount on the census date.',
      rows: [
        ['Level', '2022', '2023', '2024', 'Degree students, 2024', 'Share, 2024, %'].map(text => cell(text, true)),
        ...[
          ['Bachelor', '98', '121', '137', '9,310', '1.5'],
          ['Master', '41', '53', '61', '2,140', '2.9'],
          ['Doctorate', '10', '13', '16', '440', '3.6'],
        ].map(row => row.map(text => cell(text))),
        ['All levels', '149', '187', '214', '11,890', '1.8'].map(text => ({
          header: false,
          colspan: 1,
          rowspan: 1,
          blocks: [{ type: 'paragraph' as const, id: id(), content: [{ text, bold: true as const }] }],
        })),
      ],
    },
    {
      type: 'table',
      id: id(),
      caption: '',
      source: '',
      rows: [
        [cell('Who', true), cell('Duties', true, { colspan: 2 })],
        [cell('Registrar', false, { rowspan: 2 }), cell('Decides'), cell('20 days')],
        [cell('Reports'), cell('Yearly')],
      ],
    },
    {
      type: 'figure',
      id: id(),
      blob: pictureHash.chart,
      mediaType: 'image/png',
      width: 900,
      height: 500,
      alt: 'Students in front of the library',
      caption: 'Welcome week, September 2025',
      source: 'Photograph: Communications',
    },
    {
      type: 'figure',
      id: id(),
      blob: pictureHash.absent,
      mediaType: 'image/png',
      width: 900,
      height: 500,
      alt: 'Map of partner universities',
      caption: 'Where our partners are',
      source: '',
    },
    {
      type: 'figure',
      id: id(),
      blob: pictureHash.broken,
      mediaType: 'image/png',
      width: 900,
      height: 500,
      alt: '',
      caption: '',
      source: '',
    },
    { type: 'unknown', name: 'timeline', text: 'A block of a newer version\nwith two lines' },
  ]
}

function proseBlocks(random: () => number, paragraphs: number, place: number): Block[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const text = () => Array.from({ length: 3 + Math.floor(random() * 3) }, () => pick(sentences)).join(' ')
  return Array.from({ length: paragraphs }, (_, i): Block[] => [
    ...(i > 0 && i % 3 === 0
      ? [
          {
            type: 'heading' as const,
            id: id(),
            level: 1 as const,
            content: [{ text: ['Where we stand', 'What we will do', 'How we will know'][(i / 3 - 1) % 3]! }],
          },
        ]
      : []),
    textBlock(text()),
    ...(place === 4 && i === 2 ? everyBlock() : []),
  ]).flat()
}

function benchmarkContent(random: () => number): StrategyContent['benchmark'] {
  const years = [2021, 2022, 2023, 2024]
  const peers = peerNames.map(([name, shortName], i) => ({
    id: `peer:${i}`,
    name,
    shortName,
    country: i === 7 ? 'Italy' : 'Pakistan',
    kind: i === 7 ? ('twin' as const) : ('similar' as const),
    anonymous: i === 6,
  }))
  return {
    years,
    peers,
    indicators: indicatorNames.map(([name, unit, direction, centre], k): ContentIndicator => {
      const decimals = centre >= 20 ? 0 : 1
      return {
        id: `indicator:${k}`,
        catalogue: null,
        version: 1,
        name,
        definition: `${name}: headcount or amount in the reporting year as defined in the catalogue, counted on the census date, divided as the unit says.`,
        unit,
        direction,
        target: k % 3 === 0 ? { year: 2031, value: Number((centre * 1.4).toFixed(decimals)) } : null,
        values: ['own', ...peers.map(peer => peer.id)].flatMap((institution, i) => {
          const level = institution === 'own' ? 0.8 : 0.4 + random() * 1.4
          return years.flatMap((year, y): ContentValue[] => {
            const value = Number((centre * level * (1 + y * 0.06) * (0.95 + random() * 0.1)).toFixed(decimals))
            const missing = institution !== 'own' && random() < 0.06
            return [
              {
                institution,
                year,
                status: missing ? 'missing' : i === 7 ? 'estimated' : 'measured',
                value: missing ? null : value,
                numerator: institution === 'own' && unit === '%' ? Math.round(value * 118.9) : null,
                denominator: institution === 'own' && unit === '%' ? 11890 : null,
                source:
                  institution === 'own' ? 'Registrar' : i === 4 ? `Annual report ${year}` : 'Data exchange, May 2026',
              },
            ]
          })
        }),
      }
    }),
  }
}

/** A draft of `words` words in 24 sections with tables and lists, for benchmarks and limits. */
export function hugeContent(words = 45_000, seed = 11): StrategyContent {
  const random = chance(seed)
  const base = strategyContent(seed)
  const perSection = words / 24
  return {
    ...base,
    sections: Array.from({ length: 24 }, (_, i) => {
      const blocks: Block[] = []
      for (let written = 0; written < perSection;) {
        const next = proseBlocks(random, 3, -1)
        if (blocks.length % 5 === 0)
          next.push({
            type: 'heading',
            id: id(),
            level: 1,
            content: [{ text: `Part ${blocks.length + 1} of the plan` }],
          })
        if (blocks.length % 4 === 1)
          next.push({
            type: 'list',
            ordered: i % 2 === 0,
            start: 1,
            items: Array.from({ length: 4 }, () => [textBlock(sentences[Math.floor(random() * sentences.length)]!)]),
          })
        blocks.push(...next)
        written += next.reduce((sum, block) => sum + JSON.stringify(block).split(' ').length, 0)
      }
      return section(
        i,
        `free-${i}`,
        'body',
        `${sentences[i % sentences.length]!.split(' ').slice(0, 4).join(' ')}`,
        blocks,
      )
    }),
  }
}

/** Strings that have broken files, in every place that takes text. */
export function hostileContent(): StrategyContent {
  const strings = [
    'control \u0000\u0001\u0008\u000b\u001f\u007f\ufffe signs',
    'half a pair \ud83d and the other \udc00 of it',
    '<w:p>&amp; ]]> "quoted" \'single\' <!-- comment --> </w:t>',
    'W'.repeat(10_000),
    'جامعة نيلاب الدولية 2027',
    'Қазақ ұлттық университеті',
    '北京国际研究大学战略规划与国际合作办公室',
    'שלום world 123',
    '\u202eright to left override\u202c and \u200bzero width',
    'line\nbreak\ttab\r\nreturn\u2028separator',
    '👩🏽‍🎓 graduates 🇵🇰',
    '',
    '   ',
  ]
  const at = (i: number) => strings[i % strings.length]!
  const base = strategyContent(3)
  return {
    ...base,
    profile: {
      ...base.profile,
      institution: at(2),
      shortName: at(4),
      office: at(5),
      title: `${at(4)} ${at(1)}`,
      subtitle: at(6),
      owner: at(0),
      replaces: at(3),
      note: at(9),
      effective: '2027-99-99',
    },
    units: strings.map((name, i) => ({ id: `unit:${i}`, name, abbreviation: at(i + 1) })),
    people: strings.map((name, i) => ({
      name,
      role: (['coordinator', 'member', 'mentor', 'approver'] as const)[i % 4]!,
      unit: i % 2 ? at(i) : null,
      institution: at(i + 2),
      post: at(i + 3),
    })),
    swot: strings.map((statement, i) => ({
      label: `S${i + 1}`,
      factor: 'strength' as const,
      statement,
      unit: at(i + 4),
      author: null,
    })),
    benchmark: {
      ...base.benchmark,
      peers: base.benchmark.peers.map((peer, i) => ({ ...peer, name: at(i), shortName: at(i + 4) })),
      indicators: base.benchmark.indicators.map((indicator, i) => ({
        ...indicator,
        name: at(i),
        definition: at(i + 1),
        unit: at(i + 2).slice(0, 40),
        values: indicator.values.map((value, n) => ({
          ...value,
          source: at(n),
          value:
            value.value === null
              ? null
              : [value.value, 1e300, -1e-300, 0, -5.55555555, Number.MAX_SAFE_INTEGER][n % 6]!,
        })),
      })),
    },
    sections: [
      section(0, 'swot', 'body', at(0), [...strings.map(textBlock), ...everyBlock()]),
      section(
        1,
        'benchmark',
        'body',
        at(4),
        strings.map((text, i): Block => ({ type: 'heading', id: id(), level: i % 2 ? 1 : 2, content: [{ text }] })),
      ),
      section(2, '', 'annex', at(11), [
        ...strings.map((text): Block => ({
          type: 'paragraph',
          id: id(),
          content: [
            { text: 'link', link: `https://example.org/${text}` },
            { text, link: 'javascript:alert(1)' },
          ],
        })),
        { type: 'table', id: id(), caption: at(2), source: at(4), rows: [] },
        {
          type: 'table',
          id: id(),
          caption: at(5),
          source: at(6),
          rows: [[], [cell('a', false, { colspan: 63, rowspan: 1000 })], [cell('b'), cell('c')], [cell(at(3))]],
        },
        {
          type: 'table',
          id: id(),
          caption: '',
          source: '',
          rows: [
            Array.from({ length: 80 }, (_, i) => cell(String(i), true)),
            [cell('one', false, { rowspan: 2 })],
            [],
            [],
          ],
        },
        {
          type: 'list',
          ordered: true,
          start: 99_999,
          items: [
            [],
            [
              {
                type: 'list',
                ordered: true,
                start: 1,
                items: [
                  [
                    {
                      type: 'list',
                      ordered: false,
                      start: 1,
                      items: [[{ type: 'list', ordered: true, start: 3, items: [[textBlock('fifth level')]] }]],
                    },
                  ],
                ],
              },
            ],
          ],
        },
        { type: 'decision', id: id(), blocks: [] },
        { type: 'quote', id: id(), blocks: [] },
      ]),
    ],
  }
}
