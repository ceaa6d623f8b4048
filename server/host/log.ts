/** Values worth a line: ids, codes, counts. Never names, texts, keys or addresses of people. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>

/** Tells what happened, for those who run a host and for their tools. */
export type Log = (event: string, facts?: LogFacts) => void

/** A log of one JSON object a line. */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (event, facts = {}) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`)
