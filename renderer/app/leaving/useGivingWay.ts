import { useEffect } from 'react'
import type { OpenedWorkspace } from '../../workspace/opened'
import { whenIdle } from '../../workspace/whenIdle'

/** Closes the open workspace when another window is about to remove it from this computer. */
export function useGivingWay(opened: OpenedWorkspace | null): void {
  useEffect(() => {
    if (!opened) return
    let stop = () => undefined as void
    const cancel = whenIdle(() => {
      void import('./giveWay').then(
        ({ giveWay }) => {
          if (!isOver) stop = giveWay(opened)
        },
        () => undefined, // then a person closes it by hand, as the other window says
      )
    }, 5000)
    let isOver = false
    return () => {
      isOver = true
      cancel()
      stop()
    }
  }, [opened])
}
