import type { Updates } from '#shared/exchange/checkUpdates'
import { knownOf, knownOfUpdate, knownTogether } from '#shared/replica/known'
import { parts, type Documents, type Generation, type WorkspaceId } from '#shared/workspace/documents'
import type { Live } from '../live'
import { keepKnownParts, knownParts } from './copies'

/** While much is written, what the host has is noted at most so often. Milliseconds. */
const everyMs = 3000

interface Noting {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly live: Pick<Live, 'atHost'>
}

/**
 * Notes what the host has, so that on the day on which it takes no more it is known what it never got: at times, and when
 * the line goes down.
 */
export function noteKnown({ id, generation, documents, live: { atHost } }: Noting): {
  /** Ends it; resolves when the last note is on disk. */
  stop(): Promise<void>
} {
  let isOther = true
  let writing: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastMs = -Infinity
  const touch = () => {
    isOther = true
  }

  function note(): void {
    if (!isOther) return
    isOther = false
    lastMs = performance.now()
    const known = { record: knownOf(documents.record), draft: knownOf(documents.draft) }
    // a full disk is told of by the documents' own saving
    writing = writing.then(() => keepKnownParts(id, generation, known)).catch(touch)
  }
  let before = atHost.read()
  function look(): void {
    const now = atHost.read()
    if (before === 'all' && now === 'ended') note() // what is here is still what the host had
    before = now
    if (now !== 'all' || timer !== undefined) return
    timer = setTimeout(
      () => {
        timer = undefined
        if (atHost.read() === 'all') note()
      },
      Math.max(0, lastMs + everyMs - performance.now()),
    )
  }

  for (const part of parts) documents[part].on('update', touch)
  const stopLooking = atHost.subscribe(look)
  look()
  return {
    stop: async () => {
      clearTimeout(timer)
      stopLooking()
      for (const part of parts) documents[part].off('update', touch)
      await writing
    },
  }
}

/** Notes that somebody else has these documents too: they came from them. Throws `storage.*`. */
export async function noteReceived(
  id: WorkspaceId,
  generation: Generation,
  brought: readonly Updates[],
): Promise<void> {
  const before = await knownParts(id, generation)
  const all = brought.map(({ record, draft }) => ({ record: knownOfUpdate(record), draft: knownOfUpdate(draft) }))
  const [first, ...rest] = before ? [before, ...all] : all
  if (!first) return
  const known = rest.reduce(
    (sum, each) => ({
      record: knownTogether(sum.record, each.record),
      draft: knownTogether(sum.draft, each.draft),
    }),
    first,
  )
  await keepKnownParts(id, generation, known)
}
