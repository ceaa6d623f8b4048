import type { StrategyContent } from '#shared/content/content'
import { plainText, type Block } from '#shared/draft/blocks'
import { factors } from '#shared/swot/item'
import type { Screen } from '../../workspace/screens'

/** Names of the checks, in the order in which open ones are shown. */
export const checkIds = [
  'institution',
  'title',
  'period',
  'sections',
  'emptySections',
  'pictureFiles',
  'pictureDescriptions',
  'tableSources',
  'indicators',
  'ownValues',
  'factors',
  'control',
] as const
export type CheckId = (typeof checkIds)[number]

/** One check of what the Word document will need. */
export interface Check {
  readonly id: CheckId
  /** How many things are open; 0 when the check is met. */
  readonly open: number
  /** Names of the first open things, as people know them. */
  readonly names: readonly string[]
  /** Where it can be put right. */
  readonly screen: Screen
  readonly view?: string
}

function visit(blocks: readonly Block[], see: (block: Block) => void): void {
  for (const block of blocks) {
    see(block)
    if (block.type === 'quote' || block.type === 'decision') visit(block.blocks, see)
    else if (block.type === 'list') block.items.forEach(item => visit(item, see))
    else if (block.type === 'table') block.rows.forEach(row => row.forEach(cell => visit(cell.blocks, see)))
  }
}

/** Where something is open: a section, or what is in none, such as the logo. */
interface Found {
  readonly id?: string
  readonly title: string
}

const hasContent = (blocks: readonly Block[]) =>
  plainText(blocks).trim() !== '' || blocks.some(({ type }) => type === 'figure')

/**
 * Checks a content before it is printed. `missing` names the pictures whose bytes this computer does not have. Open points
 * never forbid an export: a draft may be shown at any time.
 */
export function readiness(content: StrategyContent, missing: ReadonlySet<string>): Check[] {
  const { profile, sections, benchmark, swot } = content
  const undescribed: Found[] = []
  const unsourced: Found[] = []
  const lost: Found[] = profile.logo && missing.has(profile.logo.hash) ? [{ title: 'logo' }] : []
  let figures = profile.logo ? 1 : 0
  let tables = 0
  for (const section of sections) {
    visit(section.blocks, block => {
      if (block.type === 'figure') figures++
      if (block.type === 'table') tables++
      if (block.type === 'figure' && !block.alt.trim()) undescribed.push(section)
      if (block.type === 'figure' && missing.has(block.blob)) lost.push(section)
      if (block.type === 'table' && !block.source.trim()) unsourced.push(section)
    })
  }
  const noOwnValue = benchmark.indicators.filter(
    ({ values }) => !values.some(({ institution, value }) => institution === 'own' && value !== null),
  )
  const printed = new Set(swot.map(({ factor }) => factor))
  const unwritten = sections.filter(({ blocks }) => !hasContent(blocks))
  const control = (['owner', 'responsibleOfficer', 'approvingAuthority'] as const).filter(
    field => !profile[field].trim(),
  )

  const check = (id: CheckId, names: readonly string[], screen: Screen, view?: string): Check => ({
    id,
    open: names.length,
    names: [...new Set(names)],
    screen,
    ...(view !== undefined && { view }),
  })
  /** A check of the draft leads to the first section in which something is open. */
  const inDraft = (id: CheckId, found: readonly Found[]) =>
    check(
      id,
      found.map(({ title }) => title),
      'draft',
      found.find(section => section.id !== undefined)?.id,
    )
  const lacks = (isThere: boolean) => (isThere ? [] : [''])
  /** A check of things of which there are none says nothing, and is left out. */
  const among = (count: number, made: Check) => (count > 0 ? [made] : [])
  return [
    check('institution', lacks(profile.institution.trim() !== ''), 'profile'),
    check('title', lacks(profile.title.trim() !== ''), 'profile'),
    check('period', lacks(profile.periodStart !== null && profile.periodEnd !== null), 'profile'),
    check('sections', lacks(sections.length > 0), 'draft'),
    ...among(sections.length, inDraft('emptySections', unwritten)),
    ...among(figures, inDraft('pictureFiles', lost)),
    ...among(figures, inDraft('pictureDescriptions', undescribed)),
    ...among(tables, inDraft('tableSources', unsourced)),
    check('indicators', lacks(benchmark.indicators.length > 0), 'benchmark'),
    ...among(
      benchmark.indicators.length,
      check(
        'ownValues',
        noOwnValue.map(({ name }) => name),
        'benchmark',
      ),
    ),
    check(
      'factors',
      factors.filter(factor => !printed.has(factor)),
      'swot',
    ),
    check('control', control, 'profile', 'control'),
  ]
}
