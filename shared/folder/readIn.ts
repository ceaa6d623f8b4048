import { MeridianError } from '../base/errors'
import { canBeAdopted } from '../exchange/sender'
import type { FolderAccess } from '../platform/folderAccess'
import type { WorkspaceId } from '../identity/workspaceId'
import type { Documents } from '../workspace/documents'
import type { Judge } from './judging'
import type { Listing } from './listing'
import { idOfBytes } from './names'
import { isCovered, pieceOf, presentIn, type PieceTable, type Verdict } from './pieces'
import { readSegment, segmentLimits } from './segment'
import { isReady, nextIn, type Fresh } from './takeIn'

interface ReadingIn {
  readonly access: FolderAccess
  readonly workspace: WorkspaceId
  readonly documents: Documents
  readonly table: PieceTable
  judge(): Judge
  /** Names of the statements that are here. */
  hashes(): Iterable<string>
  takeIn(batch: readonly Fresh[]): Promise<void>
  isStopped(): boolean
  now(): number
  elapsed(): number
}

/** At most as much is in memory at once: bytes of files, and files. */
const batchBytes = 8 * 1024 * 1024
const batchFiles = 1000
/** Files that are read at the same time, since a network drive takes its time for each. */
const atOnce = 8
/** A file that is not whole is tried again at once when its size changes, else ever more rarely, up to as many looks later. */
const longestRest = 64

type Listed = Listing['segments'][number]

/** Whether a refusal may end when more is known of who is who. */
const mayChange = (verdict: Verdict): boolean =>
  verdict === 'file.stranger' || verdict === 'file.disputed' || canBeAdopted(verdict)

/** Reads segments that are new, or that can be taken in by now, and takes them in. */
export function readingIn({ access, workspace, documents, table, ...reading }: ReadingIn) {
  let looks = 0

  function isDue({ path, bytes }: Listed, force: boolean): boolean {
    const unread = table.unread.get(path)
    if (unread && unread.bytes === bytes) return force || looks >= unread.again
    const file = table.files.get(path)
    if (!file || file.bytes !== bytes) return true
    const piece = file.id === null ? undefined : table.pieces.get(file.id)
    const verdict = piece && table.verdict(piece.id)
    if (!piece || verdict === undefined) return false
    if (verdict === 'early') return isReady(piece, nextIn(documents))
    return (mayChange(verdict) || verdict === 'file.notAllowed') && reading.judge()(piece) !== verdict
  }

  function fail({ path, bytes }: Listed): void {
    const before = table.unread.get(path)
    const isSame = before?.bytes === bytes
    const tries = isSame ? before.tries + 1 : 1
    table.fail(path, {
      bytes,
      since: before?.since ?? reading.now(),
      sinceElapsed: before?.sinceElapsed ?? reading.elapsed(),
      tries,
      again: looks + Math.min(longestRest, 2 ** Math.min(tries, 16)),
    })
  }

  /** A file as a segment that is not known yet, or null; what it was instead is noted. */
  async function read(file: Listed): Promise<Fresh | null> {
    let bytes: Uint8Array
    try {
      bytes = await access.read(file.path, segmentLimits.file)
    } catch (error) {
      if (!(error instanceof MeridianError) || error.code === 'folder.gone') throw error
      if (error.code !== 'folder.missing') fail(file) // else it was removed since it was listed
      return null
    }
    const id = await idOfBytes(bytes)
    const known = table.verdict(id)
    if (known === 'merged' || known === 'file.content') {
      table.note(file.path, file.bytes, id) // a copy
      return null
    }
    const found = await readSegment(bytes, workspace)
    switch (found.kind) {
      case 'segment':
        table.note(file.path, file.bytes, id)
        return { id, bytes: bytes.length, segment: found.segment }
      case 'incomplete':
        fail(file)
        return null
      case 'foreign':
        table.note(file.path, file.bytes, null)
        return null
      case 'newer': {
        const { device, member } = found
        const bare = { device, member, generation: '', sequence: 0, folds: 0, at: 0, changes: {}, statements: [] }
        table.note(file.path, file.bytes, id)
        table.add(pieceOf(bare, id, bytes.length, []), 'file.newer')
        return null
      }
    }
  }

  async function readAll(files: readonly Listed[]): Promise<void> {
    let batch = new Map<string, Fresh>()
    let size = 0
    const take = async () => {
      const full = [...batch.values()]
      batch = new Map()
      size = 0
      if (full.length > 0 && !reading.isStopped()) await reading.takeIn(full)
    }
    for (let at = 0; at < files.length && !reading.isStopped();) {
      const some: Listed[] = []
      for (let listed = 0; at < files.length && some.length < atOnce && listed < batchBytes; at++) {
        some.push(files[at]!)
        listed += files[at]!.bytes
      }
      for (const fresh of await Promise.all(some.map(read))) {
        if (!fresh || batch.has(fresh.id)) continue
        batch.set(fresh.id, fresh)
        size += fresh.bytes
      }
      if (size >= batchBytes || batch.size >= batchFiles) await take()
    }
    await take()
  }

  /** What was refused and has come another way, such as by a coordinator's adoption, is no late work any more. */
  function settle(): void {
    const late = [...table.pieces.values()].filter(({ id }) => canBeAdopted(table.verdict(id) ?? null))
    if (late.length === 0) return
    const present = presentIn(documents, reading.hashes())
    for (const piece of late) if (isCovered(piece, present)) table.judge(piece.id, 'merged')
  }

  /** Reads what is due, again and again as long as that lets more be taken in. Throws `folder.gone`, `storage.*`. */
  return async (listing: Listing, force: boolean): Promise<void> => {
    looks++
    settle()
    // others' first segments before anybody's second ones: these often build on those
    const sorted = [...listing.segments].sort((a, b) => a.named.sequence - b.named.sequence)
    let due = sorted.filter(file => isDue(file, force))
    for (let before = -1; due.length > 0 && !reading.isStopped();) {
      const merged = table.merged().length
      if (merged === before) break
      before = merged
      await readAll(due)
      due = sorted.filter(file => isDue(file, false) && !table.unread.has(file.path))
    }
  }
}
