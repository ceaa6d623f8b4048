import { settle } from '#shared/base/errors'
import { checkUpdates, type Questionable } from '#shared/exchange/checkUpdates'

// Runs in a worker of its own that `checkInWorker` ends when it takes too long.
addEventListener('message', async ({ data }: MessageEvent<Questionable>) => {
  postMessage(await settle(async () => checkUpdates(data)))
})
