import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { unwrap, type Outcome } from '#shared/base/errors'
import type { Checked, Questionable, UpdateCheck } from '#shared/exchange/checkUpdates'

/** How long and with how much memory documents from outside may be decoded. */
export interface CheckLimits {
  readonly deadlineMs?: number
  readonly memoryMb?: number
}

const script = fileURLToPath(new URL('./checkUpdates.ts', import.meta.url))

/** Checks documents from outside in a process that is ended afterwards, or as soon as it takes too long or too much memory. */
export function checkInProcess({ deadlineMs = 20_000, memoryMb = 1024 }: CheckLimits = {}): UpdateCheck {
  return async questionable => {
    const child = fork(script, {
      execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${memoryMb}`],
      serialization: 'advanced', // bytes as bytes
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    try {
      return unwrap(await answerOf(child, questionable, deadlineMs))
    } finally {
      child.kill('SIGKILL')
    }
  }
}

/** The answer of the child; that it takes too much when it dies or is late. */
function answerOf(child: ChildProcess, questionable: Questionable, deadlineMs: number): Promise<Outcome<Checked>> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve({ ok: false, code: 'file.timeout', facts: {} })
    const deadline = setTimeout(giveUp, deadlineMs)
    child.once('message', outcome => resolve(outcome as Outcome<Checked>))
    child.once('error', reject) // it could not be started
    child.once('exit', () => {
      clearTimeout(deadline)
      giveUp() // changes nothing after an answer
    })
    child.send(questionable, () => undefined) // a child that died while it was sent is told by its exit
  })
}
