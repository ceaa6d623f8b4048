import { useEffect } from 'react'
import type { SectionId } from '#shared/draft/section'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

/** How long a section must be in view to count as looked at, in milliseconds: scrolling past is not looking. */
const lookMs = 3000

/** What changed since this person last looked; a section that stays in view is looked at. */
export function useSeenSections(inView: SectionId | null): ReadonlySet<string> {
  const { received } = useOpened()
  const marks = useReadable(received.marks)
  const isChanged = inView !== null && marks.has(inView)
  useEffect(() => {
    if (!isChanged) return
    const timer = setTimeout(() => received.look(inView), lookMs)
    return () => clearTimeout(timer)
  }, [received, inView, isChanged])
  return marks
}
