import * as Y from 'yjs'
import { inOrder, orderAt, type Ordered } from '#shared/base/order'
import { repairBlockIds } from '#shared/draft/blockIds'
import { appendBlocks } from '#shared/draft/prose'
import type { Collection } from '#shared/replica/collection'
import { here } from '#shared/replica/origins'
import { factors } from '#shared/swot/item'
import * as build from './builders'
import type { Replica } from './cohort'

/** Numbers and a text that chance chose for one operation. */
export interface Dice {
  readonly a: number
  readonly b: number
  readonly text: string
}

/** Something a person does; does nothing where there is nothing to do it to. */
type Operation = (replica: Replica, dice: Dice) => void

const removal = { by: build.ana, at: 1_700_000_000_000 }
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** What can be done to any collection whose entries have a place. */
function onCollection<T extends Ordered & { id: string }, P extends keyof T>(
  of: (replica: Replica) => Collection<T, P>,
  make: (dice: Dice) => T,
  change: (dice: Dice) => Partial<T>,
): Operation[] {
  const changes = (fields: object) => fields as Parameters<Collection<T, P>['update']>[1]
  const one = (replica: Replica, { a }: Dice) => pick(inOrder(of(replica).read()), a)
  return [
    (replica, dice) => {
      const list = inOrder(of(replica).read())
      of(replica).add({ ...make(dice), order: orderAt(list, dice.a % (list.length + 1)) })
    },
    (replica, dice) => {
      const entry = one(replica, dice)
      if (entry) of(replica).update(entry.id, changes(change(dice)))
    },
    (replica, dice) => {
      const entry = one(replica, dice)
      const rest = inOrder(of(replica).read()).filter(({ id }) => id !== entry?.id)
      if (entry) of(replica).update(entry.id, changes({ order: orderAt(rest, dice.b % (rest.length + 1)) }))
    },
    (replica, dice) => {
      const entry = one(replica, dice)
      if (entry) of(replica).remove(entry.id, removal)
    },
    (replica, { a }) => {
      const entry = pick(of(replica).bin.read(), a)
      if (entry) of(replica).restore(entry.id)
    },
  ]
}

const paragraphsOf = (fragment: Y.XmlFragment) =>
  fragment
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'paragraph')

/** Text of a paragraph of a section, both chosen by the dice. */
function textAt({ sections, prose }: Replica, { a, b }: Dice): Y.XmlText | undefined {
  const chapter = pick(inOrder(sections.read()), a)
  const block = chapter && pick(paragraphsOf(prose(chapter.id)), b)
  return block?.toArray().find(node => node instanceof Y.XmlText)
}

const onProse: Operation[] = [
  ({ sections, prose, documents }, { a, text }) => {
    const chapter = pick(inOrder(sections.read()), a)
    if (chapter)
      documents.draft.transact(() => appendBlocks(prose(chapter.id), [build.paragraph(text || 'Text.')]), here)
  },
  (replica, dice) => {
    const text = textAt(replica, dice)
    text?.insert(dice.b % (text.length + 1), dice.text)
  },
  (replica, dice) => {
    const text = textAt(replica, dice)
    if (text && text.length > 0) text.delete(dice.a % text.length, 1)
  },
  (replica, dice) => {
    const text = textAt(replica, dice)
    if (text && text.length > 0) text.format(0, 1 + (dice.a % text.length), { bold: {} })
  },
  ({ sections, prose }, { a, b }) => {
    const chapter = pick(inOrder(sections.read()), a)
    const fragment = chapter && prose(chapter.id)
    if (fragment && fragment.length > 0) fragment.delete(b % fragment.length, 1)
  },
  ({ sections, prose, documents }) => {
    const fragments = sections.read().map(({ id }) => prose(id))
    repairBlockIds(documents.draft, fragments, here)
  },
]

/** Everything people do to a workspace, subject by subject. */
export const operations: readonly Operation[] = [
  ...onCollection(
    replica => replica.swot,
    ({ text, b }) => build.swotItem({ statement: text, createdAt: b }),
    ({ b }) => ({ factor: factors[b % factors.length]! }),
  ),
  ({ swot }, { a, text }) => {
    const item = pick(inOrder(swot.read()), a)
    if (item) swot.write(item.id, 'statement', text)
  },
  ...onCollection(
    replica => replica.units,
    ({ text }) => build.unit({ name: text }),
    ({ text }) => ({ abbreviation: text }),
  ),
  ...onCollection(
    replica => replica.people,
    ({ text }) => build.person({ name: text }),
    ({ text }) => ({ post: text }),
  ),
  ...onCollection(
    replica => replica.benchmark.indicators,
    ({ text }) => build.indicator({ name: text }),
    ({ a, b }) => ({ target: a % 2 ? null : { year: 2030, value: b } }),
  ),
  ...onCollection(
    replica => replica.benchmark.peers,
    ({ text }) => build.peer({ name: text }),
    ({ a }) => ({ anonymous: a % 2 === 0 }),
  ),
  ({ benchmark }, { a, b }) => {
    const indicator = pick(inOrder(benchmark.indicators.read()), a)
    if (indicator)
      benchmark.values.add(build.value({ indicator: indicator.id, year: 2021 + (b % 4), value: b, at: a % 3 }))
  },
  ({ benchmark }, { a }) => benchmark.years.update({ first: 2015 + (a % 5), last: 2020 + (a % 6) }),
  ({ profile }, { text }) => profile.update({ title: text }),
  ({ profile }, { a }) => profile.update({ periodStart: 2020 + (a % 20) }),
  ...onCollection(
    replica => replica.sections,
    ({ text, a }) => build.section({ title: text, part: (['front', 'body', 'annex'] as const)[a % 3]! }),
    ({ text }) => ({ title: text }),
  ),
  ...onProse,
  ...onProse, // twice as likely: most work is writing
  ({ history }) => history.undo(),
  ({ history }) => history.redo(),
]

/** How many entries of a replica cannot be read. */
export const unreadableIn = ({ units, people, swot, sections, benchmark }: Replica): number =>
  [units, people, swot, sections, benchmark.indicators, benchmark.peers, benchmark.values].reduce(
    (sum, collection) => sum + collection.unreadable(),
    0,
  )
