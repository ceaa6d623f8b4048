import { cells, type Value } from '../benchmark/benchmark'
import type { Cell } from '../benchmark/entry'
import { saysTheSame } from '../benchmark/entry'
import { proseSaid } from '../draft/bringProse'
import type { SectionId } from '../draft/section'
import type { Profile } from '../profile/profile'
import type { Collection } from '../replica/collection'
import type { Workspace } from '../workspace/workspace'

/** Entries that stand in a list of their own. */
export const listedKinds = ['sections', 'swot', 'indicators', 'peers', 'units', 'people'] as const
export type ListedKind = (typeof listedKinds)[number]

/** The fields of each kind that people see and that can be brought back. */
export const comparedFields = {
  sections: ['title', 'part', 'state', 'unit', 'targetWords'],
  swot: ['statement', 'factor', 'unit', 'theme'],
  indicators: ['name', 'definition', 'unit', 'direction', 'target', 'theme', 'version'],
  peers: ['name', 'shortName', 'country', 'kind', 'anonymous'],
  units: ['name', 'abbreviation'],
  people: ['name', 'role', 'unit', 'institution', 'post', 'email'],
  values: ['status', 'value', 'numerator', 'denominator', 'source'],
  years: ['first', 'last'],
} as const

/** A field as it was in an earlier copy and as it is now; `now` is undefined where there is nothing now. */
export interface FieldDifference {
  readonly field: string
  readonly then: unknown
  readonly now: unknown
}

interface Different {
  /** What people know it by; empty where it has no name. */
  readonly name: string
  /** `missing`: this workspace does not have it. `removed`: it lies in the bin. `changed`: it says something else. */
  readonly how: 'missing' | 'removed' | 'changed'
  readonly fields: readonly FieldDifference[]
}

/** Something that an earlier copy of a workspace has and that is gone or says something else now. */
export type Difference =
  | (Different & { readonly kind: 'sections'; readonly id: SectionId; readonly hasOtherText: boolean })
  | (Different & { readonly kind: Exclude<ListedKind, 'sections'>; readonly id: string })
  /** What counts in a cell of the comparison. */
  | (Different & { readonly kind: 'values'; readonly id: string; readonly cell: Cell })
  /** A field of the profile. */
  | (Different & { readonly kind: 'profile'; readonly id: keyof Profile })
  | (Different & { readonly kind: 'years'; readonly id: 'years' })

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function fieldsOf(names: readonly string[], then: object, now: object | undefined): FieldDifference[] {
  const [old, new_] = [then as Record<string, unknown>, now as Record<string, unknown> | undefined]
  return names
    .map(field => ({ field, then: old[field], now: new_?.[field] }))
    .filter(each => !new_ || !same(each.then, each.now))
}

const inBin = <T extends { readonly id: string }, P extends keyof T>({ bin }: Collection<T, P>, id: string) =>
  bin.read().find(entry => entry.id === id)

/** What a collection has of an entry: in the list, in the bin or not at all. */
function found<T extends { readonly id: string }, P extends keyof T>(collection: Collection<T, P>, id: T['id']) {
  const live = collection.get(id)
  const removed = live ? undefined : inBin(collection, id)
  return { how: live ? ('changed' as const) : removed ? ('removed' as const) : ('missing' as const), live, removed }
}

function listed<T extends { readonly id: string }, P extends keyof T>(
  kind: ListedKind,
  then: Collection<T, P>,
  now: Collection<T, P>,
  name: (entry: T) => string,
): readonly (Different & { readonly id: T['id'] })[] {
  return then.read().map(entry => {
    const { how, live, removed } = found(now, entry.id)
    return { id: entry.id, name: name(entry), how, fields: fieldsOf(comparedFields[kind], entry, live ?? removed) }
  })
}

/** What a workspace has lost or changed since the copy `then`, which may be of another generation. Throws `file.content`. */
export function differencesBetween(then: Workspace, now: Workspace): readonly Difference[] {
  const differs = ({ how, fields }: Different) => how !== 'changed' || fields.length > 0
  const sections = listed('sections', then.sections, now.sections, ({ title }) => title).map(section => ({
    ...section,
    kind: 'sections' as const,
    hasOtherText: proseSaid(then.prose(section.id)) !== proseSaid(now.prose(section.id)),
  }))
  const others = <T extends { readonly id: string }, P extends keyof T>(
    kind: Exclude<ListedKind, 'sections'>,
    of: (workspace: Workspace) => Collection<T, P>,
    name: (entry: T) => string,
  ) =>
    listed(kind, of(then), of(now), name)
      .filter(differs)
      .map(each => ({ ...each, kind }))
  return [
    ...sections.filter(section => section.hasOtherText || differs(section)),
    ...others(
      'swot',
      ({ swot }) => swot,
      ({ statement }) => statement,
    ),
    ...others(
      'indicators',
      ({ benchmark }) => benchmark.indicators,
      ({ name }) => name,
    ),
    ...others(
      'peers',
      ({ benchmark }) => benchmark.peers,
      ({ name }) => name,
    ),
    ...differentValues(then, now),
    ...differentYears(then, now),
    ...others(
      'units',
      ({ units }) => units,
      ({ name }) => name,
    ),
    ...others(
      'people',
      ({ people }) => people,
      ({ name }) => name,
    ),
    ...differentProfile(then, now),
  ]
}

/** Cells that say something else. Where indicator or peer are gone, their values come back with them. */
function differentValues({ benchmark: then }: Workspace, { benchmark: now }: Workspace): Difference[] {
  const present = cells(now.values.read())
  return [...cells(then.values.read())].flatMap(([id, [value]]): Difference[] => {
    const { indicator, institution, year } = value!
    const measured = now.indicators.get(indicator)
    const counts = present.get(id)?.[0]
    if (!measured || (institution !== 'own' && !now.peers.get(institution))) return []
    if (counts && saysTheSame(counts, value!)) return []
    return [
      {
        kind: 'values',
        id,
        name: measured.name,
        how: counts ? 'changed' : 'missing',
        fields: fieldsOf(comparedFields.values, value!, counts),
        cell: { indicator, institution, year },
      },
    ]
  })
}

function differentYears({ benchmark: then }: Workspace, { benchmark: now }: Workspace): Difference[] {
  const fields = fieldsOf(comparedFields.years, then.years.read(), now.years.read())
  return fields.length > 0 ? [{ kind: 'years', id: 'years', name: '', how: 'changed', fields }] : []
}

function differentProfile(then: Workspace, now: Workspace): Difference[] {
  const profile = then.profile.read()
  return fieldsOf(Object.keys(profile), profile, now.profile.read()).map(each => ({
    kind: 'profile',
    id: each.field as keyof Profile,
    name: '',
    how: 'changed',
    fields: [each],
  }))
}

/** The entry that counts in a cell of a workspace, and those before it. */
export const entriesOf = ({ benchmark }: Workspace, cell: string): readonly Value[] =>
  cells(benchmark.values.read()).get(cell) ?? []
