import { useEffect } from 'react'
import { useOpened } from '../../workspace/WorkspaceContext'

/** Asks before the window closes or reloads while something is not on disk yet. */
export function useSafeLeaving(): void {
  const { saving } = useOpened()
  useEffect(() => {
    function ask(event: BeforeUnloadEvent): void {
      if (saving.read().state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [saving])
}
