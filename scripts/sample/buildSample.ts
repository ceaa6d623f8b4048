import indicatorCatalogue from '#resources/indicators.json'
import strategyOutline from '#resources/strategy-outline.json'
import { z } from 'zod'
import { CatalogueIndicator } from '#shared/benchmark/benchmark'
import { orderAt, type Ordered } from '#shared/base/order'
import { repairBlockIds } from '#shared/draft/blockIds'
import { appendBlocks } from '#shared/draft/prose'
import { OutlineSection } from '#shared/draft/section'
import { packExchange } from '#shared/exchange/packExchange'
import { here } from '#shared/replica/origins'
import { foundWorkspace } from '#shared/statements/found'
import { openStatements } from '#shared/statements/statementSet'
import { createDocuments, type Documents } from '#shared/workspace/documents'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import { drawPictures, type Drawing } from './pictures'
import { proseOf } from './proseOf'
import { seededClient, seededId, seededSigner, seededToken } from './seeded'
import { readSources, type Sources } from './sources'
import { addAnchors, sampleTalk } from './talk'

/** When the sample was written, in milliseconds since 1970: the week before its Senate meets. */
const writtenAt = Date.UTC(2026, 11, 4, 9)
const minuteMs = 60_000

/** The sample as an exchange file: the same bytes every time, on every machine. */
export async function buildSample(): Promise<Uint8Array> {
  const [sources, pictures] = await Promise.all([readSources(), drawPictures()])
  const { documents, generation } = createSeededDocuments()
  const workspace = bindWorkspace(documents)
  workspace.together(() => {
    addProfile(workspace, sources, pictures)
    addSwot(workspace, sources)
    addBenchmark(workspace, sources)
  })
  addSections(workspace, documents, sources, pictures)

  const anchors = addAnchors(workspace, documents, sources)

  const founder = sources.profile.people.find(({ role }) => role === 'coordinator')!
  const [root, person, device] = await Promise.all(['root', 'person', 'device'].map(seededSigner))
  const member = {
    id: seededId('member', founder.key),
    name: founder.name,
    unit: unitId(founder.unit),
  }
  const founding = await foundWorkspace({
    root: root!,
    person: person!,
    device: device!,
    founder: member,
    deviceName: 'Sample',
    generation,
    at: writtenAt,
  })
  const talk = await sampleTalk(sources, anchors, { workspace: founding.workspace, id: member.id, device: device! })
  return packExchange({
    generation,
    documents,
    statements: await openStatements(founding.workspace, [...founding.statements, ...talk]),
    blobs: new Map([...pictures.values()].map(({ hash, bytes }) => [hash, bytes])),
    sender: { member: member.id, device: device! },
    at: writtenAt,
    app: 'sample',
  })
}

/** New documents whose client and generation follow from the sample's name. */
function createSeededDocuments(): ReturnType<typeof createDocuments> {
  return createDocuments(() => seededToken('generation'), {
    record: seededClient('record'),
    draft: seededClient('draft'),
  })
}

const unitId = (key: string | null) => (key === null ? null : seededId('unit', key))

/** Gives `items` their places, one behind the other. */
function placed<T extends { readonly id: string }>(items: readonly T[]): (T & Ordered)[] {
  const list: (T & Ordered)[] = []
  for (const item of items) list.push({ ...item, order: orderAt(list, list.length) })
  return list
}

function addProfile(workspace: Workspace, { profile }: Sources, pictures: ReadonlyMap<string, Drawing>): void {
  const { name, ...institution } = profile.institution
  const { bytes: _, ...logo } = pictures.get('pictures/logo.svg')!
  workspace.profile.update({ institution: name, ...institution, ...profile.strategy, logo })
  const units = profile.units.map(({ key, ...unit }) => ({ id: seededId('unit', key), ...unit }))
  for (const unit of placed(units)) workspace.units.add(unit)
  const people = profile.people.map(({ key, unit, institution: from, ...person }) => ({
    id: seededId('member', key),
    ...person,
    unit: unitId(unit),
    institution: from ?? '',
  }))
  for (const person of placed(people)) workspace.people.add(person)
}

function addSwot(workspace: Workspace, { swot }: Sources): void {
  const items = swot.map(({ unit, author, ...item }, index) => ({
    id: seededId('swotItem', String(index + 1)),
    ...item,
    unit: unitId(unit),
    author: seededId('member', author),
    createdAt: writtenAt + (index - swot.length) * minuteMs,
  }))
  for (const item of placed(items)) workspace.swot.add(item)
}

function addBenchmark({ benchmark }: Workspace, { benchmark: source, profile }: Sources): void {
  const catalogue = new Map(
    z
      .array(CatalogueIndicator)
      .parse(indicatorCatalogue)
      .map(entry => [entry.id, entry]),
  )
  const targets = new Map(source.targets.map(({ indicator, year, value }) => [indicator, { year, value }]))
  const planner = profile.people.find(({ unit }) => unit === 'finance-planning')!
  benchmark.years.update({ first: source.years[0]!, last: source.years.at(-1)! })
  const peers = source.peers.map(({ key, ...peer }) => ({ id: seededId('peer', key), ...peer }))
  for (const peer of placed(peers)) benchmark.peers.add(peer)
  const indicators = source.indicators.map(key => {
    const { theme, name, definition, unit, direction } = catalogue.get(key)!
    const target = targets.get(key) ?? null
    return {
      id: seededId('indicator', key),
      catalogue: key,
      version: 1,
      theme,
      name,
      definition,
      unit,
      direction,
      target,
    }
  })
  for (const indicator of placed(indicators)) benchmark.indicators.add(indicator)
  for (const { indicator, institution, ...value } of source.values) {
    benchmark.values.add({
      id: seededId('value', `${indicator} ${institution} ${value.year}`),
      indicator: seededId('indicator', indicator),
      institution: institution === 'own' ? 'own' : seededId('peer', institution),
      ...value,
      author: seededId('member', planner.key),
      at: writtenAt,
    })
  }
}

function addSections(
  workspace: Workspace,
  { draft }: Documents,
  sources: Sources,
  pictures: ReadonlyMap<string, Drawing>,
): void {
  const outline = new Map(
    z
      .array(OutlineSection)
      .parse(strategyOutline)
      .map(section => [section.id, section]),
  )
  const sections = sources.sections.map(({ file, title, outline: from, unit }) => {
    const planned = outline.get(from)
    if (!planned) throw new Error(`${file}: the outline has no ${from}`)
    const id = seededId('section', from)
    const { part, typicalLengthWords: targetWords } = planned
    return { id, outline: from, title, part, state: 'agreed' as const, unit: seededId('unit', unit), targetWords }
  })
  workspace.together(() => {
    for (const section of placed(sections)) workspace.sections.add(section)
  })
  let count = 0
  const nextId = () => seededToken(`block ${++count}`)
  draft.transact(() => {
    sources.sections.forEach(({ markdown }, index) => {
      appendBlocks(workspace.prose(sections[index]!.id), proseOf(markdown, { pictures, nextId }))
    })
  }, here)
  repairBlockIds(
    draft,
    sections.map(({ id }) => workspace.prose(id)),
    here,
  ) // the items of lists get theirs
}
