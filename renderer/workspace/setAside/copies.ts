import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { Role, type Part } from '#shared/identity/access'
import type { Journal } from '#shared/platform/platform'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'
import { Generation, type WorkspaceId } from '#shared/workspace/documents'
import type { Known } from '#shared/replica/known'
import type { Updates } from '#shared/exchange/checkUpdates'

/** What is known of a copy that was set aside, besides what it says. */
export const CopyFacts = z.object({
  /** SHA-256 of its content. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  generation: Generation,
  /** When it was set aside, in milliseconds since 1970. */
  at: z.number(),
  /** `role` and `revoked`: it has changes that nobody took. `generation`: it is of another generation. */
  why: z.enum(['role', 'revoked', 'generation']),
  /** This person's role since then. */
  role: Role,
  /** Whose file it came in; null for what was here. `isLate`: they may write no longer, and nobody has answered for it. */
  from: z.object({ file: z.string(), name: z.string(), isLate: z.boolean().optional() }).nullable(),
  /** Whether this person has looked at it. */
  isSeen: z.boolean(),
})
export type CopyFacts = z.infer<typeof CopyFacts>

/** What a copy says: both documents whole, and the file as it came, where it came in one. */
export interface CopyContent extends Updates {
  readonly file: Uint8Array | null
}

/** Which part of each document others are known to have. */
export type KnownParts = Readonly<Record<Part, Known>>

interface Schema extends DBSchema {
  facts: { key: [WorkspaceId, string]; value: CopyFacts }
  contents: { key: [WorkspaceId, string]; value: CopyContent }
  known: { key: [WorkspaceId, Generation]; value: KnownParts }
}

const stores = ['facts', 'contents', 'known'] as const
const strict = { durability: 'strict' } as const
const databaseName = () => ofSeat('meridian-set-aside', location.href)
const ofWorkspace = (id: WorkspaceId) => IDBKeyRange.bound([id], [id, []])

/** Opens the database for one piece of work: there is seldom any. Throws `storage.*`; then nothing of it is stored. */
async function using<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  let database: IDBPDatabase<Schema> | null = null
  try {
    database = await openDB<Schema>(databaseName(), 1, {
      upgrade: made => {
        for (const store of stores) made.createObjectStore(store)
      },
    })
    return await work(database)
  } catch (cause) {
    throw storageFailure(cause)
  } finally {
    database?.close()
  }
}

const put = (id: WorkspaceId, facts: CopyFacts, content: CopyContent) =>
  using(async database => {
    const transaction = database.transaction(['facts', 'contents'], 'readwrite', strict)
    await Promise.all([
      transaction.objectStore('facts').put(facts, [id, facts.id]),
      transaction.objectStore('contents').put(content, [id, facts.id]),
      transaction.done,
    ])
  })

const under = (id: WorkspaceId) => `${id}/aside/`

/** A copy as one record of the journal. */
function recordOf(facts: CopyFacts, { record, draft, file }: CopyContent): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarString(encoder, JSON.stringify(facts))
    for (const bytes of [record, draft, file ?? new Uint8Array()]) encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** Reads a record of the journal; null for that of a copy that was removed. */
function readRecord(bytes: Uint8Array | undefined): { facts: CopyFacts; content: CopyContent } | null {
  if (!bytes || bytes.length === 0) return null
  const decoder = decoding.createDecoder(bytes)
  const facts = CopyFacts.parse(JSON.parse(decoding.readVarString(decoder)))
  const [record, draft, file] = [0, 1, 2].map(() => decoding.readVarUint8Array(decoder).slice())
  return { facts, content: { record: record!, draft: draft!, file: file!.length > 0 ? file! : null } }
}

/** The copies of workspaces that were set aside here, by names of their own: nothing ever merges or sends them. */
export interface Copies {
  /** Newest first. Throws `storage.*`. */
  list(): Promise<readonly CopyFacts[]>
  /** Null where there is no such copy. Throws `storage.*`. */
  content(copy: string): Promise<CopyContent | null>
  /** On disk and in the journal when it resolves. Throws `storage.*`. */
  keep(facts: CopyFacts, content: CopyContent): Promise<void>
  /** Notes that this person has looked. */
  see(facts: CopyFacts): Promise<void>
  /** Removes a copy for good. Throws `storage.*`. */
  remove(copy: string): Promise<void>
}

/** The copies of one workspace. What the page's storage lost is taken from the journal. */
export function openCopies(journal: Journal, id: WorkspaceId): Copies {
  const logOf = (copy: string) => `${under(id)}${copy}`

  async function broughtBack(name: string): Promise<CopyFacts | null> {
    const copy = readRecord((await journal.read(name)).at(-1))
    if (copy) await put(id, copy.facts, copy.content).catch(() => undefined)
    return copy?.facts ?? null
  }

  /** Takes from the journal what only it has; one that cannot be read now stays there. */
  async function bringBack(here: ReadonlySet<string>): Promise<CopyFacts[]> {
    const names = await journal.list().catch(() => [])
    const lost = names.filter(name => name.startsWith(under(id)) && !here.has(name.slice(under(id).length)))
    const found = await Promise.all(lost.map(name => broughtBack(name).catch(() => null)))
    return found.flatMap(facts => facts ?? [])
  }

  return {
    list: async () => {
      const stored = await using(database => database.getAll('facts', ofWorkspace(id)))
      const lost = await bringBack(new Set(stored.map(({ id: copy }) => copy)))
      return [...stored, ...lost].sort((a, b) => b.at - a.at)
    },
    content: async copy => {
      const stored = await using(database => database.get('contents', [id, copy]))
      return stored ?? readRecord((await journal.read(logOf(copy))).at(-1))?.content ?? null
    },
    keep: async (facts, content) => {
      await journal.checkpoint(logOf(facts.id), recordOf(facts, content))
      await put(id, facts, content)
    },
    see: async facts => {
      await using(database => database.put('facts', { ...facts, isSeen: true }, [id, facts.id]))
    },
    /** The journal first: what it still had would come back. */
    remove: async copy => {
      await journal.checkpoint(logOf(copy), new Uint8Array())
      await using(async database => {
        const transaction = database.transaction(['facts', 'contents'], 'readwrite', strict)
        await Promise.all([
          transaction.objectStore('facts').delete([id, copy]),
          transaction.objectStore('contents').delete([id, copy]),
          transaction.done,
        ])
      })
    },
  }
}

/** What others are known to have of a generation; undefined where that was never known. Throws `storage.*`. */
export const knownParts = (id: WorkspaceId, generation: Generation): Promise<KnownParts | undefined> =>
  using(database => database.get('known', [id, generation]))

/** Notes what others are known to have. Throws `storage.*`. */
export const keepKnownParts = (id: WorkspaceId, generation: Generation, parts: KnownParts): Promise<void> =>
  using(async database => void (await database.put('known', parts, [id, generation])))

/** Removes all that was set aside of a workspace from the page's storage. Throws `storage.*`. */
export async function forgetCopies(id: WorkspaceId): Promise<void> {
  const known = await indexedDB.databases()
  if (!known.some(({ name }) => name === databaseName())) return // nothing was ever set aside
  await using(async database => {
    const transaction = database.transaction(stores, 'readwrite', strict)
    await Promise.all([
      ...stores.map(store => transaction.objectStore(store).delete(ofWorkspace(id))),
      transaction.done,
    ])
  })
}
