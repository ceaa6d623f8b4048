import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JournalDisk } from '#shared/journal/disk'
import type { Place } from '#shared/journal/places'
import { atomicWrite, syncFolder } from './atomicWrite'

async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

/** The files of a journal below `folder`, which is made when something is first written. */
export function journalDisk(folder: string): JournalDisk {
  /** Removes what a kill left half done: files that were not renamed yet, workspaces that were being forgotten. */
  async function tidy(): Promise<void> {
    for (const { name } of (await ifThere(readdir(folder, { withFileTypes: true }))) ?? []) {
      const path = join(folder, name)
      if (name.startsWith('.')) await rm(path, { recursive: true, force: true })
      else for (const file of await readdir(path)) if (file.startsWith('.')) await rm(join(path, file), { force: true })
    }
  }
  const tidied = tidy().catch(() => undefined) // what is left takes room and does no harm

  const pathOf = (place: Place) => join(folder, place.folder, place.file)

  return {
    folders: async () => {
      await tidied
      return (await ifThere(readdir(folder))) ?? []
    },

    files: async name => (await ifThere(readdir(join(folder, name)))) ?? [],

    read: async place => {
      await tidied
      return ifThere(readFile(pathOf(place)))
    },

    replace: async (place, bytes) => {
      await tidied
      await mkdir(join(folder, place.folder), { recursive: true, mode: 0o700 })
      await atomicWrite(pathOf(place), bytes)
      await syncFolder(folder)
    },

    write: async (place, { begin, size, end }, bytes) => {
      const file = await ifThere(open(pathOf(place), constants.O_RDWR))
      if (!file) return false
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(begin.length), 0, begin.length, 0)
        if (bytesRead !== begin.length || !buffer.equals(begin) || (await file.stat()).size !== size) return false
        await file.truncate(end)
        for (let done = 0; done < bytes.length;)
          done += (await file.write(bytes, done, bytes.length - done, end + done)).bytesWritten // a full disk takes a part
        await file.sync()
        return true
      } finally {
        await file.close()
      }
    },

    setAside: place => rename(pathOf(place), `${pathOf(place)}.${randomUUID().slice(0, 8)}.damaged`),

    remove: async name => {
      await tidied
      const gone = join(folder, `.${randomUUID()}`)
      await ifThere(rename(join(folder, name), gone))
      await rm(gone, { recursive: true, force: true })
    },
  }
}
