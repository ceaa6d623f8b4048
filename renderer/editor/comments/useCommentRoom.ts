import { useLayoutEffect, useState } from 'react'
import type { LivePage } from '../page/livePage'
import type { DraftSession } from '../session/draftSession'
import { commentRoom, type CommentRoom } from './commentRoom'

/** Runs comments over a page while it is shown; null until then. */
export function useCommentRoom(session: DraftSession, page: LivePage | undefined): CommentRoom | null {
  const [room, setRoom] = useState<CommentRoom | null>(null)
  useLayoutEffect(() => {
    if (!page) return
    const made = commentRoom(session, page)
    setRoom(made)
    return () => {
      made.desk.dispose()
      setRoom(null)
    }
  }, [session, page])
  return room
}
