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

/**
 * Runs the page of a session while its screen is shown; null until there is a scroller. `isPageScroller`: the window scrolls in
 * place of `scroller`. `openLink`: opens a link outside of Meridian; the same function each time.
 */
export function useLivePage(
  session: DraftSession,
  scroller: HTMLElement | null,
  isPageScroller: boolean,
  openLink: Tools['openLink'],
): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  useLayoutEffect(() => {
    if (!scroller) return
    const history = jointHistory(session.history, session.opened.workspace.history)
    const tools = draftTools(session, history, openLink)
    const page = livePage(session, isPageScroller ? null : scroller, tools)
    setDesk({ page, tools })
    return () => {
      page.dispose()
      history.dispose()
      setDesk(null)
    }
  }, [session, scroller, isPageScroller, openLink])
  return desk
}
