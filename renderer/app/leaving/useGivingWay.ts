import { useEffect } from 'react'
import type { OpenedWorkspace } from '../../workspace/opened'
import { whenIdle } from '../../workspace/whenIdle'

/** Closes the open workspace when another window is about to remove it from this computer. */
export function useGivingWay(opened: OpenedWorkspace | null): void {
  useEffect(() => {
    if (!opened) return
    let stop = () => undefined as void
    let isOver = false
    const cancel = whenIdle(() => {
      void import('./giveWay').then(({ giveWay }) => {
        if (!isOver) stop = giveWay(opened)
      })
    }, 5000)
    return () => {
      isOver = true
      cancel()
      stop()
    }
  }, [opened])
}
