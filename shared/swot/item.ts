import { z } from 'zod'
import { idOf } from '../base/ids'

/** The four factors in the order of the board. Inside: strength, weakness. Helpful: strength, opportunity. */
export const factors = ['strength', 'weakness', 'opportunity', 'threat'] as const
export const Factor = z.enum(factors)
export type Factor = z.infer<typeof Factor>

/** One entry of the SWOT. Half-written ones are valid too. */
export const SwotItem = z.object({
  id: idOf('swotItem'),
  factor: Factor,
  statement: z.string(), // a Y.Text in the document: two people may write it at once
  unit: idOf('unit').nullable(),
  author: idOf('member'),
  /** Id of a theme of the SWOT guide. */
  theme: z.string().nullable(),
  /** When it was written, in milliseconds since 1970; it gives the item its number. */
  createdAt: z.number(),
  order: z.string(),
})
export type SwotItem = z.infer<typeof SwotItem>
export type SwotItemId = SwotItem['id']

const letters: Record<Factor, string> = { strength: 'S', weakness: 'W', opportunity: 'O', threat: 'T' }

/** How long a good statement is at most, in words (resources/swot-guide.json). */
export const statementWords = 30

/**
 * The short names people use in the room, such as `W2`: letter of the factor and a number by time of writing. Reordering
 * keeps them, and so does removal: pass the bin too, so that the others keep theirs.
 */
export function swotLabels(
  items: readonly Pick<SwotItem, 'id' | 'factor' | 'createdAt'>[],
): ReadonlyMap<SwotItemId, string> {
  const byTime = [...items].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const count: Record<Factor, number> = { strength: 0, weakness: 0, opportunity: 0, threat: 0 }
  return new Map(byTime.map(item => [item.id, `${letters[item.factor]}${++count[item.factor]}`]))
}
