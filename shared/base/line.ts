import { z } from 'zod'

/** Longest text of a field that is read, in characters: far beyond what anybody writes into one, and what a screen can show. */
const longest = 20_000

/**
 * Text of one field, such as a name or a source. What another replica wrote beyond a limit stays in the document and is read
 * without it, so that one text never holds up a screen; a change of another field leaves it as it is.
 */
export const Line = z.string().overwrite(text => (text.length > longest ? text.slice(0, longest) : text))
