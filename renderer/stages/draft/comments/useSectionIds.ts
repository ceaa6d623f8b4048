import { useMemo } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { Outline } from '../useOutline'

/** The sections in reading order; the same list until their order changes. */
export function useSectionIds({ sections }: Outline): readonly SectionId[] {
  const written = sections.map(({ id }) => id).join(' ')
  return useMemo(() => written.split(' ').filter(Boolean) as SectionId[], [written])
}
