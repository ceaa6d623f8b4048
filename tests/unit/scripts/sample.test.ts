import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { threads } from '#shared/comments/threads'
import { collectContent } from '#shared/content/collectContent'
import { picturesOf } from '#shared/content/canonical'
import type { StrategyContent } from '#shared/content/content'
import { countWords } from '#shared/base/words'
import { plainText, type Block } from '#shared/draft/blocks'
import { repairBlockIds } from '#shared/draft/blockIds'
import { isSafeLink } from '#shared/draft/vocabulary'
import { openExchange, type Standalone } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'
import { buildSample } from '../../../scripts/sample/buildSample'
import { checkHere, shelf } from '../../support/exchange'

let committed: Uint8Array
let opened: Standalone
let content: StrategyContent
const { kept, keep } = shelf()
beforeAll(async () => {
  committed = new Uint8Array(await readFile('resources/samples/nilab.meridian'))
  opened = await openExchange(await unpackExchange(committed), checkHere, keep)
  content = collectContent(bindWorkspace(opened.target.documents))
})

it('comes out of its sources as it was committed, byte for byte; if not, run `npm run sample`', async () => {
  expect(Buffer.compare(await buildSample(), committed)).toBe(0)
})

it('is small enough for a mailbox', () => {
  expect(committed.length).toBeLessThan(1.5 * 1024 * 1024)
})

it('is complete', () => {
  const body = content.sections.filter(({ part }) => part === 'body')
  expect(content.units).toHaveLength(17)
  expect(content.people.filter(({ role }) => role === 'mentor')).toHaveLength(2)
  expect(content.swot.length).toBeGreaterThanOrEqual(40)
  expect(content.benchmark.indicators.length).toBeGreaterThanOrEqual(15)
  expect(content.benchmark.peers).toHaveLength(7)
  expect(content.benchmark.years).toHaveLength(4)
  expect(body.length).toBeGreaterThanOrEqual(12)
  expect(countWords(content.sections.map(({ blocks }) => plainText(blocks)).join('\n'))).toBeGreaterThanOrEqual(6000)
  expect(opened.documents!.unreadable).toBe(0)
})

it('has a cell for each indicator, institution and year', () => {
  const institutions = content.benchmark.peers.length + 1
  for (const { name, values } of content.benchmark.indicators) {
    expect(values.length, name).toBe(institutions * content.benchmark.years.length)
  }
})

it('says of itself that it is invented', () => {
  expect(content.profile.note).toMatch(/invented/)
})

it('brings every picture it shows, and no other', () => {
  expect([...kept.keys()].sort()).toEqual([...picturesOf(content)].sort())
  expect(kept.size).toBeGreaterThanOrEqual(5)
})

it('describes every picture and names every table', () => {
  for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'figure') for (const words of [block.alt, block.caption]) expect(words).not.toBe('')
    if (block.type === 'table') for (const words of [block.caption, block.source]) expect(words).not.toBe('')
  }
})

it('has a place in the outline and a responsible unit for each section', () => {
  for (const { title, outline, unit } of content.sections) expect([title, outline, unit]).not.toContain(null)
})

it('knows everybody who wrote a SWOT item', () => {
  for (const { label, author, unit } of content.swot) expect([label, author, unit]).not.toContain(null)
})

it('holds no Markdown that was left over, and no link that may not leave', () => {
  const texts: string[] = []
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      expect(block.type).not.toBe('unknown')
      if (block.type === 'paragraph' || block.type === 'heading') {
        for (const part of block.content) {
          if ('break' in part) continue
          texts.push(part.text)
          if (part.link !== undefined) expect(isSafeLink(part.link)).toBe(true)
        }
      } else if (block.type === 'list') block.items.forEach(visit)
      else if (block.type === 'quote' || block.type === 'decision') visit(block.blocks)
      else if (block.type === 'table') block.rows.forEach(row => row.forEach(cell => visit(cell.blocks)))
    }
  }
  for (const { blocks } of content.sections) visit(blocks)
  for (const text of texts) expect(text).not.toMatch(/\*\*|\]\(|^#|\[!|^Table: |^Source: |&[a-z]+;/)
})

it('needs no repair of block ids', () => {
  const { documents } = opened.target
  const workspace = bindWorkspace(documents)
  const fragments = workspace.sections.read().map(({ id }) => workspace.prose(id))
  expect(repairBlockIds(documents.draft, fragments, 'test')).toBe(0)
})

it('is signed by keys that anybody can make, so it is copied and never trusted', () => {
  const coordinators = [...opened.target.statements.read().members.values()].filter(
    ({ role }) => role === 'coordinator',
  )
  expect(coordinators).toMatchObject([{ name: 'Dr Sana Mirza' }])
})

it('was commented on by people of every role: answered, resolved, and one about a text that was removed', () => {
  const { statements } = opened.target
  expect(statements.read()).toMatchObject({ waiting: 0, refused: 0, unread: 0 })
  const said = threads(statements.have().values(), statements.read())
  expect(said.length).toBeGreaterThanOrEqual(12)
  expect(new Set(said.map(({ role }) => role))).toEqual(new Set(['member', 'mentor', 'approver']))
  const placed = collectContent(bindWorkspace(opened.target.documents), said).threads!
  expect(placed.filter(({ place }) => place === null)).toMatchObject([{ quote: 'sent by e-mail' }])
  expect(placed.filter(({ resolved }) => resolved)).toHaveLength(1)
  expect(placed.filter(({ replies }) => replies.length > 0).length).toBeGreaterThanOrEqual(5)
  expect(placed.some(({ place }) => place?.isChanged)).toBe(false)
})
