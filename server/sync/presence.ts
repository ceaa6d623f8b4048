import type { Awareness } from 'y-protocols/awareness'
import { liveLimits } from '#shared/sync/limits'
import { presenceOf } from '#shared/sync/presence'
import type { Session } from '../auth/session'

/** What somebody shows of themselves in one document. */
interface Shown {
  /** What their connection sends, by Yjs client id; changed in place. */
  readonly states: Map<number, Record<string, unknown>>
  /** What everybody shows. */
  readonly awareness: Awareness
  /** Client ids this connection has shown before. */
  readonly own: ReadonlySet<number>
}

/**
 * Binds what a client shows to its certificate: one state under a client id that is nobody else's, with the certified
 * name and colour, of bounded size. The rest is dropped, as it is never what our own clients send.
 */
export function bindPresence(session: Session, { states, awareness, own }: Shown): void {
  const person = session.person()
  const { writers } = session.workspace.statements.read()
  let kept = own.size > 0 ? null : (undefined as number | null | undefined)
  for (const [client, state] of [...states]) {
    const announced = writers.get(client)
    const isTaken = awareness.getStates().has(client) && !own.has(client)
    const isOthers = announced !== undefined && !announced.includes(session.member)
    const isSecond = own.has(client) ? false : kept !== undefined
    const isLarge = JSON.stringify(state).length > liveLimits.presence
    if (!person || isTaken || isOthers || isSecond || isLarge) states.delete(client)
    else {
      if (!own.has(client)) kept = client
      state['user'] = presenceOf(person)
    }
  }
}
