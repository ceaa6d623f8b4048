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

/** A heading without what documents put around it: marks, a colon, its letter as in `S - Strengths` and `Strengths (S)`. */
const asHeading = (line: string) =>
  line
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[\s#*_]+|[\s#*_:\uff1a]+$/g, '')
    .replace(/^[swot]\s?[-\u2013\u2014:=]\s?(?=\S)|\s?\([swot]\)$/i, '')
    .toLocaleLowerCase()

/**
 * A pasted list by quadrant, in the order of the list. `headings` (such as "Weaknesses:") say where statements belong: alone on a
 * line, those after it; before a tab, that of the line; side by side on the first line, the columns of a table. What stands
 * before the first heading belongs to `first`.
 */
export function groupsIn(text: string, first: Factor, headings: ReadonlyMap<string, Factor>): PastedGroup[] {
  const known = new Map([...headings].map(([words, factor]) => [asHeading(words), factor]))
  const groups = new Map<Factor, string[]>()
  const add = (factor: Factor, words: string) =>
    groups.set(factor, [...(groups.get(factor) ?? []), ...statementsIn(words)])
  const factorOf = (words: string | undefined) => known.get(asHeading(statementsIn(words ?? '')[0] ?? ''))

  const lines = text.split(/[\r\n\u2028\u2029]+/).filter(line => line.trim() !== '')
  const columns = (lines[0] ?? '').split('\t').map(factorOf)
  if (columns.length > 1 && columns.every(factor => factor !== undefined)) {
    for (const line of lines.slice(1)) {
      line.split('\t').forEach((cell, column) => add(columns[column] ?? columns.at(-1)!, cell))
    }
  } else {
    let factor = first
    for (const line of lines) {
      const [cell, ...rest] = line.split('\t')
      const ofLine = rest.length > 0 ? factorOf(cell) : undefined
      const next = factorOf(line)
      if (next) factor = next
      else if (ofLine && statementsIn(rest.join(' ')).length > 0) add(ofLine, rest.join(' '))
      else add(factor, line)
    }
  }
  return [...groups].flatMap(([of, statements]) => (statements.length > 0 ? [{ factor: of, statements }] : []))
}
