import { z } from 'zod'
import { sha256, utf8 } from '#shared/base/bytes'
import { idOf } from '#shared/base/ids'
import { Role } from '#shared/identity/access'
import type { Journal } from '#shared/platform/platform'
import { Generation, WorkspaceId } from '#shared/workspace/documents'
import type { Database, StoredWorkspace, Stores } from './database'
import { whenIdle } from './whenIdle'

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

/** When what is in one of both only is given to the other, at the latest, in milliseconds: what a person came for comes first. */
const laterMs = 10_000

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
async function bringBack(database: Stores, journal: Journal, names: ReadonlySet<string>): Promise<void> {
  const here = new Set((await database.workspaces()).map(({ id }) => logOf(id, 'workspace')))
  for (const name of names) {
    if (!name.endsWith('/workspace') || here.has(name)) continue
    // one that cannot be brought back now keeps nobody from the others, and stays in the journal
    const row = await rowIn(journal, name).catch(() => null)
    if (row) await database.keepWorkspace(row).catch(() => undefined)
  }
}

/** A journal that is begun by whoever first asks it something, and keeps nothing where this shell has none. */
const begunLater = (begin: () => Promise<Journal | null>): Journal => ({
  list: async () => (await begin())?.list() ?? [],
  read: async name => (await begin())?.read(name) ?? [],
  append: async (name, records) => (await begin())?.append(name, records),
  checkpoint: async (name, record) => (await begin())?.checkpoint(name, record),
  forget: async workspace => (await begin())?.forget(workspace),
})

/**
 * A database whose workspaces, statements and pictures are in the journal too, as soon as a write is done; what it lost is
 * taken from there, also where the browser threw it away meanwhile. The journal is left alone until something is missing, or
 * written, or nothing else is to be done: whoever opens a workspace waits for the database only. Writes throw as those of both.
 */
export async function withJournal(
  open: (emptied: () => void) => Promise<Stores>,
  begin: () => Promise<Journal | null>,
): Promise<Database> {
  const journal = begunLater(begin)
  const logged = new Map<WorkspaceId, Promise<Set<string>>>()
  const forgotten = new Set<WorkspaceId>()
  let listing: Promise<Set<string>> | undefined
  let bringing: Promise<void> | undefined

  // where the browser threw the database away it may have done so with the journal: what there is now is read again
  const database = await open(() => {
    listing = undefined
    bringing = undefined
    logged.clear()
  })
  const names = () =>
    (listing ??= journal.list().then(
      listed => new Set(listed),
      () => new Set<string>(),
    ))
  const broughtBack = () => (bringing ??= names().then(listed => bringBack(database, journal, listed)))
  whenIdle(() => void broughtBack().catch(() => undefined), laterMs) // tried again at the next start

  /** The statements that the log of a workspace has; read once, and none where it cannot be read. */
  function loggedOf(id: WorkspaceId): Promise<Set<string>> {
    const known = logged.get(id)
    if (known) return known
    const reading = journal.read(logOf(id, 'statements')).then(
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
    await journal.append(logOf(id, 'statements'), fresh.map(utf8))
    for (const jws of fresh) known.add(jws)
  }

  /** Gives each of both what only the other has. */
  async function catchUp(id: WorkspaceId, stored: readonly string[]): Promise<void> {
    const known = await loggedOf(id)
    if (forgotten.has(id)) return // removed meanwhile
    const here = new Set(stored)
    const lost = [...known].filter(jws => !here.has(jws))
    await keepLost(id, lost)
    await log(id, stored)
  }

  // what cannot be written now is written at the next start: a full disk is told of by the documents' own saving
  async function keepLost(id: WorkspaceId, lost: readonly string[]): Promise<void> {
    if (lost.length === 0) return
    const named = await Promise.all(lost.map(async jws => [await sha256(utf8(jws)), jws] as const))
    await database.keepStatements(id, new Map(named)).catch(() => undefined)
  }

  return {
    ...database,
    journal,
    workspaces: async () => {
      const known = await database.workspaces()
      if (known.length > 0) return known
      await broughtBack()
      return database.workspaces()
    },
    workspace: async id => {
      const known = await database.workspace(id)
      if (known) return known
      await broughtBack()
      return database.workspace(id)
    },
    keepWorkspace: async workspace => {
      const name = logOf(workspace.id, 'workspace')
      const record = utf8(JSON.stringify(workspace))
      const listed = await names()
      await Promise.all([
        journal.checkpoint(name, record).then(() => listed.add(name)),
        database.keepWorkspace(workspace),
      ])
    },
    statements: async id => {
      const stored = await database.statements(id)
      if (stored.length > 0) {
        whenIdle(() => void catchUp(id, stored).catch(() => undefined), laterMs)
        return stored
      }
      const lost = [...(await loggedOf(id))]
      await keepLost(id, lost)
      return lost
    },
    keepStatements: async (id, statements) => {
      forgotten.delete(id)
      await Promise.all([log(id, statements.values()), database.keepStatements(id, statements)])
    },
    blob: async (id, hash) => {
      const stored = await database.blob(id, hash)
      if (stored || !(await names()).has(blobLog(id, hash))) return stored
      const [bytes] = await journal.read(blobLog(id, hash)).catch(() => [])
      return bytes && (await sha256(bytes)) === hash ? bytes : undefined
    },
    blobNames: async id => {
      const prefix = blobLog(id, '')
      const inJournal = [...(await names())].flatMap(name => (name.startsWith(prefix) ? name.slice(prefix.length) : []))
      return [...new Set([...(await database.blobNames(id)), ...inJournal])]
    },
    keepBlobs: async (id, blobs) => {
      const listed = await names()
      const fresh = [...blobs].filter(([hash]) => !listed.has(blobLog(id, hash)))
      const write = async ([hash, bytes]: readonly [string, Uint8Array]) => {
        await journal.checkpoint(blobLog(id, hash), bytes)
        listed.add(blobLog(id, hash))
      }
      await Promise.all([...fresh.map(write), database.keepBlobs(id, blobs)])
    },
    /** The journal first: what it still had would come back. */
    forget: async id => {
      forgotten.add(id)
      const listed = await names()
      await journal.forget(id)
      for (const name of listed) if (name.startsWith(`${id}/`)) listed.delete(name)
      logged.delete(id)
      await database.forget(id)
    },
  }
}
