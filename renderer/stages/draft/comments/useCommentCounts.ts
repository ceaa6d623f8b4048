import { useMemo } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { useReadable } from '../../../workspace/useReadable'

/** Open comments by the section they stand in. */
export function useCommentCounts(room: CommentRoom): ReadonlyMap<SectionId, number> {
  const threads = useReadable(room.threads)
  const places = useReadable(room.desk.places)
  return useMemo(() => {
    const counts = new Map<SectionId, number>()
    for (const { id, anchor, resolved } of threads) {
      if (resolved) continue
      const section = places.get(id)?.section ?? anchor.section
      counts.set(section, (counts.get(section) ?? 0) + 1)
    }
    return counts
  }, [threads, places])
}
