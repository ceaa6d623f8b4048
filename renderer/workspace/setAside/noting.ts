import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { Documents } from '#shared/workspace/documents'
import type { StoredWorkspace } from '../database'
import type { Live } from '../live'
import type { OpenedWorkspace } from '../opened'
import type { Received } from '../received'

type Named = Pick<StoredWorkspace, 'id' | 'generation'>

// What others have of a workspace is noted by code that runs only once there is something to note.

/** Notes what the host has, from the first time on that it has everything. */
export function noteAtHost(
  { id, generation }: Named,
  documents: Documents,
  live: Live,
): { /** Resolves when the last note is on disk. */ stop(): Promise<void> } {
  let begun: Promise<{ stop(): Promise<void> }> | null = null
  const begin = () => {
    if (begun || live.atHost.read() !== 'all') return
    begun = import('./known').then(({ noteKnown }) => noteKnown({ id, generation, documents, live }))
  }
  const stopWaiting = live.atHost.subscribe(begin)
  begin()
  return {
    stop: async () => {
      stopWaiting()
      await (await begun)?.stop()
    },
  }
}

/** Notes that those who sent files have what is in them, unless this person did. */
async function noteSent({ id, generation }: Named, me: string, files: readonly Unpacked[]): Promise<void> {
  const sent = files.filter(({ manifest }) => manifest.sender.member !== me).flatMap(({ documents }) => documents ?? [])
  if (sent.length === 0) return
  await (await import('./known')).noteReceived(id, generation, sent)
}

/** What comes by file, which others have then. */
export const notingSenders = (received: Received, stored: Named, me: OpenedWorkspace['me']): Received => ({
  ...received,
  take: async (files, ...how) => {
    const report = await received.take(files, ...how)
    await noteSent(stored, me.id, files).catch(() => undefined) // missed only where somebody may write no longer
    return report
  },
})
