import type { Outcome } from '#shared/base/errors'
import { outsideBy, type Outside, type Question } from '#shared/exchange/outside'

/** How long bytes from outside may be looked into by default, in milliseconds. */
const usualDeadlineMs = 20_000

/** Looks into bytes from outside in workers that are ended after one answer, or as soon as it takes too long. */
export function outsideInWorker(deadlineMs = usualDeadlineMs): Outside {
  return outsideBy(async <T>(question: Question) => {
    const worker = new Worker(new URL('./outside.worker.ts', import.meta.url), { type: 'module' })
    try {
      return await new Promise<Outcome<T>>((resolve, reject) => {
        const giveUp = () => resolve({ ok: false, code: 'file.timeout', facts: {} })
        setTimeout(giveUp, deadlineMs) // changes nothing after an answer
        worker.addEventListener('message', ({ data }: MessageEvent<Outcome<T>>) => resolve(data))
        worker.addEventListener('messageerror', giveUp)
        worker.addEventListener('error', ({ message }) => reject(new Error(message)))
        worker.postMessage(question)
      })
    } finally {
      worker.terminate()
    }
  })
}
