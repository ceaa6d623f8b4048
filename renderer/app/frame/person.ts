/** One of the eight presence colours, by member id, so that it is the same for everybody. */
export function personColour(id: string): string {
  let sum = 0
  for (const sign of id) sum = (sum * 31 + sign.codePointAt(0)!) >>> 0
  return `var(--p${(sum % 8) + 1})`
}

/** First letters of first and last name, academic titles left out: "Dr Sana Mirza" gives SM. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .filter(word => /^\p{L}/u.test(word) && !/^(dr|prof|mr|mrs|ms|ing|mag)\.?$/i.test(word))
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.map(word => [...word][0]!.toLocaleUpperCase()).join('')
}
