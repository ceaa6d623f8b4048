import { useMemo } from 'react'
import { inReadingOrder, sectionNumbers, type Section, type SectionId } from '#shared/draft/section'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'

/** The sections in reading order, with the numbers they are printed with. */
export interface Outline {
  readonly sections: readonly Section[]
  readonly numbers: ReadonlyMap<SectionId, string>
}

/** The outline as it stands; the same object until a section's record changes, which typing in its text does not. */
export function useOutline(): Outline {
  const records = useReadable(useWorkspace().sections)
  return useMemo(() => {
    const sections = inReadingOrder(records)
    return { sections, numbers: sectionNumbers(sections) }
  }, [records])
}
