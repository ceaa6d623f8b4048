import { MeridianError } from '../base/errors'
import { assemble } from './assemble'
import { fetchBlobs, lackingBlobs, writeBlobs } from './folderBlobs'
import type { FolderStatus } from './folderStatus'
import type { FolderSyncing } from './folderSyncing'
import { listFolder, type ListedFile, type Listing } from './listing'
import { packMemory } from './memory'
import { idOfBytes } from './names'
import { coverageOf, type Coverage } from './pieces'
import { segmentLimits } from './segment'
import { earlyIn, incompleteIn, othersIn, refusedIn, stateOfFailure } from './statusOf'
import { sizeOf } from './writeOut'

/** Between two looks: while there is news, and at most while there is none. Milliseconds. */
const shortestMs = 5_000
const longestMs = 60_000
/** At most between two looks while the folder cannot be used. */
const longestAwayMs = 300_000
/** Work of this device goes out at most as often. */
const writeEveryMs = 15_000
/** Work of others that came another way goes out if nobody else has brought it into the folder by then. */
const patienceMs = 120_000
/** Notes of what was taken in, and the memory, are written at most as often. */
const noteEveryMs = 20_000
/** What this device wrote and cannot read for as long is no use to anybody. */
const brokenMs = 3_600_000

function unlessGone(error: unknown): void {
  if (!(error instanceof MeridianError) || error.code === 'folder.gone') throw error
}

interface Looker {
  told(changes: Partial<FolderStatus>): void
  isStopped(): boolean
}

