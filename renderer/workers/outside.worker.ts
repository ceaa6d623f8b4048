import '#shared/base/withoutEval'
import { answer, type Question } from '#shared/exchange/outside'

// Runs in a worker of its own that `outsideInWorker` ends after the answer, or when it takes too long.
addEventListener('message', async ({ data }: MessageEvent<Question>) => postMessage(await answer(data)))

// a mistake of ours must reach the page as one: an unhandled rejection in a worker fires no error there
addEventListener('unhandledrejection', ({ reason }) => {
  throw reason
})
