/** Longest quote on a card and in its name, in characters. */
const most = 60

/** A quote on one line, cut after whole words. */
export function shortQuote(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.lastIndexOf(' ', most)
  return `${line.slice(0, cut > most / 2 ? cut : most).replace(/[\ud800-\udbff]$/, '')}…`
}
