/** More cells than this are not compared: a table of that size takes a tenth of a second. */
const mostCells = 4_000_000

/**
 * What two lists have in common, as pairs of places in both that go up: the longest common subsequence. Where the lists differ
 * in so much that this would take long, only what they begin and end with.
 */
export function alignment(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const pairs = Array.from({ length: start }, (_, i): readonly [number, number] => [i, i])
  for (const [i, j] of longest(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    pairs.push([start + i, start + j])
  for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}

function longest(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1
  if ((a.length + 1) * width > mostCells) return []
  // lengths of what is common from (i, j) on
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      common[at] = a[i] === b[j] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!)
    }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (common[at + width]! >= common[at + 1]!) i++
    else j++
  }
  return pairs
}
