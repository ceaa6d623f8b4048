/** The first pause after a failure, and the longest. Milliseconds. */
const firstMs = 1000
const longestMs = 60_000

/**
 * How long to wait before the next try, after so many failures in a row: twice as long each time, and never the same for
 * two computers, so that a whole campus does not call at once when its host is back. `chance` is from 0 to below 1.
 */
export function backOff(failures: number, chance: number): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16))
  return Math.round(most / 2 + (most / 2) * chance)
}
