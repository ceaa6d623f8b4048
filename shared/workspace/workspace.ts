import type * as Y from 'yjs'
import { BenchmarkYears, Indicator, Peer, Value } from '../benchmark/benchmark'
import { Section, type SectionId } from '../draft/section'
import { emptyProfile, Person, Profile, Unit } from '../profile/profile'
import { collection } from '../replica/collection'
import { fields } from '../replica/fields'
import { recordHistory } from '../replica/history'
import { here } from '../replica/origins'
import { SwotItem } from '../swot/item'
import type { Documents } from './documents'

/** Top-level names in `record`. A name is never changed, only migrated. */
const names = {
  profile: 'profile',
  units: 'profile.units',
  people: 'profile.people',
  swot: 'swot.items',
  indicators: 'benchmark.indicators',
  peers: 'benchmark.peers',
  values: 'benchmark.values',
  years: 'benchmark.years',
  sections: 'draft.sections',
} as const

/** Read until somebody says which years are compared; fixed, so that it is the same on every replica. */
const unsetYears: BenchmarkYears = { first: 2021, last: 2024 }

/** The subjects of a workspace bound to its documents: what screens read and write. */
export type Workspace = ReturnType<typeof bindWorkspace>

/** Binds the subjects to documents. Nothing is written by binding. */
export function bindWorkspace({ record, draft }: Documents) {
  const years = fields(record, names.years, BenchmarkYears, unsetYears)
  return {
    profile: fields(record, names.profile, Profile, emptyProfile),
    units: collection(record, names.units, Unit),
    people: collection(record, names.people, Person),
    swot: collection(record, names.swot, SwotItem, ['statement']),
    benchmark: {
      indicators: collection(record, names.indicators, Indicator),
      peers: collection(record, names.peers, Peer),
      values: collection(record, names.values, Value),
      years,
    },
    sections: collection(record, names.sections, Section),
    /** The prose of a section; top-level, so that two people who open it first share one fragment. */
    prose: (section: SectionId): Y.XmlFragment => draft.getXmlFragment(section),
    /** Undo of this person's changes to structured data. */
    history: recordHistory(record, Object.values(names)),
    /** Runs `change` as one transaction: one update, one redraw, one undo step. */
    together: <T>(change: () => T): T => record.transact(change, here),
  }
}
