import { preference, setPreference } from '../preferences'

/** Some browsers ask the person: not again before so many milliseconds. */
const quietMs = 3 * 24 * 60 * 60_000

/** Whether the browser may be asked to keep the data now, in milliseconds since 1970. */
export function mayAsk(now: number): boolean {
  const asked = Number(preference('askedToKeep') ?? Number.NaN)
  return Number.isNaN(asked) || Math.abs(now - asked) >= quietMs
}

/** It was asked now. */
export const noteAsked = (now: number): void => setPreference('askedToKeep', String(now))
