import { z } from 'zod'
import { idOf } from '../base/ids'
import { Line, readable } from '../base/line'

/** The four factors in the order of the board. Inside: strength, weakness. Helpful: strength, opportunity. */
export const factors = ['strength', 'weakness', 'opportunity', 'threat'] as const
export const Factor = z.enum(factors)
export type Factor = z.infer<typeof Factor>

/** One entry of the SWOT. Half-written ones are valid too. */
export const SwotItem = z.object({
  id: idOf('swotItem'),
  factor: Factor,
  statement: z.string().overwrite(readable), // a Y.Text in the document: two people may write it at once
  unit: idOf('unit').nullable(),
  author: idOf('member'),
  /** Id of a theme of the SWOT guide. */
  theme: Line.nullable(),
  /** When it was written, in milliseconds since 1970; it gives the item its number. */
  createdAt: z.number(),
  /**
   * Once it has been moved between quadrants: each factor it stood in and since when, the first and the present one too. The
   * numbers it had stay taken, so that a move renames no other item.
   */
  stays: z.array(z.object({ factor: Factor, since: z.number() })).optional(),
  order: z.string(),
})
export type SwotItem = z.infer<typeof SwotItem>
export type SwotItemId = SwotItem['id']

const letters: Record<Factor, string> = { strength: 'S', weakness: 'W', opportunity: 'O', threat: 'T' }

/** How long a good statement is at most, in words (resources/swot-guide.json). */
export const statementWords = 30

/** What gives an item its short name. */
export type Labelled = Pick<SwotItem, 'id' | 'factor' | 'createdAt' | 'stays'>

const staysOf = ({ factor, createdAt, stays = [] }: Labelled): NonNullable<SwotItem['stays']> =>
  stays.some(stay => stay.factor === factor) ? stays : [...stays, { factor, since: createdAt }]

/** Latest time that any item was written or moved: what comes next must be later, whatever a clock says. */
export const latestStay = (items: readonly Labelled[]): number =>
  items.reduce((latest, item) => staysOf(item).reduce((time, { since }) => Math.max(time, since), latest), 0)

/** The stays of an item that comes to `factor` at `since`; what it had on its way stays recorded. */
export function stayAfter(item: Labelled, factor: Factor, since: number): NonNullable<SwotItem['stays']> {
  const stays = staysOf(item)
  return stays.some(stay => stay.factor === factor) ? stays : [...stays, { factor, since }]
}

/**
 * The short names people use in the room, such as `W2`: letter of the factor and a number by the time at which items came to
 * it. Reordering keeps them, so does moving other items away or back, and so does removal: pass the bin too.
 */
export function swotLabels(items: readonly Labelled[]): ReadonlyMap<SwotItemId, string> {
  const byTime = items
    .flatMap(item => staysOf(item).map(({ factor, since }) => ({ item, factor, since })))
    .sort((a, b) => a.since - b.since || (a.item.id < b.item.id ? -1 : 1))
  const count: Record<Factor, number> = { strength: 0, weakness: 0, opportunity: 0, threat: 0 }
  const labels = new Map<SwotItemId, string>()
  const taken = new Set<string>() // another replica may have written a factor twice
  for (const { item, factor } of byTime) {
    if (taken.has(`${item.id} ${factor}`)) continue
    taken.add(`${item.id} ${factor}`)
    count[factor]++
    if (factor === item.factor) labels.set(item.id, `${letters[factor]}${count[factor]}`)
  }
  return labels
}
