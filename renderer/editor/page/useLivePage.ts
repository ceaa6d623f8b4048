import { useLayoutEffect, useState } from 'react'
import type { DraftSession } from '../session/draftSession'
import { jointHistory } from '../session/jointHistory'
import { draftTools, type Tools } from '../toolbar/tools'
import { livePage, type LivePage } from './livePage'

/** A running page and its tools. */
export interface Desk {
  readonly page: LivePage
  readonly tools: Tools
}

/** Runs the page of a session inside `scroller` while the screen is shown; null until there is a scroller. */
export function useLivePage(session: DraftSession, scroller: HTMLElement | null): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  useLayoutEffect(() => {
    if (!scroller) return
    const history = jointHistory(session.history, session.opened.workspace.history)
    const tools = draftTools(session, history)
    const page = livePage(session, scroller, tools)
    setDesk({ page, tools })
    return () => {
      page.dispose()
      history.dispose()
      setDesk(null)
    }
  }, [session, scroller])
  return desk
}
