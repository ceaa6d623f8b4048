import { countWords } from '../base/words'
import type { Factor } from './item'

/** Bullets and numbers that lists from mails and documents begin with. */
const bullet = /^(?:[-*\u2022\u2023\u25cf\u25aa\u2013\u2014\u00b7]\s+|\(?\d{1,3}[.)]\s+|\(?[a-zA-Z][.)]\s+)/

/** The statements in a pasted list: one for each line that has words, without bullets and numbering. */
export function statementsIn(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map(line =>
      line
        .replace(/\s+/g, ' ')
        .trim()
        .replace(bullet, '')
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter(line => countWords(line) > 0)
}

/** The statements that a pasted list has for one quadrant. */
export interface PastedGroup {
  readonly factor: Factor
  readonly statements: readonly string[]
}

const asHeading = (line: string) => line.toLocaleLowerCase().replace(/[\s:]+$/, '')

/**
 * A pasted list by quadrant, in the order of the list. A line that is no more than one of `headings` (such as "Weaknesses:")
 * says where the lines after it belong; those before the first heading belong to `first`.
 */
export function groupsIn(text: string, first: Factor, headings: ReadonlyMap<string, Factor>): PastedGroup[] {
  const found = new Map([...headings].map(([words, factor]) => [asHeading(words), factor]))
  const groups = new Map<Factor, string[]>()
  let factor = first
  for (const line of statementsIn(text)) {
    const next = found.get(asHeading(line))
    if (next) factor = next
    else groups.set(factor, [...(groups.get(factor) ?? []), line])
  }
  return [...groups].map(([of, statements]) => ({ factor: of, statements }))
}
