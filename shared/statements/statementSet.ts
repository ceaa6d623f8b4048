import { sha256, utf8 } from '../base/bytes'
import { settle } from '../base/errors'
import { watchers, type Readable } from '../base/readable'
import type { WorkspaceId } from '../identity/workspaceId'
import { fold, type Standing } from './fold'
import type { Admits } from './invited'
import { readStatement, type Statement } from './statement'

/** The statements of one workspace: they are added, never altered or taken away. What stands of them can be watched. */
export interface StatementSet extends Readable<Standing> {
  readonly workspace: WorkspaceId
  /**
   * Verifies and files statements, all of them or none, and gives those that were new; what is known already is not
   * verified again. Throws `statement.invalid`, `statement.stranger`.
   */
  add(texts: readonly string[]): Promise<readonly Statement[]>
  /** Files statements that were verified before, such as those of an exchange file, and gives those that were new. */
  take(statements: Iterable<Statement>): readonly Statement[]
  /** Every statement here, by name. */
  have(): ReadonlyMap<string, Statement>
  /** What would stand with `more` statements, where `trust`, if given, tells whom to take at their word as well. */
  reading(more: Iterable<Statement>, trust?: Admits): Standing
  /** Those of `hashes` that are not here, to be asked for. */
  missing(hashes: Iterable<string>): string[]
  /** All statements as JWS, in the order of their names: what files and stores keep. */
  texts(): string[]
}

/** An empty set for a workspace; `trust` tells whom its owner takes at their word, see `certify`. */
export function statementSet(workspace: WorkspaceId, trust: Admits = () => false): StatementSet {
  const filed = new Map<string, Statement>()
  const { subscribe, tell } = watchers()
  let standing: Standing | undefined

  function take(statements: Iterable<Statement>): readonly Statement[] {
    const fresh: Statement[] = []
    for (const statement of statements) {
      if (statement.workspace !== workspace) throw new Error(`${statement.hash} is of another workspace`)
      if (filed.has(statement.hash)) continue
      filed.set(statement.hash, statement)
      fresh.push(statement)
    }
    if (fresh.length > 0) {
      standing = undefined
      tell()
    }
    return fresh
  }

  return {
    workspace,
    add: async texts => {
      const read = async (jws: string) => filed.get(await sha256(utf8(jws))) ?? readStatement(jws, workspace)
      return take(await Promise.all(texts.map(read)))
    },
    take,
    have: () => filed,
    reading: (more, also = () => false) => {
      const all = new Map(filed)
      for (const statement of more) all.set(statement.hash, statement)
      return fold(all.values(), (...of) => trust(...of) || also(...of))
    },
    missing: hashes => [...hashes].filter(hash => !filed.has(hash)),
    texts: () => [...filed.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ jws }) => jws),
    read: () => (standing ??= fold(filed.values(), trust)),
    subscribe,
  }
}

/** The set of a workspace filled from its store. What the disk spoiled is left out: it will come again from the others. */
export async function openStatements(
  workspace: WorkspaceId,
  texts: readonly string[],
  trust?: Admits,
): Promise<StatementSet> {
  const set = statementSet(workspace, trust)
  const outcomes = await Promise.all(texts.map(jws => settle(() => readStatement(jws, workspace))))
  set.take(outcomes.flatMap(outcome => (outcome.ok ? [outcome.value] : [])))
  return set
}
