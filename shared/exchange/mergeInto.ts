import * as Y from 'yjs'
import { MeridianError } from '../base/errors'
import type { Generation } from '../identity/workspaceId'
import { incoming } from '../replica/origins'
import { fold } from '../statements/fold'
import type { Admits } from '../statements/invited'
import type { Statement } from '../statements/statement'
import { statementSet, type StatementSet } from '../statements/statementSet'
import { emptyDocuments, isNewer, parts, schemaOf, schemaVersion, type Documents } from '../workspace/documents'
import type { Checked, Updates, UpdateCheck } from './checkUpdates'
import { canBeAdopted, refusalOf, together } from './sender'
import type { Unpacked } from './unpackExchange'

/** A workspace on this device that a file can be merged into. */
export interface MergeTarget {
  readonly generation: Generation
  readonly documents: Documents
  readonly statements: StatementSet
  /** Which newcomers are taken at their word here, such as those whom a coordinator confirms at once. */
  readonly trust?: Admits
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

/** How a merge is made. */
interface MergeOptions {
  /** Whether a coordinator here answers for what people wrote who may write no longer. */
  readonly adopt?: boolean
}

/**
 * Merges files that came together, all of them or nothing: everything is checked first, against what is here too, and each
 * sender by what all of them say together. Merging any file any number of times in any order gives the same. Throws
 * `file.otherGeneration`, `file.stranger` (a sender nobody certified), `file.revoked` (one whose access has ended, unless
 * adopted), `file.deviceEnded` (one of whose devices has ended, unless adopted), `file.demoted` (documents from somebody who
 * might write them once, unless adopted), `file.notAllowed` (documents from somebody who may not write them), `file.newer` (it
 * would make documents of this version unwritable here), `file.content`, `file.timeout`.
 */
export async function mergeAll(
  target: MergeTarget,
  files: readonly Unpacked[],
  check: UpdateCheck,
  { adopt = false }: MergeOptions = {},
): Promise<Merged> {
  const statements = files.flatMap(file => file.statements)
  requireAllowed(target, files, statements, adopt)

  const brought = files.flatMap(({ documents }) => documents ?? [])
  const [first, ...beside] = brought
  const checked = first ? await check({ incoming: first, beside, present: stateOf(target.documents) }) : null
  const isEmpty = parts.every(part => schemaOf(target.documents[part]) === 0)
  if (checked && checked.schema > schemaVersion && !isEmpty && !isNewer(target.documents))
    throw new MeridianError('file.newer')
  await target.keep(new Map(files.flatMap(({ blobs }) => [...blobs])))
  requireAllowed(target, files, statements, adopt) // somebody's access may have ended meanwhile; from here on nothing waits

  for (const part of parts)
    for (const documents of brought) Y.applyUpdate(target.documents[part], documents[part], incoming)
  const fresh = target.statements.take(statements)
  return { documents: checked, statements: fresh.map(({ jws }) => jws) }
}

/** Throws unless each of the files may be merged by what is known now and what all of them say together. */
function requireAllowed(
  target: MergeTarget,
  files: readonly Unpacked[],
  statements: readonly Statement[],
  adopt: boolean,
): void {
  const known = together(target.statements, statements)
  const standing = target.statements.reading(statements, target.trust)
  for (const file of files) {
    if (file.manifest.workspace !== target.statements.workspace) throw new Error('the file is of another workspace')
    if (file.manifest.generation !== target.generation) throw new MeridianError('file.otherGeneration')
    const refusal = refusalOf(file, standing, known)
    if (refusal && !(adopt && canBeAdopted(refusal))) throw new MeridianError(refusal)
  }
}

/** Merges one file, as `mergeAll`. */
export const mergeInto = (
  target: MergeTarget,
  file: Unpacked,
  check: UpdateCheck,
  options?: MergeOptions,
): Promise<Merged> => mergeAll(target, [file], check, options)

/** The state of documents as files carry it, or null where nothing has arrived yet. */
export const stateOf = (documents: Documents): Updates | null =>
  parts.every(part => schemaOf(documents[part]) === 0)
    ? null
    : { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }

/** A file opened by itself, where there is no workspace to merge it into. */
export interface Standalone extends Merged {
  readonly target: MergeTarget
}

/**
 * Opens a file that brings its documents as a workspace of its own, in memory. Throws as `mergeAll`, and `file.otherGeneration`
 * where coordinators say that another generation is current, `file.alone` where the file has no documents.
 */
export async function openExchange(
  unpacked: Unpacked,
  check: UpdateCheck,
  keep: MergeTarget['keep'],
): Promise<Standalone> {
  return openAll([unpacked], check, keep)
}

/** Opens files that came together as one workspace, as `openExchange`; at least one of them brings documents. */
export async function openAll(
  files: readonly Unpacked[],
  check: UpdateCheck,
  keep: MergeTarget['keep'],
): Promise<Standalone> {
  const { generation } = fold(files.flatMap(({ statements }) => statements))
  const manifest = files.find(({ documents }) => documents)?.manifest
  if (!manifest) throw new MeridianError('file.alone')
  if (files.some(file => file.manifest.workspace !== manifest.workspace)) throw new MeridianError('file.otherWorkspace')
  if (generation !== null && generation !== manifest.generation) throw new MeridianError('file.otherGeneration')
  const target = {
    generation: manifest.generation,
    documents: emptyDocuments(),
    statements: statementSet(manifest.workspace),
    keep,
  }
  return { ...(await mergeAll(target, files, check)), target }
}
