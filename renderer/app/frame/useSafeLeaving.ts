import { useEffect } from 'react'
import { unsaved } from '../offline/unsaved'
import { useOpened } from '../../workspace/WorkspaceContext'

/** Asks before the window closes or reloads while something is not on disk yet, and lets no new version take over. */
export function useSafeLeaving(): void {
  const { saving } = useOpened()
  useEffect(() => {
    function ask(event: BeforeUnloadEvent): void {
      if (saving.read().state !== 'saved') event.preventDefault()
    }
    const tell = () => unsaved.set(saving.read().state !== 'saved')
    tell()
    const stop = saving.subscribe(tell)
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      stop()
      unsaved.set(false) // the next screen is there once all is on disk
    }
  }, [saving])
}
