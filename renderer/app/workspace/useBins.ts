import type { Collection, Removal } from '#shared/replica/collection'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

/** A removed entry, told by what people know it by. */
export interface BinEntry {
  readonly id: string
  readonly label: string
  readonly removed: Removal
}

interface BinKind {
  readonly kind: 'units' | 'people' | 'swot' | 'sections' | 'indicators' | 'peers'
  /** Newest first. */
  readonly entries: readonly BinEntry[]
  readonly restore: (id: string) => void
}

/** Everything in the bin by kind, and how many entries this version cannot read. */
export function useBins(): { readonly kinds: readonly BinKind[]; readonly unreadable: number } {
  const { workspace } = useOpened()
  const { units, people, swot, sections, benchmark } = workspace
  const { indicators, peers } = benchmark

  const kind = <T extends { readonly id: string }, P extends keyof T>(
    kind: BinKind['kind'],
    bin: readonly (T & { readonly removed: Removal })[],
    { restore }: Collection<T, P>,
    label: (entry: T) => string,
  ): BinKind => ({
    kind,
    entries: bin
      .map(entry => ({ id: entry.id, label: label(entry), removed: entry.removed }))
      .sort((a, b) => b.removed.at - a.removed.at),
    restore: id => workspace.history.step(() => restore(id as T['id'])),
  })

  return {
    kinds: [
      kind('swot', useReadable(swot.bin), swot, ({ statement }) => statement),
      kind('sections', useReadable(sections.bin), sections, ({ title }) => title),
      kind('indicators', useReadable(indicators.bin), indicators, ({ name }) => name),
      kind('peers', useReadable(peers.bin), peers, ({ name }) => name),
      kind('units', useReadable(units.bin), units, ({ name }) => name),
      kind('people', useReadable(people.bin), people, ({ name }) => name),
    ],
    unreadable: [units, people, swot, sections, indicators, peers, benchmark.values].reduce(
      (sum, collection) => sum + collection.unreadable(),
      0,
    ),
  }
}
