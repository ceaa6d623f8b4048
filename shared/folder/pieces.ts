import type { ErrorCode } from '../base/errors'
import type { Part } from '../identity/access'
import { parts, type Documents } from '../workspace/documents'
import { emptyExtent, extentOf, extentOfAll, has, scanExtent, type Extent } from './extent'
import { sharing } from './ranges'
import type { Segment } from './segment'

/** What is remembered of a segment once it was read: all but its content. */
export interface Piece extends Pick<Segment, 'device' | 'member' | 'generation' | 'sequence' | 'folds'> {
  /** By its content. */
  readonly id: string
  readonly bytes: number
  readonly hasDocuments: boolean
  readonly extents: Readonly<Record<Part, Extent>>
  /** The highest clock of each client that it builds on. */
  readonly needs: Readonly<Record<Part, ReadonlyMap<number, number>>>
  /** Names of its statements. */
  readonly statements: readonly string[]
}

/** What became of a piece: why it is not merged, `early` where something that it builds on is not there yet. */
export type Verdict = 'merged' | 'early' | ErrorCode

/** Describes a segment. Throws `file.content` where its changes are none. */
export function pieceOf(segment: Segment, id: string, bytes: number, statements: readonly string[]): Piece {
  const { device, member, generation, sequence, folds, changes } = segment
  const scan = (part: Part) => {
    const change = changes[part]
    return change ? scanExtent(change) : { extent: emptyExtent, needs: new Map<number, number>() }
  }
  const scanned = { record: scan('record'), draft: scan('draft') }
  return {
    id,
    bytes,
    device,
    member,
    generation,
    sequence,
    folds,
    hasDocuments: Object.keys(changes).length > 0,
    extents: { record: scanned.record.extent, draft: scanned.draft.extent },
    needs: { record: scanned.record.needs, draft: scanned.draft.needs },
    statements,
  }
}

/** What is all in the folder, where others can read it. */
export interface Coverage {
  readonly extents: Readonly<Record<Part, Extent>>
  readonly statements: ReadonlySet<string>
}

/** What these pieces have together. */
export const coverageOf = (pieces: readonly Piece[]): Coverage => ({
  extents: {
    record: extentOfAll(pieces.map(({ extents }) => extents.record)),
    draft: extentOfAll(pieces.map(({ extents }) => extents.draft)),
  },
  statements: new Set(pieces.flatMap(({ statements }) => statements)),
})

/** What is on this computer. */
export const presentIn = (documents: Documents, hashes: Iterable<string>): Coverage => ({
  extents: { record: extentOf(documents.record), draft: extentOf(documents.draft) },
  statements: new Set(hashes),
})

/** Whether all that a piece has is there. */
export const isCovered = (piece: Piece, { extents, statements }: Coverage): boolean =>
  parts.every(part => has(extents[part], piece.extents[part])) && piece.statements.every(hash => statements.has(hash))

/** A file that could not be read as it was. */
export interface Unread {
  readonly bytes: number
  /** By this computer's clock. */
  readonly since: number
  /** By the clock that nobody corrects. */
  readonly sinceElapsed: number
  readonly tries: number
  /** The look at which it is tried again even if its size is the same. */
  readonly again: number
}

/** The files of the folder that were read, and what became of them. */
export function pieceTable() {
  /** By path; null for what is no segment of this workspace. */
  const files = new Map<string, { readonly bytes: number; readonly id: string | null }>()
  const pieces = new Map<string, Piece>()
  const verdicts = new Map<string, Verdict>()
  const unread = new Map<string, Unread>()
  const share = sharing()
  let version = 0

  const sharedExtent = ({ structs, deletes }: Extent): Extent => ({ structs: share(structs), deletes: share(deletes) })

  /** Forgets pieces that lie nowhere any more. */
  function sweep(): void {
    const lying = new Set([...files.values()].map(({ id }) => id))
    for (const id of pieces.keys()) {
      if (lying.has(id)) continue
      pieces.delete(id)
      verdicts.delete(id)
    }
  }

  return {
    files: files as ReadonlyMap<string, { readonly bytes: number; readonly id: string | null }>,
    pieces: pieces as ReadonlyMap<string, Piece>,
    unread: unread as ReadonlyMap<string, Unread>,
    /** Another number after every change. */
    version: () => version,
    verdict: (id: string): Verdict | undefined => verdicts.get(id),
    /** A file was read; null: it is no segment of this workspace. */
    note: (path: string, bytes: number, id: string | null) => {
      version++
      unread.delete(path)
      files.set(path, { bytes, id })
    },
    add: (piece: Piece, verdict: Verdict) => {
      version++
      const { record, draft } = piece.extents
      pieces.set(piece.id, { ...piece, extents: { record: sharedExtent(record), draft: sharedExtent(draft) } })
      verdicts.set(piece.id, verdict)
    },
    judge: (id: string, verdict: Verdict) => {
      version++
      verdicts.set(id, verdict)
    },
    /** A file could not be read as it is. */
    fail: (path: string, unreadFile: Unread) => {
      version++
      files.delete(path)
      unread.set(path, unreadFile)
    },
    /** Keeps only what lies at one of these paths. */
    keepOnly: (paths: ReadonlySet<string>) => {
      for (const path of unread.keys()) if (!paths.has(path)) unread.delete(path)
      const gone = [...files.keys()].filter(path => !paths.has(path))
      if (gone.length === 0) return
      version++
      for (const path of gone) files.delete(path)
      sweep()
    },
    sweep,
    merged: (): Piece[] => [...pieces.values()].filter(({ id }) => verdicts.get(id) === 'merged'),
  }
}
export type PieceTable = ReturnType<typeof pieceTable>
