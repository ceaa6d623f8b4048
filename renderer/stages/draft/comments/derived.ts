import type { Readable } from '#shared/base/readable'

/**
 * What `derive` makes of `sources`; the same value until it is another by `isSame`, so that nothing is drawn anew when letters
 * only moved what is commented.
 */
export function derived<T>(
  sources: readonly Readable<unknown>[],
  derive: () => T,
  isSame: (a: T, b: T) => boolean,
): Readable<T> {
  let last: { readonly read: readonly unknown[]; readonly value: T } | undefined
  return {
    read: () => {
      const before = last
      const now = sources.map(({ read }) => read())
      if (before && now.every((value, i) => value === before.read[i])) return before.value
      const value = derive()
      last = { read: now, value: before && isSame(before.value, value) ? before.value : value }
      return last.value
    },
    subscribe: changed => {
      const stops = sources.map(({ subscribe }) => subscribe(changed))
      return () => stops.forEach(stop => stop())
    },
  }
}
