import { MeridianError } from '#shared/base/errors'
import type { Kind } from '#shared/identity/access'
import type { Signer } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import { fold } from '#shared/statements/fold'
import { readStatement, signStatement, type Statement } from '#shared/statements/statement'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Database } from './database'
import type { Said } from './opened'

/** Who states, and where it is kept. */
export interface Stating {
  readonly database: Pick<Database, 'keepStatements'>
  readonly statements: StatementSet
  readonly by: MemberId
  /** The signer of a rank, or null where this device does not have that key. */
  readonly signer: (rank: 'device' | 'person' | 'root') => Promise<Signer | null>
}

/** One above whatever anybody said about the same, so that it replaces what its author knew. */
function nextRevision(statements: StatementSet, kind: Kind, key: string): number {
  let highest = 0
  for (const { content, revision } of statements.have().values())
    if (content?.kind === kind && content.key === key) highest = Math.max(highest, revision)
  return highest + 1
}

/**
 * Signs what somebody says, tries whether it would stand, and brings it to the disk before it counts. Throws
 * `statement.stranger`, `statement.notAllowed`, `storage.*`; then nothing is stated.
 */
export async function makeStatement<K extends Kind>(
  { database, statements, by, signer }: Stating,
  { kind, key, body, with: rank = 'device' }: Said<K>,
): Promise<Statement> {
  const hand = await signer(rank)
  if (!hand) throw new MeridianError('statement.stranger')
  const { workspace } = statements
  const revision = nextRevision(statements, kind, key)
  const author = rank === 'root' ? 'root' : by
  const jws = await signStatement(hand, { workspace, kind, key, body, revision, at: Date.now(), by: author })
  const statement = await readStatement(jws, workspace)
  const trial = fold([...statements.have().values(), statement])
  if (!trial.proven.has(statement.hash)) throw new MeridianError('statement.notAllowed')
  await database.keepStatements(workspace, new Map([[statement.hash, jws]]))
  statements.take([statement])
  return statement
}
