import { countWords } from '../base/words'

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
