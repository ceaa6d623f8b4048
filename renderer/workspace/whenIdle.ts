/** Runs `task` once the page has nothing better to do, at the latest after `limitMs`. Gives how to call it off. */
export function whenIdle(task: () => void, limitMs = 1000): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(task, 1) // Safari has no word for it
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(task, { timeout: limitMs })
  return () => cancelIdleCallback(id)
}

/** Calls `task` when idle, at least `pauseMs` after the last request; requests in between are one. */
export function calmly(task: () => void, pauseMs: number): { request(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let cancel = () => undefined as void
  const stop = () => {
    clearTimeout(timer)
    cancel()
  }
  return {
    request: () => {
      stop()
      timer = setTimeout(() => {
        cancel = whenIdle(task)
      }, pauseMs)
    },
    stop,
  }
}
