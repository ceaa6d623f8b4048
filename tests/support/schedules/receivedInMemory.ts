import type { Documents, WorkspaceId } from '#shared/workspace/documents'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Database } from '../../../renderer/workspace/database'
import { newcomersOf } from '../../../renderer/workspace/invite'
import { openReceived, type Received } from '../../../renderer/workspace/received'
import { outsideHere } from '../exchange'
import { stater } from '../stater'
import { generation, type KeyHolder } from '../trust'

interface Receiving {
  readonly me: KeyHolder
  readonly workspace: WorkspaceId
  readonly documents: Documents
  readonly statements: StatementSet
  /** Brings statements to the disk. */
  keep(texts: readonly string[]): Promise<void>
  /** Brings everything else to the disk. */
  flushed(): Promise<void>
}

/** The product's own taking in of files, for somebody who keeps no notes of it. */
export function receivedInMemory({ me, workspace, documents, statements, keep, flushed }: Receiving): Received {
  const database = {
    blobNames: async () => [],
    keepBlobs: async () => undefined,
    keepStatements: (_: unknown, fresh: ReadonlyMap<string, string>) => keep([...fresh.values()]),
    keepReport: async () => undefined,
    keepMarks: async () => undefined,
    received: async () => ({ reports: [], marks: [] }),
  } satisfies Partial<Database>
  const myself = stater(statements, me)
  return openReceived({
    id: workspace,
    generation,
    documents,
    statements,
    database: database as unknown as Database,
    outside: outsideHere,
    newcomers: newcomersOf(myself),
    flushed,
    state: async said => {
      const statement = await myself.state(said)
      await keep([statement.jws])
      return statement
    },
    added: () => undefined,
  })
}
