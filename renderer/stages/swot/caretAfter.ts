/** Where a caret belongs after somebody else changed the text around it: it stays between the same letters. */
export function caretAfter(before: string, after: string, caret: number): number {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (caret <= start) return caret
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return caret >= before.length - end ? caret + after.length - before.length : after.length - end
}
