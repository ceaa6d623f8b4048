import { useMemo } from 'react'
import type { Thread } from '#shared/comments/threads'
import type { Place } from '#shared/draft/anchor'
import type { SectionId } from '#shared/draft/section'
import { isShown, type CommentRoom } from '../../../editor/comments/commentRoom'
import { useReadable } from '../../../workspace/useReadable'

/** A thread where it stands in the draft. */
export interface PlacedThread {
  readonly thread: Thread
  /** Null where the text was removed, undefined while nobody looked. */
  readonly place: Place | null | undefined
  /** The section it is listed at; null where that left the draft. */
  readonly section: SectionId | null
}

/** The threads that the filter lets through, as they follow each other in the draft; those without text before the others. */
export function useSortedThreads(room: CommentRoom, sections: readonly SectionId[]): readonly PlacedThread[] {
  const threads = useReadable(room.threads)
  const places = useReadable(room.desk.places)
  const filter = useReadable(room.filter)
  return useMemo(() => {
    const rank = new Map(sections.map((id, index) => [id, index]))
    const rankOf = ({ section }: PlacedThread) => (section === null ? sections.length : rank.get(section)!)
    return threads
      .filter(thread => isShown(thread, filter))
      .map((thread): PlacedThread => {
        const place = places.get(thread.id)
        const section = place?.section ?? thread.anchor.section
        return { thread, place, section: rank.has(section) ? section : null }
      })
      .sort(
        (a, b) => rankOf(a) - rankOf(b) || (a.place?.from ?? -1) - (b.place?.from ?? -1) || a.thread.at - b.thread.at,
      )
  }, [threads, places, filter, sections])
}
