import { useLayoutEffect } from 'react'
import type { SectionId } from '#shared/draft/section'
import { isShown, type CommentRoom } from '../../../editor/comments/commentRoom'
import type { LivePage } from '../../../editor/page/livePage'
import { useReadable } from '../../../workspace/useReadable'
import { CommentMargin } from './CommentMargin'
import { useCommentActions } from './useCommentActions'
import { useCommentNews } from './useCommentNews'

interface CommentLayerProps {
  readonly room: CommentRoom
  readonly page: LivePage
  /** The sections on screen, from top to bottom. */
  readonly sections: readonly SectionId[]
  /** What holds text and margin; null until it is on screen, which is after this is. */
  readonly around: HTMLElement | null
}

/** Narrowest page, in rem, that holds text of 45 letters a line and cards beside it. */
const roomFor = 42

/** Marks the commented text and puts the threads beside it where there is room. */
export function CommentLayer({ room, page, sections, around }: CommentLayerProps) {
  const { desk } = room
  const threads = useReadable(room.threads)
  const filter = useReadable(room.filter)
  const composing = useReadable(desk.composing)
  const isBeside = useReadable(room.isBeside)
  const actions = useCommentActions()
  useCommentNews(room.threads)

  const hasCards = composing !== null || threads.some(thread => isShown(thread, filter))
  useLayoutEffect(() => {
    const shown = threads.filter(thread => isShown(thread, filter))
    desk.show(sections, shown)
  }, [desk, sections, threads, filter])
  useLayoutEffect(() => {
    if (!around) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      room.isBeside.set(around.clientWidth >= roomFor * rem)
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(around)
    return () => sizes.disconnect()
  }, [room, around])
  return isBeside && hasCards ? <CommentMargin room={room} page={page} sections={sections} actions={actions} /> : null
}
