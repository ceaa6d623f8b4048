import { useEffect, useLayoutEffect, useState } from 'react'
import type { Section } from '#shared/draft/section'
import { findDesk, type FindDesk } from '../../../editor/find/findDesk'
import type { LivePage } from '../../../editor/page/livePage'
import type { DraftSession } from '../../../editor/session/draftSession'

/**
 * Runs finding over a page while its bar is shown; null until then. `clearTop`: where on the window nothing covers the text any
 * more; the same function each time.
 */
export function useFindDesk(
  session: DraftSession,
  page: LivePage,
  sections: readonly Section[],
  clearTop: () => number,
): FindDesk | null {
  const [desk, setDesk] = useState<FindDesk | null>(null)
  useLayoutEffect(() => {
    const made = findDesk(session, page, clearTop)
    setDesk(made)
    return () => made.dispose()
  }, [session, page, clearTop])
  // once sections that are new have their place on the screen, which comes after the bar
  useEffect(() => desk?.show(sections), [desk, sections])
  return desk
}
