const MB = 1024 * 1024

/** How much one connection may say, in bytes where nothing else is named. */
export const liveLimits = {
  /** Largest change or other frame of a document: a whole strategy with five years of history has a tenth of it. */
  frame: 16 * MB,
  /** Largest word outside the documents, such as the names of all statements somebody has. */
  word: 4 * MB,
  /** Largest word before the other end has proved itself. */
  greeting: 512 * 1024,
  /** A blob is sent in parts of this size, so that it never holds up what is typed meanwhile. */
  blobPart: 48 * 1024,
  /** What one person shows of themselves, as JSON. */
  presence: 4 * 1024,
  /** Statements go in batches of at most as many, and as many characters. */
  statementsAtOnce: 500,
  statementsText: MB / 2,
  /** Names of statements go in parts of at most as many, which fit a word. */
  namesAtOnce: 50_000,
} as const

/** The host says something at least this often, so that a dead line is noticed. Milliseconds. */
export const heartbeatMs = 10_000

/** A line that was silent for as long is dead. Milliseconds. */
export const silenceMs = 25_000
