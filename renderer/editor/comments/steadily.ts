import { whenIdle } from '../../workspace/whenIdle'

/**
 * Calls `task` when idle, `pauseMs` after the first request; requests in between are one. Unlike a pause that begins anew with
 * each request, it comes round while many people type without end.
 */
export function steadily(task: () => void, pauseMs: number): { request(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let cancel = () => undefined as void
  const run = () => {
    timer = undefined
    task()
  }
  return {
    request: () => {
      timer ??= setTimeout(() => {
        cancel = whenIdle(run)
      }, pauseMs)
    },
    stop: () => {
      clearTimeout(timer)
      cancel()
      timer = undefined
    },
  }
}
