import { z } from 'zod'
import { sha256, utf8 } from '#shared/base/bytes'
import { idOf } from '#shared/base/ids'
import { Role } from '#shared/identity/access'
import type { Journal } from '#shared/platform/platform'
import { Generation, WorkspaceId } from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from './database'

const Name = z.string().max(200)
const Row = z.object({
  id: WorkspaceId,
  title: z.string(),
  institution: z.string(),
  myName: z.string(),
  role: Role,
  lastOpened: z.number(),
  isSample: z.boolean(),
  summary: z.object({ sections: z.number(), words: z.number(), swotItems: z.number() }),
  generation: Generation,
  me: z
    .object({ id: idOf('member'), keys: z.object({ root: Name.nullable(), person: Name, device: Name }) })
    .nullable(),
  writes: z.boolean().optional(),
}) satisfies z.ZodType<StoredWorkspace>

const logOf = (id: WorkspaceId, of: 'statements' | 'workspace') => `${id}/${of}`
const blobLog = (id: WorkspaceId, hash: string) => `${id}/blob/${hash}`
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** What is known of a workspace, as its log has it; null for one that never got whole to the disk. */
async function rowIn(journal: Journal, name: string): Promise<StoredWorkspace | null> {
  const last = (await journal.read(name)).at(-1)
  if (!last) return null
  const { data } = Row.safeParse(JSON.parse(text(last)))
  return data && logOf(data.id, 'workspace') === name ? data : null
}

/** Lists again the workspaces that only the journal has; their documents and statements come back as they are opened. */
async function bringBack(database: Database, journal: Journal, names: ReadonlySet<string>): Promise<void> {
  const here = new Set((await database.workspaces()).map(({ id }) => logOf(id, 'workspace')))
  for (const name of names) {
    if (!name.endsWith('/workspace') || here.has(name)) continue
    // one that cannot be brought back now keeps nobody from the others, and stays in the journal
    const row = await rowIn(journal, name).catch(() => null)
    if (row) await database.keepWorkspace(row).catch(() => undefined)
  }
}

/**
 * A database whose workspaces, statements and pictures are in the journal too, as soon as a write is done; what it lost is
 * taken from there, also where the browser threw it away meanwhile. Writes throw as those of the database and of the journal.
 */
export async function withJournal(
  open: (emptied: () => void) => Promise<Database>,
  opening: Promise<Journal | null>,
): Promise<Database> {
  const listing = opening.then(journal => journal?.list().catch(() => []))
  let emptied = () => {}
  const [database, journal, listed] = await Promise.all([open(() => emptied()), opening, listing])
  if (!journal) return database
  const kept = journal
  const names = new Set(listed)
  await bringBack(database, journal, names)

  let wasEmptied = false
  emptied = () => void (wasEmptied = true)
  /** Where the browser threw the database away it may have done so with the journal: what there is now is read again. */
  async function lookAgain(): Promise<void> {
    await database.reached()
    if (!wasEmptied) return
    wasEmptied = false
    logged.clear()
    names.clear()
    for (const name of await kept.list().catch(() => [])) names.add(name)
    await bringBack(database, kept, names)
  }

  const logged = new Map<WorkspaceId, Promise<Set<string>>>()

  /** The statements that the log of a workspace has; read once, and none where it cannot be read. */
  function loggedOf(id: WorkspaceId): Promise<Set<string>> {
    const known = logged.get(id)
    if (known) return known
    const reading = kept.read(logOf(id, 'statements')).then(
      records => new Set(records.map(text)),
      () => new Set<string>(),
    )
    logged.set(id, reading)
    return reading
  }

  async function log(id: WorkspaceId, statements: Iterable<string>): Promise<void> {
    const known = await loggedOf(id)
    const fresh = [...statements].filter(jws => !known.has(jws))
    if (fresh.length === 0) return
    await kept.append(logOf(id, 'statements'), fresh.map(utf8))
    for (const jws of fresh) known.add(jws)
  }

  return {
    ...database,
    journal,
    workspaces: async () => {
      await lookAgain()
      return database.workspaces()
    },
    workspace: async id => {
      await lookAgain()
      return database.workspace(id)
    },
    keepWorkspace: async workspace => {
      const record = utf8(JSON.stringify(workspace))
      await Promise.all([
        journal
          .checkpoint(logOf(workspace.id, 'workspace'), record)
          .then(() => names.add(logOf(workspace.id, 'workspace'))),
        database.keepWorkspace(workspace),
      ])
    },
    statements: async id => {
      const [stored, known] = await Promise.all([database.statements(id), loggedOf(id)])
      const here = new Set(stored)
      const lost = [...known].filter(jws => !here.has(jws))
      // what cannot be written now is written at the next start: a full disk is told of by the documents' own saving
      if (lost.length > 0) {
        const named = await Promise.all(lost.map(async jws => [await sha256(utf8(jws)), jws] as const))
        await database.keepStatements(id, new Map(named)).catch(() => undefined)
      }
      await log(id, stored).catch(() => undefined)
      return [...stored, ...lost]
    },
    keepStatements: async (id, statements) => {
      await Promise.all([log(id, statements.values()), database.keepStatements(id, statements)])
    },
    blob: async (id, hash) => {
      const stored = await database.blob(id, hash)
      if (stored || !names.has(blobLog(id, hash))) return stored
      const [bytes] = await journal.read(blobLog(id, hash)).catch(() => [])
      return bytes && (await sha256(bytes)) === hash ? bytes : undefined
    },
    blobNames: async id => {
      const prefix = blobLog(id, '')
      const inJournal = [...names].flatMap(name => (name.startsWith(prefix) ? name.slice(prefix.length) : []))
      return [...new Set([...(await database.blobNames(id)), ...inJournal])]
    },
    keepBlobs: async (id, blobs) => {
      const fresh = [...blobs].filter(([hash]) => !names.has(blobLog(id, hash)))
      const write = async ([hash, bytes]: readonly [string, Uint8Array]) => {
        await journal.checkpoint(blobLog(id, hash), bytes)
        names.add(blobLog(id, hash))
      }
      await Promise.all([...fresh.map(write), database.keepBlobs(id, blobs)])
    },
    /** The journal first: what it still had would come back. */
    forget: async id => {
      await journal.forget(id)
      for (const name of names) if (name.startsWith(`${id}/`)) names.delete(name)
      logged.delete(id)
      await database.forget(id)
    },
  }
}
