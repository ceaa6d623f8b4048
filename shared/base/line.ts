import { z } from 'zod'

/** Longest text of a field that is read, in characters: far beyond what anybody writes into one, and what a screen can show. */
const longest = 20_000

/**
 * Signs that nobody sees and that change how the text around them is read: controls, marks of byte order and annotations,
 * and the embeddings, overrides and isolates that turn the end of a sentence, a file name or an e-mail round. Lines and tabs
 * stay, and so do the joiners and single marks that Persian, Urdu, Khmer and others are written with.
 */
const unseen = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu
/** One half of a sign, which no file and no address can carry. */
const halves = /\p{Cs}/gu

/**
 * A name, title or file name from anywhere as it can stand in any sentence: without signs that nobody sees and that would
 * turn or garble what follows. The one rule for all of them, on the way in and out.
 */
export const readable = (text: string): string => text.replace(unseen, '').replace(halves, '\ufffd')

/** The first `most` characters of a text, and never half of a sign. */
export const cut = (text: string, most: number): string =>
  text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text

/**
 * Text of one field, such as a name or a source. What another replica wrote beyond a limit stays in the document and is read
 * without it, so that one text never holds up a screen; a change of another field leaves it as it is. What is read and
 * written is `readable`.
 */
export const Line = z.string().overwrite(text => readable(cut(text, longest)))
