import type { StrategyContent } from '../content/content'
import type { Say } from '../base/phrases'
import { textWidth } from './arialWidths'
import { colour, styleOf, textHeightOf, textWidthOf, upright } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import { heightOf, spaceAfter } from './measure'
import { pictureOf } from './picture'
import type { CellPiece, ParagraphPiece, Piece, TablePiece } from './pieces'

const mm = (value: number) => (value / 25.4) * 72

/** Width of the labels of fields. */
const labelWidth = mm(42)

/** The title page is one column, in whatever script its lines are. */
const flush = { flush: true } as const

/** Where the rule above the title stands, from the top of the text. */
const rulePlace = mm(67)

/** Version and fingerprint as header, footer and fields print them. */
export interface Edition {
  readonly title: string
  readonly institution: string
  /** "Draft, not ratified". */
  readonly version: string
  /** SHA-256 of the content, in 64 signs. */
  readonly fingerprint: string
}

/** The first eight signs in two groups. */
export const shortFingerprint = ({ fingerprint }: Edition): string =>
  `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`

/** An ISO day in words; other texts as they are. */
export function writtenDate(day: string, say: Say): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (!year || !month || !date || Number(month) < 1 || Number(month) > 12) return clean(day)
  return say('date', { day: Number(date), month: say(`month.${Number(month)}`), year: Number(year) })
}

type Field = readonly [label: string, value: string]

/** Two columns, labels bold; rows without a value are left out. */
function fieldsTable(rows: readonly (Field | readonly [string, readonly ParagraphPiece[]])[]): TablePiece {
  return {
    kind: 'table',
    look: 'MeridianFields',
    widths: [labelWidth, textWidthOf(upright) - labelWidth],
    heads: 1,
    rows: rows.map(([label, value]): CellPiece[] => [
      { columns: 1, paragraphs: [paragraph('TableText', label)] },
      { columns: 1, paragraphs: typeof value === 'string' ? [paragraph('TableText', value)] : value },
    ]),
  }
}

const filled = ([, value]: Field) => value.trim() !== ''

/** Title page: who, what, for which years, and how far it has come. The fields stand at the foot of the page. */
export function titlePage({ say, pictures }: Manuscript, { profile }: StrategyContent, edition: Edition): Piece[] {
  const logo = profile.logo && pictures.get(profile.logo.hash)
  const picture = logo ? pictureOf(logo, say('title.logo', { institution: edition.institution }), mm(45), mm(14)) : null
  const office = clean(profile.office).trim()
  const place = [profile.city, profile.country]
    .map(name => clean(name).trim())
    .filter(name => name !== '')
    .join(', ')
  const names = [
    ...(clean(profile.institution).trim() === '' ? [] : [paragraph('Institution', edition.institution, flush)]),
    ...(office === '' ? [] : [paragraph('Office', office, flush)]),
    ...(place === '' ? [] : [paragraph('Office', place, flush)]),
  ]
  const head: Piece[] = picture
    ? [
        {
          kind: 'table',
          look: 'none',
          widths: [picture.width + mm(4), textWidthOf(upright) - picture.width - mm(4)],
          heads: 0,
          rows: [
            [
              { columns: 1, paragraphs: [{ kind: 'paragraph', style: 'Institution', inlines: [{ picture }] }] },
              { columns: 1, paragraphs: names },
            ],
          ],
        },
      ]
    : names
  const above = heightOf(head)
  const rule = paragraph('TitleRule', '', { before: Math.max(mm(20), rulePlace - above) })
  const title = { ...paragraph('Title', '', flush), inlines: [{ text: edition.title, ...fitting(edition.title) }] }
  const subtitle = clean(profile.subtitle).trim()
  const note = clean(profile.note).trim()
  const fields = fieldsTable(titleFields(profile, edition, say))
  const foot: Piece[] = [fields, ...(note === '' ? [] : [paragraph('TitleNote', note, flush)])]
  const last = subtitle === '' ? title : paragraph('Subtitle', subtitle, flush)
  const middle: ParagraphPiece[] = subtitle === '' ? [rule, title] : [rule, title, last as ParagraphPiece]
  const used = above + heightOf(middle) - spaceAfter(middle.at(-1)!) + heightOf(foot)
  const space = Math.max(mm(12), textHeightOf(upright) - used - mm(4)) // a little less than there is: fonts differ
  return [...head, ...middle.map((piece, i) => (i === middle.length - 1 ? { ...piece, after: space } : piece)), ...foot]
}

/** Smallest letters of a title, and the room kept beside its longest word. */
const leastTitle = 18
const besideWord = 4

/** A word longer than the line makes the title smaller rather than break: "Internationalisierungsstrategie" is one. */
function fitting(title: string): { size?: number } {
  const { size } = styleOf('Title')
  const longest = Math.max(...title.split(/[ \-–—/]+/).map(word => textWidth(word, size, true)))
  const room = textWidthOf(upright) - besideWord
  return longest <= room ? {} : { size: Math.max(leastTitle, Math.floor((size * room) / longest)) }
}

