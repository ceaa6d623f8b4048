import { statementBatches } from '#shared/sync/statementBatches'
import type { Session, Sessions } from '../auth/session'
import type { ServedWorkspace } from '../auth/workspaces'
import type { Log } from '../host/log'

/** The statements' own way in and out, beside the documents. */
export interface StatementsDoor {
  /** Asks for what the host lacks of a part of what this client has and, after the last, sends what the client lacks. */
  compare(session: Session, hashes: readonly string[], hasMore: boolean): void
  /** Takes in what a client brings, tells it what became of each, and hands on what was new. */
  take(session: Session, texts: readonly string[]): Promise<void>
  /** Hands on what is new to everybody else. */
  handOn(workspace: ServedWorkspace, fresh: readonly string[], from: Session | null): void
}

/** The door of a host's statements. */
export function statementsDoor(sessions: Sessions, log: Log): StatementsDoor {
  const handOn: StatementsDoor['handOn'] = (workspace, fresh, from) => {
    for (const texts of statementBatches(fresh))
      for (const session of sessions.of(workspace)) if (session !== from) session.send({ say: 'statements', texts })
  }
  const parts = new WeakMap<Session, Set<string>>()
  return {
    handOn,
    compare: (session, hashes, hasMore) => {
      const { statements } = session.workspace
      const theirs = parts.get(session) ?? new Set()
      for (const hash of hashes) if (statements.have().has(hash)) theirs.add(hash) // no more than the host has itself
      const missing = statements.missing(hashes)
      if (hasMore) {
        parts.set(session, theirs)
        return session.send({ say: 'want', hashes: missing, more: true })
      }
      parts.delete(session)
      const lacking = [...statements.have().values()].filter(({ hash }) => !theirs.has(hash)).map(({ jws }) => jws)
      for (const texts of statementBatches(lacking)) session.send({ say: 'statements', texts })
      session.send({ say: 'want', hashes: missing })
    },
    take: async (session, texts) => {
      const { workspace } = session
      const { filed, fresh, refused } = await workspace.file(texts)
      session.send({ say: 'filed', hashes: [...filed] })
      for (const { hash, code } of refused) {
        session.send({ say: 'notFiled', hash, code })
        log('statement.refused', { session: session.id, member: session.member, hash, code })
      }
      handOn(workspace, fresh, session)
      const brought = new Set(texts)
      const ours = fresh.filter(jws => !brought.has(jws))
      if (ours.length > 0) session.send({ say: 'statements', texts: ours })
    },
  }
}
