import { newId } from '../base/ids'
import { orderAt } from '../base/order'
import type { Factor, SwotItem } from './item'

export interface NewItems {
  readonly factor: Factor
  readonly unit: SwotItem['unit']
  readonly author: SwotItem['author']
  /** The items of the quadrant in their order; new ones come last. */
  readonly quadrant: readonly SwotItem[]
  /** Latest time of all items (`latestStay`), removed ones too: numbers follow it, so that a wrong clock renames nothing. */
  readonly latest: number
  /** Milliseconds since 1970. */
  readonly now: number
  readonly token?: () => string
}

/** Items for statements, in their order at the end of the quadrant, numbered after all that are there. */
export function newItems(
  statements: readonly string[],
  { factor, unit, author, quadrant, latest, now, token }: NewItems,
): SwotItem[] {
  const places = [...quadrant]
  const first = Math.max(now, latest + 1)
  return statements.map((statement, i) => {
    const item: SwotItem = {
      id: newId('swotItem', token),
      factor,
      statement,
      unit,
      author,
      theme: null,
      createdAt: first + i,
      order: orderAt(places, places.length),
    }
    places.push(item)
    return item
  })
}
