import { settle } from '#shared/base/errors'
import { checkUpdates, type Questionable } from '#shared/exchange/checkUpdates'

// Runs in a process of its own that `checkInProcess` ends when it takes too long or too much memory.
process.once('message', async (questionable: Questionable) => {
  process.send!(await settle(async () => checkUpdates(questionable)), () => process.disconnect())
})
