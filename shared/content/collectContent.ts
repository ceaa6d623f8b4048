import canonicalize from 'canonicalize'
import { cellKey, cells, yearsOf, type InstitutionRef } from '../benchmark/benchmark'
import { utf8 } from '../base/bytes'
import { inOrder } from '../base/order'
import type { Block } from '../draft/blocks'
import { readBlocks } from '../draft/prose'
import { inReadingOrder, sectionNumbers } from '../draft/section'
import { factors, swotLabels } from '../swot/item'
import type { Workspace } from '../workspace/workspace'
import type { ContentIndicator, StrategyContent } from './content'

/** Reads a whole workspace at one moment. Removed entries and those this version cannot read are left out. */
export function collectContent(workspace: Workspace): StrategyContent {
  const units = inOrder(workspace.units.read())
  const unitName = new Map(units.map(({ id, name }) => [id, name]))
  const unitOf = (id: (typeof units)[number]['id'] | null) => (id && unitName.get(id)) || null
  const people = inOrder(workspace.people.read())
  const personName = new Map(people.map(({ id, name }) => [id, name]))
  const sections = inReadingOrder(workspace.sections.read())
  const numbers = sectionNumbers(sections)
  const items = inOrder(workspace.swot.read())
  const labels = swotLabels([...items, ...workspace.swot.bin.read()])

  return {
    format: 1,
    profile: workspace.profile.read(),
    units: units.map(({ id, name, abbreviation }) => ({ id, name, abbreviation })),
    people: people.map(({ name, role, unit, institution, post }) => ({
      name,
      role,
      unit: unitOf(unit),
      institution,
      post,
    })),
    swot: factors.flatMap(factor =>
      items
        .filter(item => item.factor === factor)
        .map(({ id, statement, unit, author }) => ({
          label: labels.get(id)!,
          factor,
          statement,
          unit: unitOf(unit),
          author: personName.get(author) ?? null,
        })),
    ),
    benchmark: collectBenchmark(workspace.benchmark),
    sections: sections.map(({ id, outline, part, title, unit }) => ({
      id,
      outline,
      part,
      number: numbers.get(id) ?? null,
      title,
      unit: unitOf(unit),
      blocks: readBlocks(workspace.prose(id)),
    })),
  }
}

function collectBenchmark(benchmark: Workspace['benchmark']): StrategyContent['benchmark'] {
  const years = yearsOf(benchmark.years.read())
  const peers = inOrder(benchmark.peers.read())
  const institutions: InstitutionRef[] = ['own', ...peers.map(({ id }) => id)]
  const byCell = cells(benchmark.values.read())
  return {
    years,
    peers: peers.map(({ id, name, shortName, country, kind }) => ({ id, name, shortName, country, kind })),
    indicators: inOrder(benchmark.indicators.read()).map(
      ({ id, catalogue, version, name, definition, unit, direction, target }): ContentIndicator => ({
        id,
        catalogue,
        version,
        name,
        definition,
        unit,
        direction,
        target,
        values: institutions.flatMap(institution =>
          years.flatMap(year => {
            const entry = byCell.get(cellKey(id, institution, year))?.[0]
            if (!entry) return []
            const { status, value, numerator, denominator, source } = entry
            return [{ institution, year, status, value, numerator, denominator, source }]
          }),
        ),
      }),
    ),
  }
}

/** RFC 8785 bytes of a content: the same on every replica, so that their SHA-256 can be compared. */
export function canonicalBytes(content: StrategyContent): Uint8Array {
  return utf8(canonicalize(content)!)
}

/** SHA-256 names of all pictures a content shows, logo first, each once. */
export function picturesOf(content: StrategyContent): string[] {
  const found = new Set<string>()
  if (content.profile.logo) found.add(content.profile.logo.hash)
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'figure') found.add(block.blob)
      else if (block.type === 'quote' || block.type === 'decision') visit(block.blocks)
      else if (block.type === 'list') block.items.forEach(visit)
      else if (block.type === 'table') block.rows.forEach(row => row.forEach(cell => visit(cell.blocks)))
    }
  }
  for (const { blocks } of content.sections) visit(blocks)
  return [...found]
}
