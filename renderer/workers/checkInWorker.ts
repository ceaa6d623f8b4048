import { unwrap, type Outcome } from '#shared/base/errors'
import type { Checked, UpdateCheck } from '#shared/exchange/checkUpdates'

/** How long documents from outside may be decoded by default, in milliseconds. */
const usualDeadlineMs = 20_000

/** Checks documents from outside in a worker that is ended afterwards, or as soon as it takes too long. */
export function checkInWorker(deadlineMs = usualDeadlineMs): UpdateCheck {
  return async questionable => {
    const worker = new Worker(new URL('./checkUpdates.ts', import.meta.url), { type: 'module' })
    try {
      return unwrap(
        await new Promise<Outcome<Checked>>((resolve, reject) => {
          const giveUp = () => resolve({ ok: false, code: 'file.timeout', facts: {} })
          setTimeout(giveUp, deadlineMs) // changes nothing after an answer
          worker.addEventListener('message', ({ data }: MessageEvent<Outcome<Checked>>) => resolve(data))
          worker.addEventListener('messageerror', giveUp)
          worker.addEventListener('error', ({ message }) => reject(new Error(message)))
          worker.postMessage(questionable)
        }),
      )
    } finally {
      worker.terminate()
    }
  }
}
