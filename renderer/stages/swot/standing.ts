import { placeOf, type Board, type Place } from '#shared/swot/board'
import type { SwotItemId } from '#shared/swot/item'

/** The place of an item and the number of items in its quadrant. */
export interface Standing {
  readonly at: Place
  readonly of: number
}

/** Where an item on the board stands. Throws when it is not there. */
export function standing(board: Board, id: SwotItemId): Standing {
  const at = placeOf(board, id)
  if (!at) throw new Error(`${id} is not on the board`)
  return { at, of: board[at.factor].length }
}
