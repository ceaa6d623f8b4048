import { MeridianError } from '../base/errors'
import { WorkspaceId } from '../identity/workspaceId'
import type { Journal } from '../platform/platform'
import { storageFailure } from '../platform/storageFailure'
import type { JournalDisk, Tail } from './disk'
import { beginLength, encodeLog, encodeRecords, readLog } from './log'
import { folderOf, nameAt, placeOf, type Place } from './places'

/** Largest log, in bytes. The page puts a checkpoint in its place long before. */
const logLimit = 512 * 1024 * 1024

function placed(name: string): Place {
  const place = placeOf(name)
  if (!place) throw new MeridianError('bridge.request', { channel: 'journal' })
  return place
}

/**
 * The journal that a shell keeps on its disk. A name that is none throws `bridge.request`: it may come from a page.
 */
export function openJournal(disk: JournalDisk): Journal {
  /** What is known of each log that was written here; read from the disk again after a failure. */
  const tails = new Map<string, Tail>()
  const turns = new Map<string, Promise<unknown>>()

  /** One thing at a time in each workspace, in the order in which it was asked for. */
  function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
    const done = (turns.get(folder) ?? Promise.resolve()).then(work)
    const settled = done.catch(() => undefined)
    turns.set(folder, settled)
    void settled.then(() => turns.get(folder) === settled && turns.delete(folder))
    return done
  }

  const keyOf = ({ folder, file }: Place) => `${folder}/${file}`

  /** Puts a whole new log in the place of whatever is there: all or nothing. */
  async function write(place: Place, records: readonly Uint8Array[]): Promise<void> {
    tails.delete(keyOf(place))
    await disk.replace(place, await encodeLog(records))
  }

  /** The end of a log that is on disk; null where there is none. One that cannot be read is set aside for good. */
  async function tailOf(place: Place): Promise<Tail | null> {
    const known = tails.get(keyOf(place))
    if (known) return known
    const file = await disk.read(place)
    if (!file) return null
    const log = await readLog(file)
    if (log) return { begin: new Uint8Array(file.subarray(0, beginLength)), size: file.length, end: log.end }
    await disk.setAside(place)
    return null
  }

  async function add(place: Place, records: readonly Uint8Array[]): Promise<void> {
    const tail = await tailOf(place)
    if (!tail) return write(place, records)
    const bytes = await encodeRecords(tail.begin, records)
    const end = tail.end + bytes.length
    if (end > logLimit) throw new MeridianError('storage.full')
    tails.delete(keyOf(place)) // whatever fails now, what is on disk is to be looked at again
    if (!(await disk.write(place, tail, bytes))) return add(place, records) // another window wrote since
    tails.set(keyOf(place), { begin: tail.begin, size: end, end })
  }

  const writing = (place: Place, work: () => Promise<void>): Promise<void> =>
    inTurn(place.folder, async () => {
      try {
        await work()
      } catch (cause) {
        throw storageFailure(cause)
      }
    })

  async function reading<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      throw new MeridianError('storage.unavailable', {}, { cause })
    }
  }

  return {
    list: () =>
      reading(async () => {
        const known = (await disk.folders()).filter(name => WorkspaceId.safeParse(`workspace:${name}`).success)
        const files = await Promise.all(known.map(name => disk.files(name)))
        return known.flatMap((name, at) => files[at]!.flatMap(file => nameAt(name, file) ?? []))
      }),

    read: async name => {
      const place = placed(name)
      return inTurn(place.folder, () =>
        reading(async () => {
          const file = await disk.read(place)
          return (file && (await readLog(file))?.records) ?? []
        }),
      )
    },

    append: async (name, records) => {
      const place = placed(name)
      return writing(place, () => add(place, records))
    },

    checkpoint: async (name, record) => {
      const place = placed(name)
      return writing(place, () => write(place, [record]))
    },

    forget: async workspace => {
      const id = WorkspaceId.safeParse(workspace).data
      if (!id) throw new MeridianError('bridge.request', { channel: 'journal' })
      const folder = folderOf(id)
      return inTurn(folder, async () => {
        for (const known of tails.keys()) if (known.startsWith(`${folder}/`)) tails.delete(known)
        try {
          await disk.remove(folder)
        } catch (cause) {
          throw storageFailure(cause)
        }
      })
    },
  }
}
