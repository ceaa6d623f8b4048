import { inOrder, orderAt } from '../base/order'
import { factors, type Factor, type SwotItem, type SwotItemId } from './item'

/** The items of each quadrant in their order. */
export type Board = Readonly<Record<Factor, readonly SwotItem[]>>

/** A place on the board: 0 is the first of the quadrant. */
export interface Place {
  readonly factor: Factor
  readonly place: number
}

/** Sorts items into their quadrants. */
export function boardOf(items: readonly SwotItem[]): Board {
  const sorted = inOrder(items)
  return Object.fromEntries(
    factors.map(factor => [factor, sorted.filter(item => item.factor === factor)]),
  ) as unknown as Board
}

/** Where an item stands, or undefined when it is not on the board. */
export function placeOf(board: Board, id: SwotItemId): Place | undefined {
  for (const factor of factors) {
    const place = board[factor].findIndex(item => item.id === id)
    if (place >= 0) return { factor, place }
  }
  return undefined
}

/** The board with one item at another place, the others in their order; places beyond the end mean the end. */
export function moved(board: Board, id: SwotItemId, to: Place): Board {
  const from = placeOf(board, id)
  if (!from) return board
  const item = board[from.factor][from.place]!
  const without = { ...board, [from.factor]: board[from.factor].filter(other => other !== item) }
  return { ...without, [to.factor]: without[to.factor].toSpliced(to.place, 0, { ...item, factor: to.factor }) }
}

/** The fields that bring an item to a place, or undefined when it stands there already. */
export function moveTo(board: Board, id: SwotItemId, to: Place): Pick<SwotItem, 'factor' | 'order'> | undefined {
  const from = placeOf(board, id)
  if (!from) return undefined
  const others = board[to.factor].filter(item => item.id !== id)
  const place = Math.min(to.place, others.length)
  if (from.factor === to.factor && from.place === place) return undefined
  return { factor: to.factor, order: orderAt(others, place) }
}

/** What an arrow key asks for. `onward` is towards the end of a line: right, in scripts from right to left left. */
export type Step = 'up' | 'down' | 'onward' | 'back'

const beside: Record<Factor, Factor> = {
  strength: 'weakness',
  weakness: 'strength',
  opportunity: 'threat',
  threat: 'opportunity',
}
const across: Record<Factor, Factor> = {
  strength: 'opportunity',
  weakness: 'threat',
  opportunity: 'strength',
  threat: 'weakness',
}
const isFirstColumn = (factor: Factor) => factor === 'strength' || factor === 'opportunity'
const isFirstRow = (factor: Factor) => factor === 'strength' || factor === 'weakness'

/**
 * The place one step away. `lengths` are the numbers of places of each quadrant: for a lifted item its own included once
 * everywhere, so that it can come last. Up and down leave a quadrant at its ends; at the edge of the board one stays.
 */
export function stepFrom({ factor, place }: Place, step: Step, lengths: Readonly<Record<Factor, number>>): Place {
  if (step === 'up' || step === 'down') {
    const next = place + (step === 'down' ? 1 : -1)
    if (next >= 0 && next < lengths[factor]) return { factor, place: next }
    if ((step === 'down') !== isFirstRow(factor) || lengths[across[factor]] === 0) return { factor, place }
    return { factor: across[factor], place: step === 'down' ? 0 : lengths[across[factor]] - 1 }
  }
  if ((step === 'onward') !== isFirstColumn(factor) || lengths[beside[factor]] === 0) return { factor, place }
  return { factor: beside[factor], place: Math.min(place, lengths[beside[factor]] - 1) }
}
