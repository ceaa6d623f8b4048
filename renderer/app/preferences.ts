import { ofSeat } from '#shared/platform/seat'

/** What this person chose on this computer; losing it costs a click, so a store that refuses is no failure. */
const named = (name: PreferenceName) => `${ofSeat('meridian', location.href)}.${name}`

export type PreferenceName = 'myName' | 'guidance' | 'guidanceWidth' | 'askedToKeep'

export function preference(name: PreferenceName): string | null {
  try {
    return localStorage.getItem(named(name))
  } catch {
    return null
  }
}

export function setPreference(name: PreferenceName, value: string): void {
  try {
    localStorage.setItem(named(name), value)
  } catch {
    // stays as it is in this window
  }
}
