import type { StrategyContent } from '../content/content'
import type { Say } from '../base/phrases'
import { textWidth } from './arialWidths'
import { shortFingerprint, type Edition } from './edition'
import { fieldsTable, filled, writtenDate, type Field } from './fields'
import { styleOf, textHeightOf, textWidthOf, upright } from './house'
import { clean, paragraph, type Manuscript } from './manuscript'
import { heightOf, linesOf, spaceAfter } from './measure'
import { pictureOf } from './picture'
import type { InlinePiece, ParagraphPiece, Piece } from './pieces'

const mm = (value: number) => (value / 25.4) * 72

/** The title page is one column, in whatever script its lines are. */
const flush = { flush: true } as const

/** Where the rule above the title stands, from the top of the text. */
const rulePlace = mm(67)

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
  const subtitle = clean(profile.subtitle).trim()
  const note = clean(profile.note).trim()
  const foot: Piece[] = [
    fieldsTable(titleFields(profile, edition, say)),
    ...(note === '' ? [] : [paragraph('TitleNote', note, flush)]),
  ]
  const middleOf = (size: number | undefined, ruleBefore: number): ParagraphPiece[] => [
    paragraph('TitleRule', '', { before: ruleBefore }),
    { ...paragraph('Title', '', flush), inlines: titleLines(edition.title, size) },
    ...(subtitle === '' ? [] : [paragraph('Subtitle', subtitle, flush)]),
  ]
  const room = textHeightOf(upright) - mm(4) - heightOf(foot) - above // a little less than there is: fonts differ
  const spare = (middle: readonly ParagraphPiece[]) => room - heightOf(middle) + spaceAfter(middle.at(-1)!)
  const ruleBefore = Math.max(leastAbove, rulePlace - above)
  const middle =
    titleSizes(edition.title)
      .map(size => middleOf(size, ruleBefore))
      .find(pieces => spare(pieces) >= leastBelow) ?? middleOf(leastTitle, leastAbove)
  const after = Math.max(leastBelow, spare(middle))
  return [...head, ...middle.map((piece, i) => (i === middle.length - 1 ? { ...piece, after } : piece)), ...foot]
}

/** The title; years at its end that a line would cut behind their dash ("2027–" and "2031") stand on the next line. */
function titleLines(title: string, size: number | undefined): InlinePiece[] {
  const sized = (text: string) => ({ text, ...(size !== undefined && { size }) })
  const [, name = '', first = '', last = ''] = /^(.+ )(\d{4}[-–—/])(\d{2,4})$/.exec(title) ?? []
  const lines = (text: string) => linesOf([sized(text)], styleOf('Title'), textWidthOf(upright)).count
  const isCut = name !== '' && lines(name + first) < lines(title)
  return isCut ? [sized(name), { break: true }, sized(first + last)] : [sized(title)]
}

/** Smallest letters of a title, and the room kept beside its longest word. */
const leastTitle = 18
const besideWord = 4

/** Space above the rule and below the title at least. */
const leastAbove = mm(20)
const leastBelow = mm(12)

/**
 * Sizes a title may have, largest first; undefined is that of the style. A word longer than the line makes it smaller rather
 * than break ("Internationalisierungsstrategie" is one), and so does a title that leaves no room for the fields below it.
 */
function titleSizes(title: string): (number | undefined)[] {
  const { size } = styleOf('Title')
  const longest = Math.max(...title.split(/[ \-–—/]+/).map(word => textWidth(word, size, true)))
  const room = textWidthOf(upright) - besideWord
  const largest = longest <= room ? size : Math.max(leastTitle, Math.floor((size * room) / longest))
  return Array.from({ length: largest - leastTitle + 1 }, (_, i) => (largest - i === size ? undefined : largest - i))
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
