import { MeridianError } from '#shared/base/errors'
import type { Kind } from '#shared/identity/access'
import type { Signer } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import { keep } from '#shared/statements/kept'
import { lastOfEach } from '#shared/statements/latest'
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

/** Higher revisions of others count nothing that was said: somebody made them up. */
const mostRevisions = 1_000_000
/** As many as there are ever authors of one thing. */
const mostNamed = 100

/** What makes a word of `author` the last one on something: it names what others said of it, and is above all of that. */
function place(statements: StatementSet, kind: Kind, key: string, author: string) {
  const { proven } = statements.read()
  const about = [...statements.have().values()].filter(({ content }) => content?.kind === kind && content.key === key)
  const others = about.filter(({ by, hash }) => by !== author && proven.has(hash))
  const revisions = about.flatMap(({ by, revision }) => (by === author || revision <= mostRevisions ? [revision] : []))
  const named = [...lastOfEach(others)].sort((a, b) => b.revision - a.revision).slice(0, mostNamed)
  return { revision: Math.max(0, ...revisions) + 1, after: keep(named.map(({ hash }) => hash)) }
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
  const author = rank === 'root' ? 'root' : by
  const where = place(statements, kind, key, author)
  const jws = await signStatement(hand, { workspace, kind, key, body, ...where, at: Date.now(), by: author })
  const statement = await readStatement(jws, workspace)
  const trial = statements.reading([statement])
  if (!trial.proven.has(statement.hash)) throw new MeridianError('statement.notAllowed')
  await database.keepStatements(workspace, new Map([[statement.hash, jws]]))
  statements.take([statement])
  return statement
}
