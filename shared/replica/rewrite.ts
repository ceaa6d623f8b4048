import type * as Y from 'yjs'

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff

/** Brings `text` to `next` by one deletion and one insertion around what stayed the same, never inside a surrogate pair. */
export function rewrite(text: Y.Text, next: string): void {
  const now = text.toString()
  if (now === next) return
  const shorter = Math.min(now.length, next.length)
  let start = 0
  while (start < shorter && now[start] === next[start]) start++
  if (start > 0 && isHighSurrogate(now.charCodeAt(start - 1))) start--
  let end = 0
  while (end < shorter - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++
  if (end > 0 && isHighSurrogate(now.charCodeAt(now.length - end - 1))) end--
  const [gone, put] = [now.length - end - start, next.slice(start, next.length - end)]
  // one delta from the start: where an index is found depends on what was looked for before, and see `sameEdit`
  text.applyDelta([
    ...(start > 0 ? [{ retain: start }] : []),
    ...(gone > 0 ? [{ delete: gone }] : []),
    ...(put === '' ? [] : [{ insert: put }]),
  ])
}
