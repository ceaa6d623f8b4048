import { deleteDB, openDB } from 'idb'

/** A database without anything in it, which is gone again at once. */
const passing = 'meridian-passing'

let renewing: Promise<void> | undefined

/**
 * Has the browser begin a new log for its databases, once in each window and after each end of its connections; to be awaited before anything is called saved.
 *
 * Chromium goes on writing in the log that it finds. Where a kill or a power cut left half a record at the end of it, what was
 * written after that cannot be read at the next start but one, and Chromium then empties every database of the page. When a
 * database is deleted it puts what is whole into a table and begins a new log, within milliseconds. Other browsers have no such
 * log. Never throws: where this fails, writing will, and tells of it.
 */
export const renewLog = (): Promise<void> => (renewing ??= renew().catch(() => undefined))

/** The browser ended its connections, in the midst of a write perhaps: a new log is due again. */
export const logHasEnded = (): void => void (renewing = undefined)

async function renew(): Promise<void> {
  const made = await openDB(passing)
  made.close()
  // another window that is at the same lets the browser begin a new log as well
  await new Promise<void>((resolve, reject) => deleteDB(passing, { blocked: () => resolve() }).then(resolve, reject))
}