/** Looks through the folder, takes in what is new and writes what is not in it. Only one look at a time. */
export function looking(syncing: FolderSyncing, { told, isStopped }: Looker) {
  const { access, statements, member, device, machine, blobs, generation } = syncing
  let assembled: ReturnType<typeof assemble> | undefined
  const assembly = () => (assembled ??= assemble(syncing, isStopped))
  const patience = patienceMs * (1 + machine.random())
  let quiet = 0
  let failures = 0
  /** What is here is compared with what is in the folder only after a change. */
  let changes = 0
  let compared = ''
  /** Whether something here is this device's own to write; what came before it was started may be. */
  let hasOwn = true
  let lackingSince: number | null = null
  let wroteAt = -Infinity
  let notedAt = -Infinity
  let keptAt = -Infinity
  let keptVersion = 0
  let leftovers: ReadonlySet<string> = new Set()
  let known: { readonly version: number; readonly judge: unknown; readonly coverage: Coverage } | undefined

  type Assembly = Awaited<ReturnType<typeof assemble>>

  /** What of the workspace others can read in the folder, from those whose word they take. */
  function covered({ table, judged }: Assembly): Coverage {
    const judge = judged.now()
    if (known?.version !== table.version() || known.judge !== judge) {
      const coverage = coverageOf(table.merged().filter(piece => judge(piece) === null))
      known = { version: table.version(), judge, coverage }
    }
    return known.coverage
  }

  async function takeIn(all: Assembly, force: boolean): Promise<Listing> {
    const { places, table, seen, readIn } = all
    const listing = await listFolder(access, places)
    // an empty folder where this device has written is a drive that is not there, and its place must not be filled
    if (!listing.isThere && [...table.pieces.values()].some(piece => piece.device === device.key))
      throw new MeridianError('folder.gone')
    const { segments } = listing
    table.keepOnly(new Set(segments.map(({ path }) => path)))
    await readIn(listing, force)
    if (isStopped()) return listing
    await fetchBlobs(access, listing, blobs)
    await syncing.flushed()
    await seen.read(listing)
    seen.count()
    return listing
  }

  async function writeOut(all: Assembly, listing: Listing, force: boolean): Promise<void> {
    const { places, out, table } = all
    const stamp = () => `${changes} ${statements.have().size} ${table.version()} ${listing.blobs.length}`
    if (stamp() === compared) return told({ waitingBytes: 0 })
    const isOwn = hasOwn
    hasOwn = false
    const before = stamp()
    const content = out.lacking(covered(all))
    const pictures = out.mayState() ? await lackingBlobs(listing, blobs) : []
    const waitingBytes = (content ? sizeOf(content) : 0) + pictures.length
    told({ waitingBytes })
    if (waitingBytes === 0) {
      lackingSince = null
      compared = before
      return
    }
    const now = machine.elapsed()
    lackingSince ??= now
    const isDue = force || now - lackingSince >= patience || (isOwn && now - wroteAt >= writeEveryMs)
    hasOwn ||= isOwn
    if (!isDue || isStopped()) return
    await writeBlobs(access, places, pictures, blobs)
    hasOwn = false
    try {
      if (content) await out.write(content)
    } catch (error) {
      hasOwn = true
      throw error
    }
    wroteAt = now
    lackingSince = null
    told({ lastWritten: machine.now(), waitingBytes: 0 })
  }

  /** Whether a file is as it was written, by its content. */
  const readsAs = async ({ path }: ListedFile) => {
    try {
      return await idOfBytes(await access.read(path, segmentLimits.file))
    } catch (error) {
      if (error instanceof MeridianError && error.code !== 'folder.gone') return null
      throw error
    }
  }

  /** Removes what this device has written and nobody needs. */
  async function tidy({ out, table }: Assembly, listing: Listing): Promise<void> {
    await out.tidy(listing, readsAs)
    const now = machine.elapsed()
    for (const { path, isOurs } of listing.leftovers) if (isOurs && leftovers.has(path)) await access.remove(path)
    leftovers = new Set(listing.leftovers.map(({ path }) => path)) // at the second look nobody is writing it any more
    for (const { path, isOurs } of listing.segments) {
      const unread = table.unread.get(path)
      if (isOurs && unread && now - unread.sinceElapsed >= brokenMs) await access.remove(path)
    }
  }

  async function note(all: Assembly, listing: Listing, force: boolean): Promise<void> {
    const { seen, out } = all
    const now = machine.elapsed()
    if (!seen.isSaid() && out.mayState() && (force || now - notedAt >= noteEveryMs)) {
      notedAt = now
      await seen.write(listing)
    }
    if (now - keptAt >= noteEveryMs) await remember()
  }

  /** Keeps what was read, for the next start. */
  async function remember(): Promise<void> {
    if (!assembled) return
    const { table, taken } = await assembled
    if (table.version() === keptVersion) return
    keptVersion = table.version()
    keptAt = machine.elapsed()
    await syncing.memory.keep(packMemory(table, generation, taken)).catch(() => undefined) // then all is read again
  }

  function tell({ table, taken, seen, out }: Assembly): void {
    const telling = {
      table,
      statements,
      member,
      device: device.key,
      taken,
      seen,
      newest: out.newest(),
      elapsed: machine.elapsed(),
    }
    told({
      others: othersIn(telling),
      refused: refusedIn(telling),
      incomplete: incompleteIn(telling),
      early: earlyIn(telling),
    })
  }

  /** How long to wait for the next look, in milliseconds. Never the same for two computers, so that they do not meet. */
  function pause(isNews: boolean): number {
    quiet = isNews ? 0 : quiet + 1
    const usual = Math.min(longestMs, shortestMs * 1.5 ** Math.min(quiet, 16))
    const away = Math.min(longestAwayMs, shortestMs * 2 ** Math.min(failures, 16))
    const most = failures > 0 ? away : hasOwn ? Math.min(usual, untilWrite(shortestMs)) : usual
    return Math.round(most * (0.8 + 0.4 * machine.random()))
  }

  function untilWrite(leastMs: number): number {
    return Math.max(leastMs, wroteAt + writeEveryMs - machine.elapsed())
  }

  return {
    /** One look; what fails is told. Gives after how many milliseconds to look again. */
    once: async (force: boolean): Promise<number> => {
      const all = await assembly()
      const version = all.table.version()
      let isWriting = false
      try {
        const listing = await takeIn(all, force)
        told({ lastLooked: machine.now() })
        isWriting = true
        await writeOut(all, listing, force)
        if (!isStopped()) {
          await all.out.fold(() => covered(all))
          await tidy(all, listing).catch(unlessGone) // what cannot be removed now can be later
          await note(all, listing, force)
        }
        failures = 0
        told({ state: 'watching', code: null })
      } catch (error) {
        failures++
        if (!(error instanceof MeridianError)) {
          told({ state: 'failed', code: 'folder.failed' })
          throw error
        }
        told({ state: stateOfFailure(error.code, isWriting), code: error.code })
      }
      tell(all)
      return pause(all.table.version() !== version)
    },
    /** Something changed here; `isOwn`: on this device. */
    changed: (isOwn: boolean): void => {
      changes++
      hasOwn ||= isOwn
    },
    /** How long until what is typed now may be written, in milliseconds, at least as long as told. */
    untilWrite,
    remember,
    assembly,
  }
}
export type Looking = ReturnType<typeof looking>
