import * as Y from 'yjs'
import { emptyDocuments, isNewer, parts, schemaVersion } from '../workspace/documents'
import { bindWorkspace } from '../workspace/workspace'
import { changesBetween, readingOf, type Changes } from './changes'
import { checkUpdates, type Questionable } from './checkUpdates'

/** What documents from outside would do to those that are here. */
export interface PreviewedUpdates {
  readonly changes: Changes
  /** Of the strategy as it would be. */
  readonly title: string
  readonly institution: string
  /** Whether a newer Meridian wrote them, so that what is here could not be written by this one any more. */
  readonly wouldLock: boolean
}

/** Runs `previewUpdates` where it can do no harm: throws its `file.content`, or `file.timeout`. */
export type UpdatePreview = (questionable: Questionable) => Promise<PreviewedUpdates>

/**
 * Tries documents from outside on a copy of what is here and tells what would change. Like `checkUpdates`, only to be run
 * where it can be stopped. Throws `file.content`.
 */
export function previewUpdates(questionable: Questionable): PreviewedUpdates {
  const { schema } = checkUpdates(questionable)
  const { incoming, beside = [], present } = questionable
  const documents = emptyDocuments()
  const workspace = bindWorkspace(documents)
  const take = (updates: Questionable['incoming']) => {
    for (const part of parts) Y.applyUpdate(documents[part], updates[part])
  }
  if (present) take(present)
  const before = readingOf(workspace)
  const wouldLock = present !== null && schema > schemaVersion && !isNewer(documents)
  for (const updates of [incoming, ...beside]) take(updates)
  const { title, institution } = workspace.profile.read()
  return { changes: changesBetween(before, readingOf(workspace)), title, institution, wouldLock }
}
