import * as Y from 'yjs'
import type { Log } from '../host/log'
import type { Store } from './store'

/** The changes of documents as they came, appended and never altered. */
export interface UpdateLog {
  /** Applies all that is on disk to an empty document. */
  load(name: string, doc: Y.Doc): Promise<void>
  /** Resolves when the change is on disk; rejects when it is not. The document was loaded before. */
  append(name: string, change: Uint8Array): Promise<void>
  /** Bytes of a loaded document on disk, with those on their way there. */
  bytes(name: string): number
  /** Forgets what it knows of a document that nobody has open, and makes its changes into one. */
  release(name: string): Promise<void>
  /** Prepares for another try after an append failed. */
  revive(): Promise<void>
}

interface Row {
  next: number
  count: number
  bytes: number
  compacting: Promise<void> | null
}

/** After as many appended changes a document is made one again, which takes as long as loading it. */
const compactAfter = 2000
/** Worth it when nobody has it open any more. */
const compactFrom = 50

const under = (name: string) => `update!${name}`
const keyOf = (name: string, row: number) => `${under(name)}!${String(row).padStart(12, '0')}`
const rowOf = (key: string) => Number(key.slice(key.lastIndexOf('!') + 1))

/** The update log in a host's store. */
export function openUpdateLog(store: Store, log: Log): UpdateLog {
  const open = new Map<string, Row>()

  async function readInto(
    name: string,
    doc: Y.Doc,
  ): Promise<{ sizes: ReadonlyMap<string, number>; spoilt: readonly string[] }> {
    const rows: [string, Uint8Array][] = []
    for await (const row of store.under(under(name))) rows.push(row)
    const spoilt: string[] = []
    doc.transact(() => {
      for (const [key, change] of rows) {
        try {
          Y.applyUpdate(doc, change)
        } catch {
          spoilt.push(key) // the others stand without it; it stays on disk for whoever looks into it
        }
      }
    })
    if (spoilt.length > 0) log('document.spoilt', { document: name, changes: spoilt.length })
    return { sizes: new Map(rows.map(([key, change]) => [key, change.length])), spoilt }
  }

  /** Changes are made one by applying them and writing out the whole: merging updates takes minutes for long histories. */
  async function compact(name: string): Promise<void> {
    const doc = new Y.Doc({ gc: false })
    try {
      const { sizes, spoilt } = await readInto(name, doc)
      const merged = [...sizes.keys()].filter(key => !spoilt.includes(key))
      const [first, ...rest] = merged
      if (!first || rest.length === 0) return
      const whole = Y.encodeStateAsUpdate(doc)
      await store.write([[first, whole]], rest)
      const row = open.get(name)
      if (row) {
        row.count -= rest.length
        row.bytes += whole.length - merged.reduce((sum, key) => sum + sizes.get(key)!, 0)
      }
      log('document.compacted', { document: name, changes: merged.length, bytes: whole.length })
    } finally {
      doc.destroy()
    }
  }

  function compactNow(name: string, row: Row): Promise<void> {
    row.compacting ??= compact(name)
      .catch(() => log('document.notCompacted', { document: name })) // the changes are still there, one by one
      .finally(() => (row.compacting = null))
    return row.compacting
  }

  return {
    load: async (name, doc) => {
      await open.get(name)?.compacting
      const { sizes } = await readInto(name, doc)
      const last = [...sizes.keys()].at(-1)
      open.set(name, {
        next: last === undefined ? 0 : rowOf(last) + 1,
        count: sizes.size,
        bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
        compacting: null,
      })
    },
    append: async (name, change) => {
      const row = open.get(name)
      if (!row) throw new Error(`${name} was not loaded`)
      row.bytes += change.length // at once, so that many on their way together are not too much
      try {
        await store.write([[keyOf(name, row.next++), change]])
      } catch (error) {
        row.bytes -= change.length
        throw error
      }
      row.count++
      if (row.count >= compactAfter) void compactNow(name, row)
    },
    bytes: name => open.get(name)?.bytes ?? 0,
    release: async name => {
      const row = open.get(name)
      if (!row) return
      if (row.count >= compactFrom) await compactNow(name, row)
      if (open.get(name) === row) open.delete(name)
    },
    revive: () => store.revive(),
  }
}
