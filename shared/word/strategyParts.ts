import type { ContentSection, StrategyContent } from '../content/content'
import { generatedSections } from '../draft/section'
import { benchmarkAnnex } from './benchmarkAnnex'
import { benchmarkBody, type Drawing } from './benchmarkBody'
import { controlPages } from './controlPages'
import type { Edition } from './edition'
import { titlePage } from './titlePage'
import { colour } from './house'
import { annexLetter, clean, paragraph, type Manuscript } from './manuscript'
import type { ParagraphPiece, Part, Piece } from './pieces'
import { prose } from './prose'
import { swotTables } from './swotTables'
import { needsWidePage } from './valueTable'

/** Sections of the outline that tables of data belong to, in order of preference. */
const homes = {
  swot: ['swot', 'annex-swot'],
  figures: ['benchmark', 'annex-benchmark'],
  data: ['annex-benchmark'],
} as const

/**
 * The whole document as pieces: title page, control, then the sections in reading order, each with what is generated for it,
 * and the contents behind those in front (foreword, summary). What has data but no section gets an annex of its own. `step` is
 * called as sections and charts are done.
 */
export async function strategyParts(
  manuscript: Manuscript,
  content: StrategyContent,
  edition: Edition,
  drawing: Drawing,
  step: () => void,
): Promise<Part[]> {
  const { say } = manuscript
  const sections = content.sections.filter(isPrinted)
  const homeOf = (outlines: readonly string[]): ContentSection | undefined =>
    outlines.map(outline => sections.find(section => section.outline === outline)).find(Boolean)
  const has = { swot: content.swot.length > 0, benchmark: content.benchmark.indicators.length > 0 }
  const swotHome = homeOf(homes.swot)
  const figuresHome = homeOf(homes.figures)
  const dataHome = homeOf(homes.data)
  const annexes = sections.filter(({ part }) => part === 'annex')
  const dataLetter = annexLetter(
    dataHome ? annexes.indexOf(dataHome) : annexes.length + (has.swot && !swotHome ? 1 : 0),
  )

  const parts: Part[] = []
  let open: Piece[] = []
  const turnPage = (landscape: boolean, pieces: readonly Piece[]) => {
    if (open.length > 0) parts.push({ landscape: false, pieces: open })
    parts.push({ landscape, pieces })
    open = []
  }
  const addData = (heading: readonly Piece[]) => {
    const isWide = needsWidePage(content, say)
    const pieces = [...heading, ...benchmarkAnnex(manuscript, content, isWide)]
    if (isWide) turnPage(true, pieces)
    else open.push(...pieces)
  }
  const figures = () => benchmarkBody(manuscript, content, drawing, dataLetter, step)

  open.push(...titlePage(manuscript, content, edition), ...controlPages(manuscript, content, edition))
  const front = sections.findIndex(({ part }) => part !== 'front')
  const contentsAt = front < 0 ? sections.length : front

  let lastWasEmpty = false
  const addContents = () => {
    open.push(paragraph('TOCHeading', say('contents')), { kind: 'contents' })
    lastWasEmpty = false
  }
  for (const [i, section] of sections.entries()) {
    if (i === contentsAt) addContents()
    const title = sectionTitle(section, manuscript)
    const heading = {
      ...manuscript.section(section.part, title, lastWasEmpty ? false : undefined),
      ...(lastWasEmpty && { before: betweenEmpty }),
      block: section.id,
    }
    const pieces: Piece[] = prose(manuscript, section.blocks)
    if (has.swot && section === swotHome) pieces.push(...swotTables(manuscript, content.swot))
    if (has.benchmark && section === figuresHome) pieces.push(...(await figures()))
    const isData = has.benchmark && section === dataHome
    lastWasEmpty = pieces.length === 0 && !isData
    open.push(heading, ...(lastWasEmpty ? [unwritten(say('section.empty'))] : pieces))
    if (isData) addData([])
    step()
  }
  if (contentsAt === sections.length) addContents()
  if (has.swot && !swotHome)
    open.push(manuscript.section('annex', say('swot.annex')), ...swotTables(manuscript, content.swot))
  if (has.benchmark && !dataHome) {
    const heading = manuscript.section('annex', say('data.annex'))
    addData(figuresHome ? [heading] : [heading, ...(await figures())])
  }
  if (sections.length === 0 && !has.swot && !has.benchmark) open.push(...nothingYet(manuscript))
  if (open.length > 0) parts.push({ landscape: false, pieces: open })
  return parts
}

/** Space above a section that follows an empty one on its page. */
const betweenEmpty = 24

/** Italic and grey, as everything that is missing. */
const unwritten = (text: string): ParagraphPiece => ({
  kind: 'paragraph',
  style: 'BodyText',
  inlines: [{ text, italic: true, colour: colour.quiet }],
})

/** What a reader of a workspace that has only been founded may expect: a file of empty pages would say nothing. */
function nothingYet(manuscript: Manuscript): Piece[] {
  const { say } = manuscript
  return [
    manuscript.section('front', say('nothing.heading')),
    paragraph('BodyText', say('nothing.body')),
    ...(['text', 'swot', 'benchmark', 'control'] as const).map(part =>
      paragraph('ListBullet', say(`nothing.${part}`), { list: { ...manuscript.newList(false, 1), level: 0 } }),
    ),
  ]
}

/** Pages that are made from the profile are not printed a second time unless somebody wrote something there. */
const isPrinted = ({ outline, blocks }: ContentSection) =>
  outline === null || !generatedSections.includes(outline) || blocks.length > 0

/** The outline calls annexes "Annex: sources"; the number already says that they are one. */
function sectionTitle({ title, part }: ContentSection, { say }: Manuscript): string {
  const printed = clean(title).trim()
  const prefix = say('annex.prefix')
  const short =
    part === 'annex' && printed.toLowerCase().startsWith(prefix.toLowerCase())
      ? printed.slice(prefix.length).trim()
      : printed
  return short === '' ? say('section.untitled') : short.charAt(0).toUpperCase() + short.slice(1)
}
