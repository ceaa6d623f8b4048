import { useMemo } from 'react'
import type { Thread } from '#shared/comments/threads'
import type { Place } from '#shared/draft/anchor'
import type { SectionId } from '#shared/draft/section'
import { isShown, type CommentRoom } from '../../../editor/comments/commentRoom'
import { useReadable } from '../../../workspace/useReadable'
import { derived } from './derived'

/** A thread where it stands in the draft. */
export interface PlacedThread {
  readonly thread: Thread
  /** As it was when the list was made: null where the text was removed, undefined while nobody looked. */
  readonly place: Place | null | undefined
  /** The section it is listed at; null where that left the draft. */
  readonly section: SectionId | null
}

function sorted(room: CommentRoom, sections: readonly SectionId[]): readonly PlacedThread[] {
  const places = room.desk.places.read()
  const filter = room.filter.read()
  const rank = new Map(sections.map((id, index) => [id, index]))
  const rankOf = ({ section }: PlacedThread) => (section === null ? sections.length : rank.get(section)!)
  return room.threads
    .read()
    .filter(thread => isShown(thread, filter))
    .map((thread): PlacedThread => {
      const place = places.get(thread.id)
      const section = place?.section ?? thread.anchor.section
      return { thread, place, section: rank.has(section) ? section : null }
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.place?.from ?? -1) - (b.place?.from ?? -1) || a.thread.at - b.thread.at)
}

/** Where exactly a thread stands shows by its mark; a card says only whether its text is there, and as it was. */
const looksSame = (a: PlacedThread, b: PlacedThread | undefined) =>
  b !== undefined &&
  a.thread === b.thread &&
  a.section === b.section &&
  (a.place === null) === (b.place === null) &&
  a.place?.isChanged === b.place?.isChanged

const isSame = (a: readonly PlacedThread[], b: readonly PlacedThread[]) =>
  a.length === b.length && a.every((thread, i) => looksSame(thread, b[i]))

/**
 * The threads that the filter lets through, as they follow each other in the draft; those without text before the others. The
 * same list while letters only move what they are about.
 */
export function useSortedThreads(room: CommentRoom, sections: readonly SectionId[]): readonly PlacedThread[] {
  const list = useMemo(
    () => derived([room.threads, room.desk.places, room.filter], () => sorted(room, sections), isSame),
    [room, sections],
  )
  return useReadable(list)
}
