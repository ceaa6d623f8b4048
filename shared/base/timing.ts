/** Clocks, alarms and chance of the machine, handed in so that a test can have its own. */
export interface Timing {
  /** Milliseconds since 1970 by this computer's clock, which may be wrong: shown to people, never used to decide. */
  now(): number
  /** Milliseconds since whenever, which no correction of the clock changes. */
  elapsed(): number
  /** Runs `task` after a while and gives how to call it off. */
  after(delayMs: number, task: () => void): () => void
  /** A number from 0 to below 1. */
  random(): number
}
