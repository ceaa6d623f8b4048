import { openAll } from '#shared/exchange/mergeInto'
import type { Outside } from '#shared/exchange/outside'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { KeyStore } from '#shared/platform/platform'
import { statementSet } from '#shared/statements/statementSet'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Database } from './database'
import { keep } from './keep'
import { keptIdentity } from './keptIdentity'
import type { KnownWorkspace } from './library'
import type { Report } from './report'

/** Who this computer is in a workspace that came in files, see `Library.iAmIn`. */
export async function iAmIn(
  keys: KeyStore,
  files: readonly Unpacked[],
): Promise<Pick<KnownWorkspace, 'myName' | 'role'> | null> {
  const statements = statementSet(files[0]!.manifest.workspace)
  statements.take(files.flatMap(file => file.statements))
  const mine = await keptIdentity(keys, statements)
  return mine && { myName: mine.member.name, role: mine.member.role }
}

/** Keeps a workspace that came in files, see `Library.keepBrought`. */
export async function keepBrought(
  { database, keys, outside }: { readonly database: Database; readonly keys: KeyStore; readonly outside: Outside },
  files: readonly Unpacked[],
  report: Report,
): Promise<WorkspaceId> {
  const { target } = await openAll(files, outside.check, () => Promise.resolve())
  const { documents, statements, generation } = target
  const mine = await keptIdentity(keys, statements)
  const id = await keep(database, {
    documents,
    statements: statements.have(),
    blobs: new Map(files.flatMap(({ blobs }) => [...blobs])),
    workspace: {
      id: statements.workspace,
      generation,
      me: mine && { id: mine.member.id, keys: mine.keys },
      myName: mine?.member.name ?? '',
      role: mine?.member.role ?? 'approver', // reads without writing, as a stranger does
      isSample: false,
    },
  })
  await database.keepReport(id, report).catch(() => undefined) // the workspace itself is here
  return id
}
