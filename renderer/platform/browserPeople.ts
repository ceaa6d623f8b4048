import { z } from 'zod'
import { PersonHere } from '#shared/platform/contract'
import type { PeopleHere } from '#shared/platform/platform'
import { storageFailure } from '#shared/platform/storageFailure'
import { clearJournal } from './originJournal'

const key = 'meridian-people'
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

function known(): readonly PersonHere[] {
  try {
    return z.array(PersonHere).parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

function keep(people: readonly PersonHere[]): void {
  try {
    if (people.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(people))
  } catch (cause) {
    throw storageFailure(cause)
  }
}

/** Seats of which this browser stores something although the list lost them. */
async function lost(listed: readonly PersonHere[]): Promise<readonly PersonHere[]> {
  const seats = (await indexedDB.databases()).flatMap(
    ({ name = '' }) => /^meridian@([a-z0-9]{8})$/.exec(name)?.[1] ?? [],
  )
  return seats.filter(seat => !listed.some(person => person.seat === seat)).map(seat => ({ seat, name: seat }))
}

/** Removes what is left in storage of somebody who was taken off the list; a window of theirs holds it up until it is closed. */
async function clear(seat: string): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) if (name.endsWith(`@${seat}`)) indexedDB.deleteDatabase(name)
  await clearJournal(seat).catch(() => undefined) // there may be none
  for (const name of Object.keys(localStorage)) if (name.startsWith(`meridian@${seat}.`)) localStorage.removeItem(name)
}

/** People who use one browser profile besides the first, by seats in the address. */
export const browserPeople = (): PeopleHere => ({
  list: async () => {
    const listed = known()
    return [...listed, ...(await lost(listed))]
  },
  add: async name => {
    const bytes = crypto.getRandomValues(new Uint8Array(8))
    const seat = [...bytes].map(byte => letters[byte % letters.length]).join('')
    keep([...known(), { seat, name }])
    return seat
  },
  remove: async seat => {
    keep(known().filter(person => person.seat !== seat))
    await clear(seat)
  },
})
