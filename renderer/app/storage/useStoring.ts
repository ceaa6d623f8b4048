import { useCallback, useEffect, useState } from 'react'
import { readStoring, type Storing } from '../../workspace/durability'

/** How often the browser is asked how full it is, in milliseconds: an estimate takes it a moment. */
const againMs = 5 * 60_000

/** How this browser keeps data, asked now and again while the page is seen; null until it has said. */
export function useStoring(): { readonly storing: Storing | null; readonly ask: () => void } {
  const [storing, setStoring] = useState<Storing | null>(null)
  const ask = useCallback(() => void readStoring().then(setStoring, () => undefined), [])
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') ask()
    }
    look()
    const timer = setInterval(look, againMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [ask])
  return { storing, ask }
}
