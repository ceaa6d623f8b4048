/** Stretches of the clocks of Yjs clients: for each client `from, to, from, to…`, sorted and apart; `to` is not in it. */
export type Ranges = ReadonlyMap<number, readonly number[]>

/** Gathers stretches in whatever order they come. */
export function gather() {
  const found = new Map<number, number[]>()
  return {
    add: (client: number, from: number, to: number) => {
      if (to <= from) return
      const of = found.get(client)
      if (!of) found.set(client, [from, to])
      else if (of[of.length - 1] === from) of[of.length - 1] = to
      else of.push(from, to)
    },
    /** All of them, those that touch as one. */
    ranges: (): Ranges => new Map([...found].map(([client, pairs]) => [client, sorted(pairs)])),
  }
}

function sorted(pairs: readonly number[]): number[] {
  const starts = Array.from({ length: pairs.length / 2 }, (_, index) => index * 2)
  if (starts.some(at => at > 0 && pairs[at]! <= pairs[at - 1]!)) starts.sort((a, b) => pairs[a]! - pairs[b]!)
  const joined: number[] = []
  for (const at of starts) {
    const [from, to] = [pairs[at]!, pairs[at + 1]!]
    const last = joined.length - 1
    if (last > 0 && from <= joined[last]!) joined[last] = Math.max(joined[last]!, to)
    else joined.push(from, to)
  }
  return joined
}

/** What any of them holds. Most of them hold much the same, so only what the longest does not have is sorted in. */
export function union(all: Iterable<Ranges>): Ranges {
  const found = new Map<number, (readonly number[])[]>()
  for (const ranges of all)
    for (const [client, pairs] of ranges) {
      const known = found.get(client)
      if (known) known.push(pairs)
      else found.set(client, [pairs])
    }
  return new Map([...found].map(([client, lists]) => [client, unionOfPairs(lists)]))
}

function unionOfPairs(all: readonly (readonly number[])[]): readonly number[] {
  const lists = [...new Set(all)]
  const longest = lists.reduce((most, pairs) => (pairs.length > most.length ? pairs : most))
  const others = lists.flatMap(pairs => (pairs === longest ? [] : minusPairs(pairs, longest)))
  return others.length === 0 ? longest : sorted([...longest, ...others])
}

/** What is in `ranges` and not in `taken`. */
export function minus(ranges: Ranges, taken: Ranges): Ranges {
  const left = new Map<number, readonly number[]>()
  for (const [client, pairs] of ranges) {
    const rest = minusPairs(pairs, taken.get(client) ?? [])
    if (rest.length > 0) left.set(client, rest)
  }
  return left
}

function minusPairs(pairs: readonly number[], taken: readonly number[]): number[] {
  const rest: number[] = []
  let at = firstAfter(taken, pairs[0] ?? 0)
  for (let index = 0; index < pairs.length; index += 2) {
    let from = pairs[index]!
    const to = pairs[index + 1]!
    while (at < taken.length && taken[at + 1]! <= from) at += 2
    for (let next = at; next < taken.length && taken[next]! < to && from < to; next += 2) {
      if (taken[next]! > from) rest.push(from, taken[next]!)
      from = Math.max(from, taken[next + 1]!)
    }
    if (from < to) rest.push(from, to)
  }
  return rest
}

/** Where the first pair begins that ends after `clock`. */
function firstAfter(pairs: readonly number[], clock: number): number {
  let [low, high] = [0, pairs.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pairs[middle * 2 + 1]! <= clock) low = middle + 1
    else high = middle
  }
  return low * 2
}

/** Whether all of `ranges` is in `whole`. */
export const isWithin = (ranges: Ranges, whole: Ranges): boolean => minus(ranges, whole).size === 0

/** The first clock of a client that a sequence from its beginning does not have. */
export function firstMissing(ranges: Ranges, client: number): number {
  const pairs = ranges.get(client)
  return pairs?.[0] === 0 ? pairs[1]! : 0
}

/** Whether a client has a clock. */
export function isIn(ranges: Ranges, client: number, clock: number): boolean {
  const pairs = ranges.get(client) ?? []
  const at = firstAfter(pairs, clock)
  return at < pairs.length && pairs[at]! <= clock
}

/** Lists of more clocks are worth being shared. */
export const longList = 16

/** Gives the same list for the same stretches of a client: most of what somebody's whole state has is in everybody's. */
export function sharing(): (ranges: Ranges) => Ranges {
  const known = new Map<string, (readonly number[])[]>()
  const shared = (pairs: readonly number[]): readonly number[] => {
    if (pairs.length <= longList) return pairs
    const name = `${pairs.length} ${pairs[0]} ${pairs.at(-1)}`
    const alike = known.get(name) ?? []
    const same = alike.find(one => one.every((clock, at) => clock === pairs[at]))
    if (same) return same
    known.set(name, [...alike, pairs])
    return pairs
  }
  return ranges => new Map([...ranges].map(([client, pairs]) => [client, shared(pairs)]))
}
