import { cellKey, cells, yearsOf, type InstitutionRef } from '../benchmark/benchmark'
import { inOrder } from '../base/order'
import type { Thread } from '../comments/threads'
import { readBlocks } from '../draft/prose'
import { inReadingOrder, sectionNumbers } from '../draft/section'
import { factors, swotLabels } from '../swot/item'
import type { Workspace } from '../workspace/workspace'
import { collectThreads } from './collectThreads'
import type { ContentIndicator, StrategyContent } from './content'

/**
 * Reads a whole workspace at one moment. Removed entries and those this version cannot read are left out. `threads` are given
 * where comments are wanted too.
 */
export function collectContent(workspace: Workspace, threads?: readonly Thread[]): StrategyContent {
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
    ...(threads && { threads: collectThreads(workspace, threads) }),
  }
}

function collectBenchmark(benchmark: Workspace['benchmark']): StrategyContent['benchmark'] {
  const years = yearsOf(benchmark.years.read())
  const peers = inOrder(benchmark.peers.read())
  const institutions: InstitutionRef[] = ['own', ...peers.map(({ id }) => id)]
  const byCell = cells(benchmark.values.read())
  return {
    years,
    peers: peers.map(({ id, name, shortName, country, kind, anonymous }) => ({
      id,
      name,
      shortName,
      country,
      kind,
      anonymous,
    })),
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
