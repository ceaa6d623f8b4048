import { walkUpdate } from './scanUpdate'

/** What a change asks of the document it is made for. */
export interface ScannedChange {
  /** Structs and ranges in it: each costs memory, whatever it says. */
  readonly pieces: number
  /** Whether the document has all that the change builds on, so that it can be applied at once. */
  readonly isWhole: boolean
  /** Whether it can change nothing at all. */
  readonly isEmpty: boolean
}

/**
 * Walks over a change from another computer (a Yjs update, V1) without decoding it. `next` gives the first clock of a
 * client that the document does not have. A change that builds on something missing would wait inside Yjs, where merging
 * what waits may run for ever (yjs#687), so it is better not applied. Throws `file.content`.
 */
export function scanChange(change: Uint8Array, next: (client: number) => number): ScannedChange {
  const ends = new Map<number, number>() // what each client will have
  const needs: (readonly [client: number, clock: number])[] = []
  let isWhole = true
  let current = { client: 0, clock: 0 }
  const pieces = walkUpdate(change, {
    begins: (client, clock) => {
      if (clock > (ends.get(client) ?? next(client))) isWhole = false
      current = { client, clock }
    },
    takes: length => {
      current.clock += length
      ends.set(current.client, Math.max(current.clock, ends.get(current.client) ?? next(current.client)))
    },
    refers: (client, clock) => needs.push([client, clock]),
    deletes: (client, from, to) => {
      if (to > from) needs.push([client, to - 1])
    },
  })
  const isThere = ([client, clock]: (typeof needs)[number]) => clock < (ends.get(client) ?? next(client))
  return { pieces, isWhole: isWhole && needs.every(isThere), isEmpty: ends.size === 0 && needs.length === 0 }
}