function titleFields(profile: StrategyContent['profile'], edition: Edition, say: Say): Field[] {
  const fields: Field[] = [
    [
      say('fields.version'),
      say('fields.versionValue', { version: edition.version, fingerprint: shortFingerprint(edition) }),
    ],
    [say('fields.period'), period(profile, say)],
    [say('fields.decides'), clean(profile.approvingAuthority)],
    [say('fields.effective'), writtenDate(profile.effective, say)],
    [say('fields.replaces'), clean(profile.replaces)],
  ]
  return fields.filter(filled)
}

function period({ periodStart, periodEnd }: StrategyContent['profile'], say: Say): string {
  if (periodStart !== null && periodEnd !== null) return say('span', { first: periodStart, last: periodEnd })
  return String(periodStart ?? periodEnd ?? '')
}

/** Document control, and who took part. */
export function controlPages(manuscript: Manuscript, content: StrategyContent, edition: Edition): Piece[] {
  const { say } = manuscript
  const { profile } = content
  const fields: Field[] = [
    [say('fields.title'), edition.title],
    [say('fields.version'), edition.version],
    [say('fields.owner'), clean(profile.owner)],
    [say('fields.responsibleOfficer'), clean(profile.responsibleOfficer)],
    [say('fields.approvingAuthority'), clean(profile.approvingAuthority)],
    [say('fields.effective'), writtenDate(profile.effective, say)],
    [say('fields.nextReview'), clean(profile.nextReview)],
    [say('fields.replaces'), clean(profile.replaces)],
    [say('fields.masterCopy'), clean(profile.masterCopy)],
  ]
  const groups = edition.fingerprint.match(/.{4}/g) ?? []
  const fingerprint: ParagraphPiece = {
    kind: 'paragraph',
    style: 'Fingerprint',
    inlines: [{ text: groups.slice(0, 8).join(' ') }, { break: true }, { text: groups.slice(8).join(' ') }],
  }
  const control = [
    manuscript.section('front', say('control.heading')),
    fieldsTable([...fields.filter(filled), [say('fields.fingerprint'), [fingerprint]]]),
  ]
  const [heading, ...table] = participants(manuscript, content)
  if (!heading) return control
  // rather a page of its own than one row on the next
  const room = textHeightOf(upright)
  const height = heightOf([heading, ...table])
  const pageBreak = height <= room && heightOf(control) + height > room
  return [...control, pageBreak ? { ...heading, pageBreak, before: 0 } : heading, ...table]
}

type Person = StrategyContent['people'][number]

/** Units with their people, then people without a unit, then mentors by institution. */
function participants(
  manuscript: Manuscript,
  { units, people, profile }: StrategyContent,
): [] | [ParagraphPiece, TablePiece] {
  const { say } = manuscript
  if (units.length === 0 && people.length === 0) return []
  const isGuest = ({ role }: Person) => role === 'mentor'
  const own = people.filter(person => !isGuest(person))
  const unitNames = units.map(({ name }) => name)
  const rows: [string, Person[]][] = [
    ...units.map(({ name, abbreviation }): [string, Person[]] => [
      abbreviation.trim() === '' || abbreviation === name ? name : say('people.unit', { name, abbreviation }),
      own.filter(({ unit }) => unit === name),
    ]),
    ...grouped(
      own.filter(({ unit }) => unit === null || !unitNames.includes(unit)),
      () => profile.institution || say('people.noUnit'),
    ),
    ...grouped(people.filter(isGuest), person => person.institution || say('people.noInstitution')),
  ]
  const half = textWidthOf(upright) / 2
  return [
    manuscript.subheading(1, say('people.heading')),
    {
      kind: 'table',
      look: 'MeridianTable',
      widths: [half, half],
      heads: 1,
      rows: [
        [say('people.column.unit'), say('people.column.people')].map(text => ({
          columns: 1,
          paragraphs: [paragraph('TableHead', text)],
        })),
        ...rows.map(([unit, members]): CellPiece[] => [
          { columns: 1, paragraphs: [paragraph('TableText', clean(unit))] },
          {
            columns: 1,
            paragraphs:
              members.length > 0
                ? members.map(person => paragraph('TableText', personText(person, say)))
                : [
                    {
                      kind: 'paragraph',
                      style: 'TableText',
                      inlines: [{ text: say('people.none'), italic: true, colour: colour.quiet }],
                    },
                  ],
          },
        ]),
      ],
    },
  ]
}

function grouped(people: readonly Person[], name: (person: Person) => string): [string, Person[]][] {
  const groups = new Map<string, Person[]>()
  for (const person of people) groups.set(name(person), [...(groups.get(name(person)) ?? []), person])
  return [...groups]
}

function personText({ name, post, role }: Person, say: Say): string {
  const who = clean(name).trim() || say('unnamed')
  const named = clean(post).trim() === '' ? who : say('people.post', { name: who, post: clean(post).trim() })
  return role === 'member' ? named : say(`people.role.${role}`, { name: named })
}
