import { settle } from '#shared/base/errors'
import { ready } from '../exchange/askProcess'
import { applyTrial, type Trial } from './trial'

// Runs in a process of its own that `tryInProcess` ends when it takes too long or too much memory.
process.once('message', async (trial: Trial) => {
  process.send!(await settle(async () => applyTrial(trial)), () => process.disconnect())
})
process.send!(ready)
