import { generateKeyBetween } from 'fractional-indexing'

/** Anything that has a place in a list; equal keys (two people inserted at once) are settled by id. */
export interface Ordered {
  readonly id: string
  readonly order: string
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Compares by (order, id), the same on every replica and in every locale. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return byText(a.order, b.order) || byText(a.id, b.id)
}

/** A sorted copy. */
export function inOrder<T extends Ordered>(items: readonly T[]): T[] {
  return [...items].sort(compareOrder)
}

function key(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return '' // a key another replica wrote is not one of ours
  }
}

/**
 * The key of a place in `sorted` (without the item that moves): 0 is first, `sorted.length` last.
 * Where the neighbours share a key, or one of them is no key at all, the item goes behind the next key that leaves room.
 */
export function orderAt(sorted: readonly Ordered[], place: number): string {
  for (let before = place; before >= 0; before--) {
    const left = before > 0 ? sorted[before - 1]!.order : null
    for (let after = Math.max(place, before); after <= sorted.length; after++) {
      const right = after < sorted.length ? sorted[after]!.order : null
      if (left !== null && right !== null && left >= right) continue
      const between = key(left, right)
      if (between) return between
    }
  }
  return generateKeyBetween(null, null)
}
