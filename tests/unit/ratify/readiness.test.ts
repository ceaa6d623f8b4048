import { describe, expect, it } from 'vitest'
import type { ContentSection, StrategyContent } from '#shared/content/content'
import { readiness, type CheckId } from '../../../renderer/stages/ratify/readiness'
import { emptyContent } from '../../support/strategyContent'

const nothingMissing: ReadonlySet<string> = new Set()
const hash = 'b'.repeat(64)

const section = (changes: Partial<ContentSection>): ContentSection => ({
  id: 'section:one',
  outline: null,
  part: 'body',
  number: '1',
  title: 'Mobility',
  unit: null,
  blocks: [{ type: 'paragraph', id: 'p1', content: [{ text: 'Students go abroad.' }] }],
  ...changes,
})
const figure = (alt: string) =>
  ({
    type: 'figure',
    id: 'f1',
    blob: hash,
    mediaType: 'image/png',
    width: 2,
    height: 2,
    alt,
    caption: '',
    source: '',
  }) as const

const open = (content: StrategyContent, missing = nothingMissing) =>
  Object.fromEntries(
    readiness(content, missing)
      .filter(check => check.open > 0)
      .map(({ id, names }) => [id, names]),
  ) as Partial<Record<CheckId, readonly string[]>>

describe('readiness', () => {
  it('finds everything open in an empty workspace, and says nothing of things that are not there', () => {
    expect(readiness(emptyContent, nothingMissing).map(({ id, open }) => [id, open])).toEqual([
      ['institution', 1],
      ['title', 1],
      ['period', 1],
      ['sections', 1],
      ['indicators', 1],
      ['factors', 4],
      ['control', 3],
    ])
  })

  it('names sections without text, and counts a picture as content', () => {
    const sections = [
      section({}),
      section({
        id: 'section:two',
        title: 'Staff',
        blocks: [{ type: 'paragraph', id: 'p2', content: [{ text: '  ' }] }],
      }),
      section({ id: 'section:three', title: 'Map', blocks: [figure('A map of partners')] }),
      section({ id: 'section:four', title: 'Budget', blocks: [] }),
    ]
    expect(open({ ...emptyContent, sections }).emptySections).toEqual(['Staff', 'Budget'])
  })

  it('finds pictures without description inside quotes, lists and table cells', () => {
    const cell = { header: false, colspan: 1, rowspan: 1, blocks: [figure('')] }
    const sections = [
      section({ title: 'In a quote', blocks: [{ type: 'quote', id: 'q', blocks: [figure('')] }] }),
      section({ title: 'In a list', blocks: [{ type: 'list', ordered: false, start: 1, items: [[figure(' ')]] }] }),
      section({
        title: 'In a table',
        blocks: [{ type: 'table', id: 't', caption: '', source: 'Registrar', rows: [[cell]] }],
      }),
      section({ title: 'Described', blocks: [figure('A map')] }),
    ]
    expect(open({ ...emptyContent, sections }).pictureDescriptions).toEqual(['In a quote', 'In a list', 'In a table'])
  })

  it('names tables without a source', () => {
    const table = (source: string) => ({ type: 'table', id: 't', caption: '', source, rows: [] }) as const
    const sections = [section({ blocks: [table(' '), table('Registrar, 2026')] })]
    expect(open({ ...emptyContent, sections }).tableSources).toEqual(['Mobility'])
  })

  it('leads to the first section concerned', () => {
    const sections = [
      section({}),
      section({ id: 'section:two', title: 'Staff', blocks: [] }),
      section({ id: 'section:three', title: 'Budget', blocks: [] }),
    ]
    const found = readiness({ ...emptyContent, sections }, nothingMissing).find(({ id }) => id === 'emptySections')
    expect(found).toMatchObject({ screen: 'draft', view: 'section:two' })
  })

  it('finds pictures that this computer does not have, the logo too', () => {
    const logo = { hash, type: 'image/png', width: 1, height: 1 } as const
    const content = {
      ...emptyContent,
      profile: { ...emptyContent.profile, logo },
      sections: [section({ blocks: [figure('Map')] })],
    }
    expect(open(content, new Set([hash])).pictureFiles).toEqual(['logo', 'Mobility'])
    expect(open(content).pictureFiles).toBeUndefined()
  })

  it('wants a figure of the own institution for each indicator; missing is none, zero is one', () => {
    const indicator = (name: string, institution: string, value: number | null) => ({
      id: `indicator:${name}`,
      catalogue: null,
      version: 1,
      name,
      definition: '',
      unit: '%',
      direction: 'higher' as const,
      target: null,
      values: [
        { institution, year: 2025, status: 'measured' as const, value, numerator: null, denominator: null, source: '' },
      ],
    })
    const indicators = [
      indicator('Zero', 'own', 0),
      indicator('Missing', 'own', null),
      indicator('Peers only', 'peer:a', 4),
    ]
    const found = open({ ...emptyContent, benchmark: { years: [2025], peers: [], indicators } })
    expect(found.ownValues).toEqual(['Missing', 'Peers only'])
    expect(found.indicators).toBeUndefined()
  })
})
