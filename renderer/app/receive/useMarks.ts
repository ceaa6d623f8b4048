import { useEffect } from 'react'
import { stages, type Screen } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

/**
 * The screens where something changed since this person last looked; the one that is shown is looked at. The draft keeps
 * its mark while one of its sections has one.
 */
export function useMarks(shown: Screen): ReadonlySet<Screen> {
  const { received } = useOpened()
  const marks = useReadable(received.marks)
  useEffect(() => received.look(shown), [received, shown, marks])
  const marked = new Set<Screen>(stages.filter(stage => marks.has(stage)))
  for (const mark of marks) {
    if (mark.startsWith('section:')) marked.add('draft')
    else if (mark === 'people') marked.add('people')
  }
  return marked
}
