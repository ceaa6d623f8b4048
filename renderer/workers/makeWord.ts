import { MeridianError, unwrap, type Outcome } from '#shared/base/errors'
import type { WordAnswer, WordRequest } from './word.worker'

/** How a Word file is made: who hears of the steps, and what may stop it. */
export interface MakeWordOptions {
  readonly onProgress?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

/**
 * The Word file of a strategy, made in a worker so that no keystroke waits for it. Throws `word.cancelled` when `signal` is
 * aborted, at once and in the midst of a step, and `word.failed` when it cannot be made.
 */
export async function makeWord(
  request: WordRequest,
  { onProgress, signal }: MakeWordOptions = {},
): Promise<Uint8Array> {
  if (signal?.aborted) throw new MeridianError('word.cancelled')
  const worker = new Worker(new URL('./word.worker.ts', import.meta.url), { type: 'module' })
  const cancelled: Outcome<never> = { ok: false, code: 'word.cancelled', facts: {} }
  let stop = () => {}
  try {
    return unwrap(
      await new Promise<Outcome<Uint8Array>>((resolve, reject) => {
        const fail = (cause: unknown) => reject(new MeridianError('word.failed', {}, { cause }))
        stop = () => resolve(cancelled)
        signal?.addEventListener('abort', stop)
        worker.addEventListener('message', ({ data }: MessageEvent<WordAnswer>) => {
          if (data.kind === 'end') resolve(data.outcome)
          else onProgress?.(data.done, data.of)
        })
        worker.addEventListener('messageerror', fail)
        worker.addEventListener('error', ({ message }) => fail(new Error(message)))
        worker.postMessage(request)
      }),
    )
  } finally {
    signal?.removeEventListener('abort', stop)
    worker.terminate()
  }
}
