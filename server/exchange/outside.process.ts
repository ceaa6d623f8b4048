import { answer, type Question } from '#shared/exchange/outside'
import { ready } from './askProcess'

// Runs in a process of its own that `outsideInProcess` ends when it takes too long or too much memory.
process.once('message', async (question: Question) => {
  process.send!(await answer(question), () => process.disconnect())
})
process.send!(ready)
