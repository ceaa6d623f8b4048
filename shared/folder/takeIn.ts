import * as Y from 'yjs'
import { sha256, utf8 } from '../base/bytes'
import { MeridianError, type ErrorCode } from '../base/errors'
import type { JoinChanges } from '../exchange/joinChanges'
import { stateOf } from '../exchange/mergeInto'
import type { Part } from '../identity/access'
import type { PublicKey } from '../identity/keys'
import type { Generation } from '../identity/workspaceId'
import { incoming } from '../replica/origins'
import { readStatement, type Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import { isNewer, parts, schemaOf, schemaVersion, type Documents } from '../workspace/documents'
import { extentOf, has, type Extent } from './extent'
import type { Judge, judging } from './judging'
import { pieceOf, type Piece, type PieceTable } from './pieces'
import type { Segment } from './segment'

/** What others' work is taken into. */
export interface TakingIn {
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  readonly join: JoinChanges
  keep(fresh: readonly Statement[]): Promise<void>
  readonly table: PieceTable
  readonly judging: ReturnType<typeof judging>
  /** Nothing is merged any more. */
  isStopped(): boolean
  /** Something new of a device was merged. */
  took(device: PublicKey): void
}

/** A segment that was read now. */
export interface Fresh {
  readonly id: string
  readonly bytes: number
  readonly segment: Segment
}

interface Judged extends Fresh {
  readonly piece: Piece
  readonly stated: readonly Statement[]
}

/** A device whose work made the check run out of time as often is not tried any more until Meridian starts again. */
const mostTimeouts = 3

const codeOf = (error: unknown): ErrorCode => {
  if (error instanceof MeridianError) return error.code
  throw error
}

/** Whether everything that a piece builds on is there. */
export const isReady = ({ needs }: Pick<Piece, 'needs'>, next: (part: Part, client: number) => number): boolean =>
  parts.every(part => [...needs[part]].every(([client, clock]) => clock < next(part, client)))

/** The first clock of a client that the documents do not have. */
export const nextIn =
  (documents: Documents) =>
  (part: Part, client: number): number =>
    Y.getState(documents[part].store, client)

/** Those pieces that can be applied one after the other, in such an order, and the rest. */
export function inReach<T extends { readonly piece: Piece }>(
  all: readonly T[],
  documents: Documents,
): { readonly ready: readonly T[]; readonly early: readonly T[] } {
  const ends = { record: new Map<number, number>(), draft: new Map<number, number>() }
  const here = nextIn(documents)
  const next = (part: Part, client: number) => Math.max(ends[part].get(client) ?? 0, here(part, client))
  const ready: T[] = []
  let early = all
  for (let before = -1; before !== early.length;) {
    before = early.length
    early = early.filter(one => {
      if (!isReady(one.piece, next)) return true
      ready.push(one)
      for (const part of parts)
        for (const [client, pairs] of one.piece.extents[part].structs)
          ends[part].set(client, Math.max(next(part, client), pairs.at(-1)!))
      return false
    })
  }
  return { ready, early }
}

/** Takes segments in: each whole or not at all, whatever order they come in. */
export function takingIn(taking: TakingIn): (batch: readonly Fresh[]) => Promise<void> {
  const { generation, documents, statements, join, table, judging } = taking
  const timeouts = new Map<PublicKey, number>()

  /** Statements of a segment, verified unless they are known. Throws `statement.*`. */
  const statedIn = ({ segment }: Fresh): Promise<readonly Statement[]> =>
    Promise.all(
      segment.statements.map(
        async jws => statements.have().get(await sha256(utf8(jws))) ?? (await readStatement(jws, statements.workspace)),
      ),
    )

  async function describe(fresh: Fresh): Promise<Judged[]> {
    try {
      const stated = await statedIn(fresh)
      const piece = pieceOf(
        fresh.segment,
        fresh.id,
        fresh.bytes,
        stated.map(({ hash }) => hash),
      )
      return [{ ...fresh, piece, stated }]
    } catch (error) {
      table.add(pieceOf({ ...fresh.segment, changes: {} }, fresh.id, fresh.bytes, []), codeOf(error))
      return []
    }
  }

  async function keepStated(all: readonly Judged[]): Promise<void> {
    const fresh = new Map(
      all.flatMap(({ stated }) =>
        stated.filter(({ hash }) => !statements.have().has(hash)).map(one => [one.hash, one] as const),
      ),
    )
    if (fresh.size === 0 || taking.isStopped()) return
    await taking.keep([...fresh.values()])
    statements.take(fresh.values())
  }

  /** Tries changes together, and each for itself where that fails, so that one that is bad holds up no other. */
  async function tryAll(all: readonly Judged[]): Promise<void> {
    const { ready, early } = inReach(all, documents)
    for (const { piece } of early) table.add(piece, 'early')
    if (ready.length === 0 || taking.isStopped()) return
    const changes = (part: Part) => ready.flatMap(({ segment }) => segment.changes[part] ?? [])
    try {
      const isEmpty = parts.every(part => schemaOf(documents[part]) === 0)
      const { checked } = await join({
        present: stateOf(documents),
        changes: { record: changes('record'), draft: changes('draft') },
      })
      if (checked.schema > schemaVersion && !isEmpty && !isNewer(documents)) throw new MeridianError('file.newer')
    } catch (error) {
      const code = codeOf(error)
      const [only] = ready
      if (only && ready.length === 1) {
        if (code === 'file.timeout') timeouts.set(only.piece.device, (timeouts.get(only.piece.device) ?? 0) + 1)
        table.add(only.piece, code)
        return
      }
      const middle = ready.length >> 1
      await tryAll(ready.slice(0, middle))
      await tryAll(ready.slice(middle))
      return
    }
    await keepStated(ready)
    if (taking.isStopped()) return
    const judge = judging.now() // somebody's access may have ended meanwhile; from here on nothing waits
    const ended = ready.filter(({ piece }) => judge(piece) !== null)
    if (ended.length > 0) {
      for (const { piece } of ended) table.add(piece, judge(piece)!)
      return tryAll(ready.filter(one => !ended.includes(one)))
    }
    for (const part of parts) {
      const doc = documents[part]
      Y.transact(doc, () => changes(part).forEach(change => Y.applyUpdate(doc, change)), incoming, false)
    }
    for (const { piece } of ready) {
      table.add(piece, 'merged')
      taking.took(piece.device)
    }
  }

  /** Judges by what all say together whose word is taken, and by nobody else's. */
  function judgeTogether(all: readonly Judged[]): Judge {
    for (let among = all; ;) {
      const judge = judging.withAlso(among.flatMap(({ stated }) => stated))
      const accepted = among.filter(({ piece }) => judge(piece) === null)
      if (accepted.length === among.length) return judge
      among = accepted
    }
  }

  return async batch => {
    const described = (await Promise.all(batch.map(describe))).flat()
    const judge = judgeTogether(described)
    const here: Record<Part, Extent> = { record: extentOf(documents.record), draft: extentOf(documents.draft) }
    const worded: Judged[] = []
    const wanted: Judged[] = []
    for (const one of described) {
      const { piece, stated } = one
      if (piece.generation !== generation) {
        table.add(piece, 'file.otherGeneration')
        continue
      }
      const refusal = judge(piece)
      const isKnown = parts.every(part => has(here[part], piece.extents[part]))
      const isAllKnown = isKnown && stated.every(({ hash }) => statements.have().has(hash))
      if (isAllKnown && refusal !== 'file.stranger') table.add(piece, 'merged')
      else if (refusal) table.add(piece, refusal)
      else if (isKnown) worded.push(one)
      else if ((timeouts.get(piece.device) ?? 0) >= mostTimeouts) table.add(piece, 'file.timeout')
      else wanted.push(one)
    }
    await keepStated(worded)
    if (taking.isStopped()) return
    for (const { piece } of worded) {
      table.add(piece, 'merged')
      taking.took(piece.device)
    }
    if (wanted.length > 0) await tryAll(wanted)
    const isEarly = ({ piece }: Judged) => table.verdict(piece.id) === 'early'
    await keepStated(wanted.filter(isEarly)) // statements prove themselves, and others may wait for a certificate among them
  }
}
