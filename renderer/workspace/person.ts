import { personTone } from '#shared/sync/presence'

/** The colour that stands for a person, as a token that knows the colour scheme; the same for everybody. */
export const personColour = (id: string): string => `var(--p${personTone(id)})`

/** First letters of first and last name, academic titles left out: "Dr Sana Mirza" gives SM. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .filter(word => /^\p{L}/u.test(word) && !/^(dr|prof|mr|mrs|ms|ing|mag)\.?$/i.test(word))
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.map(word => [...word][0]!.toLocaleUpperCase()).join('')
}

/** Somebody as a small round sign. */
export const faceOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  initials: initials(name),
  colour: personColour(id),
})
