import { MeridianError } from '#shared/base/errors'
import { openJournal as onDisk } from '#shared/journal/journal'
import { placeOf } from '#shared/journal/places'
import type { Asks, Channel, Gives } from '#shared/platform/contract'
import { journalDisk } from './journalDisk'

/** How much of a log crosses the bridge at once, in bytes of records; one record is given however long it is. */
const readLimit = 64 * 1024 * 1024

/** Refuses a name that is none: it comes from the page. */
function known(name: string, channel: Channel): string {
  if (!placeOf(name)) throw new MeridianError('bridge.request', { channel })
  return name
}

/**
 * What the page said, in files that no browser engine can lose, below `folder`, which is made when something is first written.
 * Answers the page; throws as `Journal`, and `bridge.request` for a name that is none.
 */
export function openJournal(folder: string) {
  const journal = onDisk(journalDisk(folder))
  return {
    list: async () => [...(await journal.list())],

    append: async ({ name, records }: Asks<'journal.append'>): Promise<null> => {
      await journal.append(known(name, 'journal.append'), records)
      return null
    },

    read: async ({ name, from }: Asks<'journal.read'>): Promise<Gives<'journal.read'>> => {
      const all = (await journal.read(known(name, 'journal.read'))).slice(from)
      let size = 0
      const over = all.findIndex((bytes, at) => (size += bytes.length) > readLimit && at > 0)
      return over === -1 ? { records: all, next: null } : { records: all.slice(0, over), next: from + over }
    },

    checkpoint: async ({ name, record }: Asks<'journal.checkpoint'>): Promise<null> => {
      await journal.checkpoint(known(name, 'journal.checkpoint'), record)
      return null
    },

    forget: async ({ workspace }: Asks<'journal.forget'>): Promise<null> => {
      await journal.forget(workspace)
      return null
    },
  }
}
