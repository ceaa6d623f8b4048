import { MeridianError } from '../../base/errors'
import type { Caller } from '../clientGreeting'
import type { Machine } from './machine'
import { openLine } from './openLine'
import { statementsSync } from './statementsSync'

/**
 * Calls a host once, lets it file what certifies this device, and resolves when all statements it has are in
 * `caller.statements`. `onCancel` is given how to call it off. Throws `connection.*`, `invite.*`.
 */
export function fetchStatements(
  machine: Machine,
  caller: Caller,
  onCancel: (cancel: () => void) => void,
  onWelcome: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: MeridianError | null = null
    const said = statementsSync(
      { statements: caller.statements, keep: () => Promise.resolve(), unsentBefore: 0 },
      {
        changed: () => undefined,
        compared: () => {
          resolve()
          line.end(new MeridianError('connection.lost'))
        },
        refused: () => undefined,
      },
    )
    const line = openLine(machine, caller, {
      welcome: () => {
        onWelcome()
        said.open(line)
      },
      word: word => void said.hear(word).catch(() => line.end(new MeridianError('connection.protocol'))),
      frame: () => undefined,
      over: error => {
        failure ??= error
        said.stop()
        reject(failure)
      },
    })
    onCancel(() => line.end(new MeridianError('connection.lost')))
  })
}
