import type { Readable } from '../base/readable'
import type { StatementSet } from '../statements/statementSet'
import { threads, type Thread, type ThreadId } from './threads'

/** The threads of a workspace to be watched; one that did not change stays the same object, so that it is not drawn again. */
export function threadList(statements: StatementSet): Readable<readonly Thread[]> {
  let standing: unknown
  let list: readonly Thread[] = []
  let known = new Map<ThreadId, { readonly written: string; readonly thread: Thread }>()

  function read(): readonly Thread[] {
    const now = statements.read()
    if (now === standing) return list
    standing = now
    const next: typeof known = new Map()
    const fresh = threads(statements.have().values(), now).map(thread => {
      const written = JSON.stringify(thread)
      const before = known.get(thread.id)
      const kept = before?.written === written ? before : { written, thread }
      next.set(thread.id, kept)
      return kept.thread
    })
    known = next
    if (fresh.length !== list.length || fresh.some((thread, i) => thread !== list[i])) list = fresh
    return list
  }

  return { read, subscribe: statements.subscribe }
}
