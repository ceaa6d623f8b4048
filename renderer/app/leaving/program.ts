import { removeShell } from '../offline/offlineShell'

/** Removes the program, and what it remembers of this person besides their work, from this browser. */
export async function removeProgram(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.startsWith('meridian.')) localStorage.removeItem(key)
  await removeShell()
}
