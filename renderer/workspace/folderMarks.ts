import type * as Y from 'yjs'
import { incoming } from '#shared/replica/origins'
import type { Statement } from '#shared/statements/statement'
import { parts, type Documents } from '#shared/workspace/documents'
import type { Mark } from './report'

/** Where people see what lies in `record`, by the beginning of its name there; the longest that fits counts. */
const screens: readonly (readonly [string, Mark])[] = [
  ['profile.people', 'people'],
  ['profile', 'profile'],
  ['swot.', 'swot'],
  ['benchmark.', 'benchmark'],
  ['draft.', 'draft'],
]

const markOf = (name: string): Mark | undefined =>
  name.startsWith('section:') ? (name as Mark) : screens.find(([start]) => name.startsWith(start))?.[1]

/** Calls `mark` with the places that change by what others put into files or folders; gives how to stop. */
export function watchMarks(documents: Documents, mark: (marks: readonly Mark[]) => void): () => void {
  function look({ origin, local, changed, changedParentTypes, doc }: Y.Transaction): void {
    if (origin !== incoming || local) return // block ids are put right with this origin too
    const touched = [...doc.share].filter(([, type]) => changed.has(type) || changedParentTypes.has(type))
    mark(touched.flatMap(([name]) => markOf(name) ?? []))
  }
  for (const part of parts) documents[part].on('afterTransaction', look)
  return () => {
    for (const part of parts) documents[part].off('afterTransaction', look)
  }
}

const talk: readonly (string | undefined)[] = ['comment', 'reply', 'resolution', 'suggestion']

/** Where somebody said something that people would want to look at. */
export const marksOfTalk = (fresh: readonly Statement[]): readonly Mark[] =>
  fresh.some(({ content }) => talk.includes(content?.kind)) ? ['draft'] : []
