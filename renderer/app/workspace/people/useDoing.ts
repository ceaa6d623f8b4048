import { useCallback, useState } from 'react'
import { notify } from '../../../ui/notify'

/** Doing something that takes a moment and may fail: whether it is under way, what failed, and what was done. */
export function useDoing() {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  /** Runs `work` and says `done` after it; gives whether it worked. */
  const run = useCallback(async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
      if (done !== undefined) notify({ message: done })
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  return { isBusy, failure, run, dismiss: useCallback(() => setFailure(null), []) }
}
