import { useEffect } from 'react'
import type { LivePage } from '../../editor/page/livePage'
import { presences } from '../../workspace/presence'
import { useOpened } from '../../workspace/WorkspaceContext'

/** Shows others which section one has before oneself. */
export function useShownSection({ inView }: LivePage): void {
  const opened = useOpened()
  useEffect(() => {
    const { showSection } = presences(opened)
    const show = () => showSection(inView.read())
    show()
    const stop = inView.subscribe(show)
    return () => {
      stop()
      showSection(null)
    }
  }, [opened, inView])
}
