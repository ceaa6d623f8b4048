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
  let client: number | undefined = [...own][0]
  for (const [id, state] of [...states]) {
    const announced = writers.get(id)
    const isTaken = awareness.getStates().has(id) && !own.has(id)
    const isOthers = announced !== undefined && !announced.includes(session.member)
    const isBlank = Object.keys(state).length === 0 // Hocuspocus decodes into a copy that adds one of its own
    const isLarge = JSON.stringify(state).length > liveLimits.presence
    if (!person || isTaken || isOthers || isBlank || isLarge || id !== (client ?? id)) states.delete(id)
    else {
      client = id
      state['user'] = presenceOf(person)
    }
  }
}
