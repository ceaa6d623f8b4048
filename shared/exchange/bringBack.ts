import type { Value } from '../benchmark/benchmark'
import { nextEntry } from '../benchmark/entry'
import { blockIdsIn, bringProse, keptProse } from '../draft/bringProse'
import { readBlocks } from '../draft/prose'
import type * as Y from 'yjs'
import type { Block } from '../draft/blocks'
import type { MemberId, Picture } from '../profile/profile'
import type { Collection, Removal } from '../replica/collection'
import type { History } from '../replica/history'
import { here } from '../replica/origins'
import { latestStay, stayAfter } from '../swot/item'
import type { Workspace } from '../workspace/workspace'
import { comparedFields, entriesOf, type Difference, type ListedKind } from './differences'

/** Who brings something back, and when in milliseconds since 1970. */
export interface Bringer {
  readonly by: MemberId
  readonly at: number
}

type Listed = Pick<Difference, 'id' | 'how' | 'fields'>

/** Takes one thing back that was brought. */
type Inverse = () => void

/** Two copies of a workspace: the one to bring from, and the one that is worked on. */
interface Between {
  readonly then: Workspace
  readonly now: Workspace
}

/** The record: the same edits that people make. */
function bringEntries(between: Between, chosen: readonly Difference[], bringer: Bringer): Inverse {
  const inverses = chosen.map(difference => bringEntry(between, difference, bringer))
  return () => {
    for (const inverse of inverses.reverse()) inverse()
  }
}

function bringEntry(between: Between, difference: Difference, bringer: Bringer): Inverse {
  const { then, now } = between
  switch (difference.kind) {
    case 'sections':
      return bringListed('sections', then.sections, now.sections, difference, bringer)
    case 'swot':
      return bringItem(between, difference, bringer)
    case 'indicators': {
      const { indicators } = now.benchmark
      const entry = bringListed('indicators', then.benchmark.indicators, indicators, difference, bringer)
      return both(
        entry,
        bringValues(between, ({ indicator }) => indicator === difference.id, bringer),
      )
    }
    case 'peers': {
      const entry = bringListed('peers', then.benchmark.peers, now.benchmark.peers, difference, bringer)
      return both(
        entry,
        bringValues(between, ({ institution }) => institution === difference.id, bringer),
      )
    }
    case 'units':
      return bringListed('units', then.units, now.units, difference, bringer)
    case 'people':
      return bringListed('people', then.people, now.people, difference, bringer)
    case 'values':
      return bringCell(between, difference, bringer)
    case 'profile': {
      const before = now.profile.read()[difference.id]
      now.profile.update({ [difference.id]: then.profile.read()[difference.id] })
      return () => now.profile.update({ [difference.id]: before })
    }
    case 'years': {
      const before = now.benchmark.years.read()
      now.benchmark.years.update(then.benchmark.years.read())
      return () => now.benchmark.years.update(before)
    }
  }
}

const both =
  (first: Inverse, second: Inverse): Inverse =>
  () => {
    second()
    first()
  }

const picked = (entry: object, fields: readonly string[]) =>
  Object.fromEntries(fields.map(field => [field, (entry as Record<string, unknown>)[field]]))

/** An entry of a list: made anew where it is missing, out of the bin where it lies there, its fields as they were. */
function bringListed<T extends { readonly id: string }, P extends keyof T>(
  kind: ListedKind,
  from: Collection<T, P>,
  to: Collection<T, P>,
  { id, how, fields }: Listed,
  removal: Removal,
  /** Other fields than those that differ. */
  besides: Partial<T> = {},
): Inverse {
  const entry = from.get(id)
  if (!entry) return () => undefined
  if (how === 'missing') {
    to.bring(entry)
    return () => to.remove(id, removal)
  }
  const before = to.get(id) ?? to.bin.read().find(({ id: other }) => other === id)
  if (!before) return () => undefined // it went meanwhile
  const names = [...comparedFields[kind].filter(name => fields.some(({ field }) => field === name && !isProse(name)))]
  const write = (fields: object) => to.update(id, fields as Parameters<typeof to.update>[1])
  if (how === 'removed') to.restore(id)
  write({ ...picked(entry, names), ...besides })
  return () => {
    write(picked(before, [...names, ...Object.keys(besides)]))
    if (how === 'removed') to.remove(id, removal)
  }
}

const isProse = (field: string) => field === 'statement'

