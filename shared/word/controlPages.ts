import type { StrategyContent } from '../content/content'
import type { Say } from '../base/phrases'
import { columnWidths } from './columnWidths'
import type { Edition } from './edition'
import { fieldsTable, filled, writtenDate, type Field } from './fields'
import { colour, textHeightOf, textWidthOf, upright } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import { heightOf } from './measure'
import type { CellPiece, ParagraphPiece, Piece, TablePiece } from './pieces'

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
  const title = manuscript.section('front', say('control.heading'))
  const rows = [...fields.filter(filled), [say('fields.fingerprint'), [fingerprint]] as const]
  const table = fieldsTable(rows)
  const [heading, ...people] = participants(manuscript, content)
  if (!heading) return [title, table]
  const room = textHeightOf(upright)
  const fits = (...pieces: Piece[]) => heightOf(pieces) <= room
  if (fits(title, table, heading, ...people)) return [title, table, heading, ...people]
  // rather rows that stand closer than a second page, and rather a page of its own than one row on the next
  const close = { ...table, compact: true }
  if (fits(title, close, heading, ...people)) return [title, close, heading, ...people]
  return [title, table, fits(heading, ...people) ? { ...heading, pageBreak: true, before: 0 } : heading, ...people]
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
  const heads = [say('people.column.unit'), say('people.column.people')]
  const printed = rows.map(([unit, members]) => ({
    unit: clean(unit),
    members: members.map(person => personText(person, say)),
  }))
  const plain = (text: string) => ({ text, bold: false })
  return [
    manuscript.subheading(1, say('people.heading')),
    {
      kind: 'table',
      look: 'MeridianTable',
      widths: columnWidths(
        [
          [{ text: heads[0]!, bold: true }, ...printed.map(({ unit }) => plain(unit))],
          [{ text: heads[1]!, bold: true }, ...printed.map(({ members }) => plain(members.join('\n')))],
        ],
        textWidthOf(upright),
      ),
      heads: 1,
      compact: true,
      rows: [
        heads.map(text => ({
          columns: 1,
          paragraphs: [paragraph('TableHead', text)],
        })),
        ...printed.map(({ unit, members }): CellPiece[] => [
          { columns: 1, paragraphs: [paragraph('TableText', unit)] },
          {
            columns: 1,
            paragraphs:
              members.length > 0
                ? members.map(text => paragraph('TableText', text))
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
