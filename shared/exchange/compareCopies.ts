import * as Y from 'yjs'
import { MeridianError } from '../base/errors'
import type { Block } from '../draft/blocks'
import { readBlocks } from '../draft/prose'
import type { SectionId } from '../draft/section'
import { emptyDocuments, parts } from '../workspace/documents'
import { bindWorkspace, type Workspace } from '../workspace/workspace'
import { changesBetween, readingOf, type Changes } from './changes'
import type { Updates } from './checkUpdates'

/** A copy of a workspace, and the workspace as it is now. */
export interface Copies {
  readonly copy: Updates
  readonly present: Updates
  /** Whether both are of one generation, so that only what the copy has beyond the workspace counts. */
  readonly isSameGeneration: boolean
}

/** The text of a section in a copy and in the workspace; nothing where there is no such section. */
export interface SectionTexts {
  readonly id: SectionId
  readonly title: string
  readonly copy: readonly Block[]
  readonly present: readonly Block[]
}

/** How a copy differs from the workspace. */
export interface ComparedCopies {
  /** What would be otherwise in the workspace if it said what the copy says. */
  readonly changes: Changes
  /** The sections that differ in their text. */
  readonly texts: readonly SectionTexts[]
  /** Of the copy. */
  readonly title: string
}

function opened(...all: readonly Updates[]): Workspace {
  const documents = emptyDocuments()
  for (const updates of all) for (const part of parts) Y.applyUpdate(documents[part], updates[part])
  return bindWorkspace(documents)
}

/** Tells how a copy differs. Like `checkUpdates`, only to be run where it can be stopped. Throws `file.content`. */
export function compareCopies({ copy, present, isSameGeneration }: Copies): ComparedCopies {
  try {
    const [aside, now] = [opened(copy), opened(present)]
    const then = isSameGeneration ? opened(present, copy) : aside
    const changes = changesBetween(readingOf(now), readingOf(then))
    const textIn = (workspace: Workspace, id: SectionId) =>
      workspace.sections.get(id) ? readBlocks(workspace.prose(id)) : []
    const texts = changes.sections
      .map(({ id, name }) => ({ id, title: name, copy: textIn(aside, id), present: textIn(now, id) }))
      .filter(section => JSON.stringify(section.copy) !== JSON.stringify(section.present))
    return { changes, texts, title: aside.profile.read().title }
  } catch (cause) {
    throw new MeridianError('file.content', {}, { cause })
  }
}
