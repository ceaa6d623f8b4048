import type { Duplex } from 'node:stream'
import { MeridianError } from '#shared/base/errors'
import { liveLimits } from '#shared/sync/limits'
import { endingOf, greeting } from '../auth/greet'
import type { Line, Session } from '../auth/session'
import { costOfComparing, purseOf, type Behind, type Hear } from './behind'

/** All that a line may bring before it has proved itself, in bytes: a socket gathers what comes in pieces. */
const mostUnproved = liveLimits.greeting + 64 * 1024

/** Calls `flooded` once a line has brought more than a greeting; gives how to stop, once it has proved itself. */
export function weighStranger(wire: Duplex, flooded: () => void): () => void {
  let bytes = 0
  const weigh = (part: Uint8Array) => {
    bytes += part.length
    if (bytes > mostUnproved) flooded()
  }
  wire.on('data', weigh)
  return () => void wire.off('data', weigh)
}

/** Before the client has proved itself: words of the greeting, one after another, and nothing else. */
export function strangerOn(
  line: Line,
  isOpen: () => boolean,
  behind: Behind,
  admitted: (session: Session) => void,
): Hear {
  const { key, workspaces, budget, unknown } = behind
  const greet = greeting({
    host: key,
    workspaces,
    mayAnswer: (workspace, member) =>
      member ? budget.spend(purseOf(workspace, member), costOfComparing) : unknown.spend(workspace, 0),
    send: word => line.send(word),
  })
  let words = 0
  let turn = Promise.resolve()
  return (bytes, isBinary) => {
    if (isBinary || bytes.length > liveLimits.greeting || ++words > 2) return line.end('connection.protocol')
    turn = turn
      .then(() => greet(new TextDecoder().decode(bytes)))
      .then(greeted => {
        if (!greeted) return
        const { workspace, member, device, fresh } = greeted
        // whoever hung up meanwhile would never leave again
        const session = isOpen() ? behind.sessions.admit(line, workspace, member, device) : null
        behind.statements.handOn(workspace, fresh, session)
        if (!session) return
        admitted(session)
        behind.log('session.opened', { session: session.id, workspace: workspace.id, member })
        session.send({ say: 'welcome', role: session.person()!.role })
      })
      .catch((error: unknown) => {
        if (!(error instanceof MeridianError)) behind.log('greeting.failed', { name: (error as Error).name })
        line.end(endingOf(error), error instanceof MeridianError ? error.facts : {})
      })
  }
}