/** A SWOT item, whose number stays and whose words are written as somebody would who types them. */
function bringItem({ then, now }: Between, difference: Listed, bringer: Bringer): Inverse {
  const id = difference.id as `swotItem:${string}`
  const entry = then.swot.get(id)
  const before = now.swot.get(id) ?? now.swot.bin.read().find(item => item.id === id)
  const isMoved = entry && before && entry.factor !== before.factor
  const since = Math.max(bringer.at, latestStay([...now.swot.read(), ...now.swot.bin.read()]) + 1)
  const place = isMoved ? { order: entry.order, stays: stayAfter(before, entry.factor, since) } : {}
  const fields = bringListed('swot', then.swot, now.swot, difference, bringer, place)
  if (!entry || !before) return fields
  now.swot.bringText(id, 'statement', entry.statement)
  return () => {
    now.swot.write(id, 'statement', before.statement)
    fields()
  }
}

/** Values that are not here at all, such as those of an indicator that is missing too. */
function bringValues({ then, now }: Between, fits: (value: Value) => boolean, removal: Removal): Inverse {
  const { values } = now.benchmark
  const known = new Set([...values.read(), ...values.bin.read()].map(({ id }) => id))
  const brought = then.benchmark.values.read().filter(value => fits(value) && !known.has(value.id))
  for (const value of brought) values.bring(value)
  return () => {
    for (const { id } of brought) values.remove(id, removal)
  }
}

/** What counted in a cell counts again, as an entry of its own: what was entered since is its history. */
function bringCell(
  { then, now }: Between,
  { id, cell }: Difference & { kind: 'values' },
  { by, at }: Bringer,
): Inverse {
  const [counted] = entriesOf(then, id)
  if (!counted) return () => undefined
  const { status, value, numerator, denominator, source } = counted
  const entry = nextEntry(
    cell,
    entriesOf(now, id),
    { status, value, numerator, denominator, source },
    { author: by, now: at },
  )
  now.benchmark.values.add(entry)
  return () => now.benchmark.values.remove(entry.id, { by, at })
}

/** The sections of a choice whose text is to be brought. */
const textsOf = (chosen: readonly Difference[]) =>
  chosen.flatMap(each => (each.kind === 'sections' && each.hasOtherText ? [each.id] : []))

/** The text of chosen sections. */
function bringTexts({ then, now }: Between, chosen: readonly Difference[]): Inverse {
  const ids = textsOf(chosen)
  const all = [...now.sections.read(), ...now.sections.bin.read()].map(({ id }) => id)
  const bring = (id: (typeof ids)[number], source: ReturnType<Workspace['prose']>) =>
    bringProse(now.prose(id), source, blockIdsIn(all.filter(other => other !== id).map(now.prose)))
  const before = ids.map(id => [id, keptProse(now.prose(id))] as const)
  for (const id of ids) bring(id, then.prose(id))
  return () => {
    for (const [id, source] of before) bring(id, source)
  }
}

/** Hashes of the pictures that chosen sections and the logo need. */
export function picturesFor(then: Workspace, chosen: readonly Difference[]): ReadonlySet<string> {
  const hashes = new Set<string>()
  const visit = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.type === 'figure') hashes.add(block.blob)
      if (block.type === 'quote' || block.type === 'decision') visit(block.blocks)
      if (block.type === 'list') block.items.forEach(visit)
      if (block.type === 'table') block.rows.forEach(row => row.forEach(cell => visit(cell.blocks)))
    }
  }
  for (const id of textsOf(chosen)) visit(readBlocks(then.prose(id)))
  const logo: Picture | null = chosen.some(({ kind, id }) => kind === 'profile' && id === 'logo')
    ? then.profile.read().logo
    : null
  if (logo) hashes.add(logo.hash)
  return hashes
}

/** Where things are brought back to: the draft of `now`, with the undo of this person's edits of it. */
export interface Draft {
  readonly doc: Y.Doc
  readonly history: History
}

/**
 * Brings chosen things back from another copy as ordinary edits: one step of undo in the record and one in the draft, and
 * nothing else is touched. Gives how to take just that back, as `History.revocable` does.
 */
export function bringBack(between: Between, draft: Draft, chosen: readonly Difference[], bringer: Bringer): () => void {
  const { history, together } = between.now
  let undoEntries: Inverse = () => undefined
  let undoTexts: Inverse = () => undefined
  const revokeEntries = history.revocable(
    () => {
      undoEntries = together(() => bringEntries(between, chosen, bringer))
    },
    () => together(undoEntries),
  )
  if (textsOf(chosen).length === 0) return revokeEntries // an empty transaction would be a step of undo too
  const revokeTexts = draft.history.revocable(
    () => {
      undoTexts = draft.doc.transact(() => bringTexts(between, chosen), here)
    },
    () => draft.doc.transact(undoTexts, here),
  )
  return () => {
    revokeTexts()
    revokeEntries()
  }
}
