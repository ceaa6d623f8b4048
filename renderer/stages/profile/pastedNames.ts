/** Names out of a pasted list: one a line, without bullets, numbers and empty lines, each once. */
export function pastedNames(text: string): string[] {
  const names = text.split(/\r?\n/).map(line =>
    line
      .replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return [...new Set(names.filter(Boolean))]
}
