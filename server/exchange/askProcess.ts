import { fork, type ChildProcess } from 'node:child_process'
import type { Outcome } from '#shared/base/errors'

/** What a script says before it is asked, so that the time it takes to start on a busy computer is nobody's fault. */
export const ready = 'ready'

/** Milliseconds after which a process that has not started counts as dead. */
const startMs = 60_000

/** How long and with how much memory somebody else's bytes may be decoded. */
export interface ProcessLimits {
  readonly deadlineMs?: number
  readonly memoryMb?: number
}

/**
 * Asks a script in a process of its own, which is ended afterwards, or as soon as it takes too long or too much memory:
 * then the outcome is `file.timeout`. The script says `ready` first, and the time counts from then.
 */
export async function askProcess<T>(
  script: string,
  question: object,
  { deadlineMs = 20_000, memoryMb = 1024 }: ProcessLimits,
): Promise<Outcome<T>> {
  const child = fork(script, {
    execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${memoryMb}`],
    serialization: 'advanced', // bytes as bytes
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    return await answerOf<T>(child, question, deadlineMs)
  } finally {
    child.kill('SIGKILL')
  }
}

/** The answer of the child; that it takes too much when it dies or is late. */
function answerOf<T>(child: ChildProcess, question: object, deadlineMs: number): Promise<Outcome<T>> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve({ ok: false, code: 'file.timeout', facts: {} })
    let deadline = setTimeout(giveUp, startMs)
    child.once('message', () => {
      clearTimeout(deadline)
      deadline = setTimeout(giveUp, deadlineMs)
      child.once('message', outcome => resolve(outcome as Outcome<T>))
      child.send(question, () => undefined) // a child that died while it was sent is told by its exit
    })
    child.once('error', reject) // it could not be started
    child.once('exit', () => {
      clearTimeout(deadline)
      giveUp() // changes nothing after an answer
    })
  })
}
