import { randomInt } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { utf8 } from '#shared/base/bytes'
import { PersonHere, type Asks, type Gives } from '#shared/platform/contract'
import { storageFailure } from '#shared/platform/storageFailure'
import { atomicWrite } from './atomicWrite'
import { safeName } from './files'

const List = z.array(PersonHere)
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** People who use one account besides the first, each with a folder of their own below `userData`. */
export function openPeople(userData: string) {
  const path = join(userData, 'people.json')
  const homeOf = (seat: string | null) => (seat === null ? userData : join(userData, 'people', seat))

  async function list(): Promise<Gives<'people.list'>> {
    try {
      return List.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      return [] // nobody was added
    }
  }
  async function keep(people: Gives<'people.list'>): Promise<void> {
    try {
      await mkdir(userData, { recursive: true })
      await atomicWrite(path, utf8(JSON.stringify(people)))
    } catch (cause) {
      throw storageFailure(cause)
    }
  }

  return {
    list,
    add: async ({ name }: Asks<'people.add'>): Promise<string> => {
      const seat = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
      await keep([...(await list()), { seat, name }])
      await mkdir(homeOf(seat), { recursive: true })
      return seat
    },
    /** Their workspaces are gone before; what is left is settings. */
    remove: async ({ seat }: Asks<'people.remove'>): Promise<null> => {
      await keep((await list()).filter(person => person.seat !== seat))
      await rm(homeOf(seat), { recursive: true, force: true })
      return null
    },
    /** What the folder with the backups of a person is called. */
    backupsName: async (seat: string | null): Promise<string> => {
      const person = seat === null ? undefined : (await list()).find(each => each.seat === seat)
      const name = person && safeName(person.name).slice(0, 60).trim()
      return ['Meridian backups', ...(seat === null ? [] : [`of ${name || seat}`])].join(' ')
    },
    /** What each person has of their own, made when it is first asked for. */
    each: <T>(make: (home: string, seat: string | null) => T): ((seat: string | null) => T) => {
      const made = new Map<string | null, T>()
      return seat => {
        const known = made.get(seat)
        if (known) return known
        const fresh = make(homeOf(seat), seat)
        made.set(seat, fresh)
        return fresh
      }
    },
  }
}
