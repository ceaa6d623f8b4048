import type { Timing } from '../base/timing'

/** A mistake of ours, too, ends this turn only. Milliseconds. */
const afterMistakeMs = 60_000

/**
 * Does one thing over and over, never twice at the same time. `work` gives after how many milliseconds it is to be done
 * again by itself, which only happens between `start` and `stop`.
 */
export function turns({ after }: Pick<Timing, 'after'>, work: (force: boolean) => Promise<number>) {
  let running: Promise<void> | null = null
  let waiting: { isForced: boolean; readonly done: Promise<void> } | null = null
  let cancel: () => void = () => undefined
  let isStarted = false
  let isStopped = false

  function begin(force: boolean): Promise<void> {
    if (isStopped) return Promise.resolve()
    cancel()
    const again = (delayMs: number) => {
      if (isStarted && !isStopped) cancel = after(delayMs, () => void turn(false))
    }
    running = work(force)
      .then(again, (error: unknown) => {
        again(afterMistakeMs)
        throw error
      })
      .finally(() => {
        running = null
      })
    return running
  }

  /** One whole turn that begins from now on. */
  function turn(force: boolean): Promise<void> {
    if (waiting) {
      waiting.isForced ||= force
      return waiting.done
    }
    if (!running) return begin(force)
    const queued: { isForced: boolean; readonly done: Promise<void> } = {
      isForced: force,
      done: running
        .catch(() => undefined) // whoever waits for that one hears of it
        .then(() => {
          waiting = null
          return begin(queued.isForced)
        }),
    }
    waiting = queued
    return queued.done
  }

  return {
    turn,
    start: () => {
      isStarted = true
      void turn(false)
    },
    /** Brings the next turn forward, at most to `delayMs` from now. */
    within: (delayMs: number) => {
      if (!isStarted || isStopped || running) return
      cancel()
      cancel = after(delayMs, () => void turn(false))
    },
    /** Resolves when the turn that is under way has ended. */
    stop: async (): Promise<void> => {
      isStopped = true
      cancel()
      await (running ?? Promise.resolve()).catch(() => undefined)
    },
  }
}
