import { cut } from '../base/line'
import { countWords } from '../base/words'
import { plainText } from '../draft/blocks'
import { readBlocks } from '../draft/prose'
import type { SectionId } from '../draft/section'
import type { Collection } from '../replica/collection'
import type { Workspace } from '../workspace/workspace'

/** What happened to an entry between two readings of a workspace. */
export type How = 'added' | 'changed' | 'removed' | 'restored'

export interface Change {
  readonly id: string
  /** What people know the entry by, at most `longestName` letters; empty where it has no name. */
  readonly name: string
  readonly how: How
}

/** Changes of one kind of entries: how many there are of each, and the first of them by name. */
export interface ChangeList {
  readonly counts: Readonly<Record<How, number>>
  readonly first: readonly Change[]
}

/** A section that differs. */
export interface SectionChange extends Change {
  readonly id: SectionId
  /** Words of its text before and after; the same number where only title, state or place changed. */
  readonly words: { readonly before: number; readonly after: number }
  readonly hasOtherText: boolean
}

/** How a workspace differs from what it was: what a file brings, or brought. */
export interface Changes {
  /** Fields of the profile, by their names in the document. */
  readonly profile: readonly string[]
  readonly units: ChangeList
  readonly people: ChangeList
  readonly swot: ChangeList
  readonly indicators: ChangeList
  readonly peers: ChangeList
  /** Values have no names: `first` is empty. */
  readonly values: ChangeList
  readonly hasOtherYears: boolean
  /** All of them, in the order of their ids. */
  readonly sections: readonly SectionChange[]
}

const longestName = 120
/** As many as anybody reads; the counts tell of the others. */
const mostNamed = 100

interface Entry {
  readonly name: string
  /** All that people can see of it. */
  readonly said: string
  readonly isRemoved: boolean
}
type Entries = ReadonlyMap<string, Entry>

interface SectionText {
  readonly words: number
  readonly said: string
}

/** What a workspace says at one moment, as far as people would notice. */
export interface Reading {
  readonly profile: Readonly<Record<string, unknown>>
  readonly years: string
  readonly lists: Readonly<
    Record<'units' | 'people' | 'swot' | 'indicators' | 'peers' | 'values' | 'sections', Entries>
  >
  readonly texts: ReadonlyMap<string, SectionText>
}

const shortened = (name: string) => (name.length > longestName ? `${cut(name, longestName - 1)}…` : name)

function entriesOf<T extends { readonly id: string }, P extends keyof T>(
  collection: Collection<T, P>,
  name: (entry: T) => string,
): Entries {
  const entry = (value: T, isRemoved: boolean): [string, Entry] => [
    value.id,
    { name: shortened(name(value)), said: JSON.stringify(value), isRemoved },
  ]
  return new Map([
    ...collection.bin.read().map(({ removed: _, ...value }) => entry(value as unknown as T, true)),
    ...collection.read().map(value => entry(value, false)),
  ])
}

/** Reads a workspace, to be compared with what it says later. */
export function readingOf({ profile, units, people, swot, benchmark, sections, prose }: Workspace): Reading {
  const { indicators, peers, values, years } = benchmark
  return {
    profile: profile.read(),
    years: JSON.stringify(years.read()),
    lists: {
      units: entriesOf(units, ({ name }) => name),
      people: entriesOf(people, ({ name }) => name),
      swot: entriesOf(swot, ({ statement }) => statement),
      indicators: entriesOf(indicators, ({ name }) => name),
      peers: entriesOf(peers, ({ name }) => name),
      values: entriesOf(values, () => ''),
      sections: entriesOf(sections, ({ title }) => title),
    },
    texts: new Map(
      sections.read().map(({ id }) => {
        const blocks = readBlocks(prose(id))
        return [id, { words: countWords(plainText(blocks)), said: JSON.stringify(blocks) }]
      }),
    ),
  }
}

function howOf(before: Entry | undefined, after: Entry | undefined): How | null {
  if (!after) return before && !before.isRemoved ? 'removed' : null // another generation may never have had it
  if (!before) return after.isRemoved ? null : 'added'
  if (before.isRemoved !== after.isRemoved) return after.isRemoved ? 'removed' : 'restored'
  return !after.isRemoved && before.said !== after.said ? 'changed' : null
}

function compare(before: Entries, after: Entries): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort() // maps come in another order on each replica
    .flatMap(id => {
      const [old, now] = [before.get(id), after.get(id)]
      const how = howOf(old, now)
      return how ? [{ id, name: (now ?? old)!.name, how }] : []
    })
}

function listOf(changes: readonly Change[]): ChangeList {
  const counts = { added: 0, changed: 0, removed: 0, restored: 0 }
  for (const { how } of changes) counts[how]++
  return { counts, first: changes.filter(({ name }) => name !== '').slice(0, mostNamed) }
}

function sectionsOf(before: Reading, after: Reading): readonly SectionChange[] {
  const byId = new Map(compare(before.lists.sections, after.lists.sections).map(change => [change.id, change]))
  const ids = [...new Set([...byId.keys(), ...after.texts.keys()])].sort()
  return ids.flatMap(id => {
    const [old, now] = [before.texts.get(id), after.texts.get(id)]
    const hasOtherText = old !== undefined && now !== undefined && old.said !== now.said
    const change =
      byId.get(id) ?? (hasOtherText && { id, name: after.lists.sections.get(id)!.name, how: 'changed' as const })
    const words = { before: old?.words ?? 0, after: now?.words ?? 0 }
    return change ? [{ ...change, id: id as SectionId, words, hasOtherText }] : []
  })
}

/** What became of a workspace between two readings; the same on every replica. */
export function changesBetween(before: Reading, after: Reading): Changes {
  const list = (name: keyof Reading['lists']) => listOf(compare(before.lists[name], after.lists[name]))
  return {
    profile: Object.keys(after.profile).filter(
      field => JSON.stringify(before.profile[field]) !== JSON.stringify(after.profile[field]),
    ),
    units: list('units'),
    people: list('people'),
    swot: list('swot'),
    indicators: list('indicators'),
    peers: list('peers'),
    values: list('values'),
    hasOtherYears: before.years !== after.years,
    sections: sectionsOf(before, after),
  }
}

/** How many changes a list counts. */
export const countOf = ({ counts }: ChangeList): number =>
  counts.added + counts.changed + counts.removed + counts.restored

/** Whether nothing changed that people would notice. */
export const isUnchanged = ({ profile, hasOtherYears, sections, ...lists }: Changes): boolean =>
  profile.length === 0 &&
  !hasOtherYears &&
  sections.length === 0 &&
  Object.values(lists).every(list => countOf(list) === 0)
