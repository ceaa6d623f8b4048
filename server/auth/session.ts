import type { ErrorCode, ErrorFacts } from '#shared/base/errors'
import type { Id } from '#shared/base/ids'
import { canWrite, type Part, type Role } from '#shared/identity/access'
import type { PublicKey } from '#shared/identity/keys'
import type { Generation } from '#shared/identity/workspaceId'
import { chainOf } from '#shared/statements/chain'
import type { Member } from '#shared/statements/fold'
import { statementBatches } from '#shared/sync/statementBatches'
import type { HostWord } from '#shared/sync/words'
import type { ServedWorkspace } from './workspaces'

/** The line to a client: how the host speaks to it and hangs up. */
export interface Line {
  send(word: HostWord): void
  /** Says why, then closes; does nothing the second time. */
  end(code: ErrorCode, facts?: ErrorFacts): void
}

/** A connection that has proved itself. Its rights are read from the statements each time, never remembered. */
export interface Session extends Line {
  readonly id: string
  readonly workspace: ServedWorkspace
  readonly member: Id<'member'>
  readonly device: PublicKey
  /** Null once the person or the device may not be here any more. */
  person(): Member | null
  mayWrite(part: Part): boolean
  /** Whether this generation of the documents is the current one. */
  isCurrent(generation: Generation): boolean
  readonly isOver: boolean
}

/** The sessions of a host. */
export interface Sessions {
  /** Admits a device that has proved itself. Gives null, having said why, where it may not come in. */
  admit(line: Line, workspace: ServedWorkspace, member: Id<'member'>, device: PublicKey): Session | null
  /** Forgets a session whose line is down. */
  leave(session: Session): void
  of(workspace: ServedWorkspace): Iterable<Session>
  all(): Iterable<Session>
}

/** Sessions of one host, of which a person may have `most` at a time. Whoever is revoked or gets another role is cut off at once. */
export function openSessions(host: PublicKey, most: number): Sessions {
  const sessions = new Map<ServedWorkspace, Set<Session>>()
  let count = 0

  function personOf({ statements }: ServedWorkspace, member: Id<'member'>, device: PublicKey): Member | null {
    const person = statements.read().members.get(member)
    return person?.devices.has(device) ? person : null
  }

  function watch(workspace: ServedWorkspace): Set<Session> {
    const here = new Set<Session>()
    sessions.set(workspace, here)
    let before = rolesAnd(workspace)
    workspace.statements.subscribe(() => {
      const now = rolesAnd(workspace)
      for (const session of [...here]) {
        if (!workspace.statements.read().hosts.has(host)) session.end('connection.uncertified')
        else if (!session.person()) {
          proveEnd(session, workspace, session.member, session.device)
          session.end('connection.revoked')
        } else if (before.roles.get(session.member) !== now.roles.get(session.member)) session.end('connection.changed')
        else if (before.generation !== now.generation) session.end('connection.changed')
      }
      before = now
    })
    return here
  }

  return {
    admit: (line, workspace, member, device) => {
      const person = personOf(workspace, member, device)
      if (!person) {
        line.end(proveEnd(line, workspace, member, device) ? 'connection.revoked' : 'connection.stranger')
        return null
      }
      const here = sessions.get(workspace) ?? watch(workspace)
      if ([...here].filter(session => session.member === member).length >= most) {
        line.end('connection.tooMany', { limit: most })
        return null
      }
      let isOver = false
      const session: Session = {
        id: String(++count),
        workspace,
        member,
        device,
        person: () => (isOver ? null : personOf(workspace, member, device)),
        mayWrite: part => {
          const now = session.person()
          return now !== null && canWrite(now.role, part)
        },
        isCurrent: generation => workspace.statements.read().generation === generation,
        send: word => line.send(word),
        end: (code, facts) => {
          isOver = true
          here.delete(session)
          line.end(code, facts)
        },
        get isOver() {
          return isOver
        },
      }
      here.add(session)
      return session
    },
    leave: session => void sessions.get(session.workspace)?.delete(session),
    of: workspace => sessions.get(workspace) ?? [],
    all: () => [...sessions.values()].flatMap(here => [...here]),
  }
}

/**
 * Hands over the statements that end the access of somebody, or of their device, so that they need not take the host's word
 * for it. Gives whether there are any.
 */
function proveEnd(line: Line, { statements }: ServedWorkspace, member: Id<'member'>, device: PublicKey): boolean {
  const all = [...statements.have().values()]
  const { proven } = statements.read()
  const ends = all.filter(
    ({ hash, content }) =>
      proven.has(hash) &&
      ((content?.kind === 'personRevocation' && content.key === member) ||
        (content?.kind === 'deviceRevocation' && content.key === device)),
  )
  const proof = new Set(ends.flatMap(end => [end, ...chainOf(all, end.signer)]))
  for (const texts of statementBatches([...proof].map(({ jws }) => jws))) line.send({ say: 'statements', texts })
  return ends.length > 0
}

function rolesAnd({ statements }: ServedWorkspace) {
  const { members, generation } = statements.read()
  return { roles: new Map<string, Role>([...members].map(([id, { role }]) => [id, role])), generation }
}
