import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MeridianError } from '#shared/base/errors'
import { WorkspaceId } from '#shared/identity/workspaceId'
import type { Asks, Channel, Gives } from '#shared/platform/contract'
import { storageFailure } from '#shared/platform/storageFailure'
import { atomicWrite, syncFolder } from './atomicWrite'
import { encodeLog, encodeRecords, endOf, readLog } from './journalLog'
import { folderOf, nameAt, placeOf, type Place } from './journalNames'

/** Largest log, in bytes. The page puts a checkpoint in its place long before. */
const logLimit = 512 * 1024 * 1024

/** How much of a log is read at once, in bytes of records; one record is given however long it is. */
const readLimit = 64 * 1024 * 1024

async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

/**
 * What the page said, in files that no browser engine can lose, below `folder`, which is made when something is first written.
 * A name is that of a document, or `<workspace>/statements`, `<workspace>/workspace`, `<workspace>/blob/<sha256>`,
 * `<workspace>/aside/<sha256>`; any other throws `bridge.request`.
 */
export function openJournal(folder: string) {
  /** Where each log that this process wrote to ends, and its salt; read from the disk again after a failure. */
  const tails = new Map<string, { readonly salt: Uint8Array; readonly end: number }>()
  const turns = new Map<string, Promise<unknown>>()

  /** One thing at a time in each workspace, in the order in which the page asked. */
  function inTurn<T>(workspace: string, work: () => Promise<T>): Promise<T> {
    const done = (turns.get(workspace) ?? tidied).then(work)
    const settled = done.catch(() => undefined)
    turns.set(workspace, settled)
    void settled.then(() => turns.get(workspace) === settled && turns.delete(workspace))
    return done
  }

  const placed = (name: string, channel: Channel): Place => {
    const place = placeOf(name)
    if (!place) throw new MeridianError('bridge.request', { channel })
    return place
  }
  const pathOf = (place: Place) => join(folder, place.folder, place.file)

  /** Removes what a kill left half done: files that were not renamed yet, workspaces that were being forgotten. */
  async function tidy(): Promise<void> {
    for (const { name } of (await ifThere(readdir(folder, { withFileTypes: true }))) ?? []) {
      const path = join(folder, name)
      if (name.startsWith('.')) await rm(path, { recursive: true, force: true })
      else for (const file of await readdir(path)) if (file.startsWith('.')) await rm(join(path, file), { force: true })
    }
  }
  const tidied: Promise<unknown> = tidy().catch(() => undefined) // what is left takes room and does no harm

  /** Puts a whole new log in the place of whatever is there: all or nothing. */
  async function write(place: Place, records: readonly Uint8Array[]): Promise<void> {
    const bytes = encodeLog(records)
    tails.delete(pathOf(place))
    await mkdir(join(folder, place.folder), { recursive: true, mode: 0o700 })
    await atomicWrite(pathOf(place), bytes)
    await syncFolder(folder)
  }

  /** The end of a log that is on disk; null where there is none. One that cannot be read is set aside for good. */
  async function tailOf(path: string) {
    const known = tails.get(path)
    if (known) return known
    const file = await ifThere(readFile(path))
    if (!file) return null
    const log = readLog(file)
    if (log) return { salt: log.salt, end: endOf(log) }
    await rename(path, `${path}.${randomUUID().slice(0, 8)}.damaged`)
    return null
  }

  async function add(place: Place, records: readonly Uint8Array[]): Promise<void> {
    const path = pathOf(place)
    const tail = await tailOf(path)
    if (!tail) return write(place, records)
    const bytes = encodeRecords(tail.salt, records)
    const end = tail.end + bytes.length
    if (end > logLimit) throw new MeridianError('storage.full')
    tails.delete(path) // whatever fails now, what is on disk is to be looked at again
    const file = await open(path, constants.O_RDWR)
    try {
      await file.truncate(tail.end)
      for (let done = 0; done < bytes.length;)
        done += (await file.write(bytes, done, bytes.length - done, tail.end + done)).bytesWritten // a full disk takes a part
      await file.sync()
    } finally {
      await file.close()
    }
    tails.set(path, { salt: tail.salt, end })
  }

  const writing = (place: Place, work: () => Promise<void>): Promise<null> =>
    inTurn(place.workspace, async () => {
      try {
        await work()
        return null
      } catch (cause) {
        throw storageFailure(cause)
      }
    })

  return {
    /** Names of all logs. Throws `storage.unavailable`. */
    list: async (): Promise<string[]> => {
      await tidied
      try {
        const folders = (await ifThere(readdir(folder))) ?? []
        const known = folders.filter(name => WorkspaceId.safeParse(`workspace:${name}`).success)
        const files = await Promise.all(known.map(async name => (await ifThere(readdir(join(folder, name)))) ?? []))
        return known.flatMap((name, at) => files[at]!.flatMap(file => nameAt(name, file) ?? []))
      } catch (cause) {
        throw new MeridianError('storage.unavailable', {}, { cause })
      }
    },

    /** Appends records; they are on disk when it resolves. Throws `storage.full`, `storage.write`. */
    append: async ({ name, records }: Asks<'journal.append'>) => {
      const place = placed(name, 'journal.append')
      return writing(place, () => add(place, records))
    },

    /** The whole records of a log from a point on; none where there is no such log. Throws `storage.unavailable`. */
    read: async ({ name, from }: Asks<'journal.read'>): Promise<Gives<'journal.read'>> => {
      const place = placed(name, 'journal.read')
      return inTurn(place.workspace, async () => {
        try {
          const file = await ifThere(readFile(pathOf(place)))
          const all = (file && readLog(file)?.records)?.slice(from) ?? []
          let size = 0
          const over = all.findIndex((bytes, at) => (size += bytes.length) > readLimit && at > 0)
          return over === -1 ? { records: all, next: null } : { records: all.slice(0, over), next: from + over }
        } catch (cause) {
          throw new MeridianError('storage.unavailable', {}, { cause })
        }
      })
    },

    /** Puts records in the place of all before them, all or nothing. Throws `storage.full`, `storage.write`. */
    checkpoint: async ({ name, records }: Asks<'journal.checkpoint'>) => {
      const place = placed(name, 'journal.checkpoint')
      return writing(place, () => write(place, records))
    },

    /** Removes all that there is of a workspace: at once, whatever happens while the disk is at it. Throws `storage.write`. */
    forget: async ({ workspace }: Asks<'journal.forget'>): Promise<null> => {
      const id = WorkspaceId.safeParse(workspace).data
      if (!id) throw new MeridianError('bridge.request', { channel: 'journal.forget' })
      return inTurn(id, async () => {
        const path = join(folder, folderOf(id))
        const gone = join(folder, `.${randomUUID()}`)
        for (const known of tails.keys()) if (known.startsWith(path)) tails.delete(known)
        try {
          await ifThere(rename(path, gone))
          await rm(gone, { recursive: true, force: true })
          return null
        } catch (cause) {
          throw storageFailure(cause)
        }
      })
    },
  }
}
