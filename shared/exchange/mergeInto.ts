import * as Y from 'yjs'
import { MeridianError } from '../base/errors'
import type { Generation } from '../identity/workspaceId'
import { incoming } from '../replica/origins'
import { fold } from '../statements/fold'
import { statementSet, type StatementSet } from '../statements/statementSet'
import { emptyDocuments, isNewer, parts, schemaOf, schemaVersion, type Documents } from '../workspace/documents'
import type { Checked, Updates, UpdateCheck } from './checkUpdates'
import { mayWrite, senderOf } from './sender'
import type { Unpacked } from './unpackExchange'

/** A workspace on this device that a file can be merged into. */
export interface MergeTarget {
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  /** Keeps blobs, named by their verified SHA-256. What it throws, such as `storage.full`, stops the merge before it begins. */
  keep(blobs: ReadonlyMap<string, Uint8Array>): Promise<void>
}

/** What a merge brought. */
export interface Merged {
  /** What the documents of the file hold; null where it had none. */
  readonly documents: Checked | null
  /** Statements that were not known here, as JWS. */
  readonly statements: readonly string[]
}

/**
 * Merges a file, all of it or nothing: everything is checked first, against what is here too. Merging any file any number of
 * times in any order gives the same. Throws `file.otherGeneration`, `file.stranger` (documents from somebody who may not
 * write them, or a sender nobody certified), `file.newer` (it would make documents of this version unwritable here),
 * `file.content`, `file.timeout`.
 */
export async function mergeInto(target: MergeTarget, unpacked: Unpacked, check: UpdateCheck): Promise<Merged> {
  const { manifest, documents, statements, blobs } = unpacked
  if (manifest.workspace !== target.statements.workspace) throw new Error('the file is of another workspace')
  if (manifest.generation !== target.generation) throw new MeridianError('file.otherGeneration')
  const standing = fold([
    ...new Map([...target.statements.have(), ...statements.map(known => [known.hash, known] as const)]).values(),
  ])
  if (!(documents ? mayWrite(standing, manifest.sender) : senderOf(standing, manifest.sender)))
    throw new MeridianError('file.stranger')

  const checked = documents && (await check({ incoming: documents, present: presentOf(target.documents) }))
  const isEmpty = parts.every(part => schemaOf(target.documents[part]) === 0)
  if (checked && checked.schema > schemaVersion && !isEmpty && !isNewer(target.documents))
    throw new MeridianError('file.newer')
  await target.keep(blobs)

  for (const part of parts) if (documents) Y.applyUpdate(target.documents[part], documents[part], incoming)
  const fresh = target.statements.take(statements)
  return { documents: checked, statements: fresh.map(({ jws }) => jws) }
}

const presentOf = (documents: Documents): Updates | null =>
  parts.every(part => schemaOf(documents[part]) === 0)
    ? null
    : { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }

/** A file opened by itself, where there is no workspace to merge it into. */
export interface Standalone extends Merged {
  readonly target: MergeTarget
}

/**
 * Opens a file that brings its documents as a workspace of its own, in memory. Throws as `mergeInto`, and `file.otherGeneration`
 * where coordinators say that another generation is current, `file.stranger` where the file has no documents.
 */
export async function openExchange(
  unpacked: Unpacked,
  check: UpdateCheck,
  keep: MergeTarget['keep'],
): Promise<Standalone> {
  const { manifest, documents, statements } = unpacked
  const { generation } = fold(statements)
  if (!documents) throw new MeridianError('file.stranger')
  if (generation !== null && generation !== manifest.generation) throw new MeridianError('file.otherGeneration')
  const target = {
    generation: manifest.generation,
    documents: emptyDocuments(),
    statements: statementSet(manifest.workspace),
    keep,
  }
  return { ...(await mergeInto(target, unpacked, check)), target }
}
