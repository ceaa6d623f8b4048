import { useMemo } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { useReadable } from '../../../workspace/useReadable'
import { derived } from './derived'

type Counts = ReadonlyMap<SectionId, number>

function countsIn({ threads, desk }: CommentRoom): Counts {
  const places = desk.places.read()
  const counts = new Map<SectionId, number>()
  for (const { id, anchor, resolved } of threads.read()) {
    if (resolved) continue
    const section = places.get(id)?.section ?? anchor.section
    counts.set(section, (counts.get(section) ?? 0) + 1)
  }
  return counts
}

const isSame = (a: Counts, b: Counts) => a.size === b.size && [...a].every(([id, count]) => b.get(id) === count)

/** Open comments by the section they stand in; the same map until one of them is another. */
export function useCommentCounts(room: CommentRoom): Counts {
  return useReadable(useMemo(() => derived([room.threads, room.desk.places], () => countsIn(room), isSame), [room]))
}
