import * as Y from 'yjs'
import { z } from 'zod'
import { watchers, type Readable } from '../base/readable'
import { here } from './origins'
import { rewrite } from './rewrite'
import { entryIn, makingOf, sameEdit } from './sameEdit'

/** Who removed an entity and when (milliseconds since 1970); a field, so that nobody's concurrent edit goes with it. */
export const Removal = z.object({ by: z.string(), at: z.number() })
export type Removal = z.infer<typeof Removal>

interface Entity {
  readonly id: string
}

/** What a collection offers its screens: a list to read, a few ways to change it. */
export interface Collection<T extends Entity, P extends keyof T = never> extends Readable<readonly T[]> {
  /** What was removed and can be restored. */
  readonly bin: Readable<readonly (T & { readonly removed: Removal })[]>
  /** Entries that this version cannot read: kept in the document, left out of the lists, told on screen. */
  unreadable(): number
  get(id: T['id']): T | undefined
  add(value: T): void
  /** As `add`, for what an earlier copy says: it is there once, however many people bring it back at the same time. */
  bring(value: T): void
  /** Writes only the fields named, so that what a newer version added survives. Throws when a value breaks the schema. */
  update(id: T['id'], changes: Partial<Omit<T, P | 'id'>>): void
  /** Brings a prose field to `text` by the smallest edit, so that what others type in it meanwhile stays. */
  write(id: T['id'], field: P, text: string): void
  /** As `write`, for what an earlier copy says: it is there once, however many people bring it back at the same time. */
  bringText(id: T['id'], field: P, text: string): void
  remove(id: T['id'], removal: Removal): void
  restore(id: T['id']): void
}

interface Parsed<T> {
  readonly value: T | undefined
  readonly removed: Removal | undefined
}

/**
 * The fields of a record as plain values and texts. Other types that a hostile replica put in their place stay what they are,
 * which no schema takes: reading them as JSON takes as much stack as they are deep.
 */
const saidIn = (record: Y.Map<unknown>): Record<string, unknown> =>
  Object.fromEntries(
    [...record.entries()].map(([field, content]) => [field, content instanceof Y.Text ? content.toJSON() : content]),
  )

/**
 * A typed view of one top-level Y.Map of records, each itself a Y.Map, so that people edit fields rather than records.
 * `prose` names the fields that two people may write at once; they are stored as Y.Text, created with the record.
 * Entries are parsed once and again only when they change: lists may have thousands.
 */
export function collection<T extends Entity, P extends keyof T & string = never>(
  doc: Y.Doc,
  name: string,
  schema: z.ZodType<T>,
  prose: readonly P[] = [],
): Collection<T, P> {
  const records = doc.getMap<unknown>(name)
  const parsed = new Map<string, Parsed<T>>()
  const { subscribe, tell } = watchers()
  let live: readonly T[] | undefined
  let removed: readonly (T & { removed: Removal })[] | undefined

  records.observeDeep(events => {
    for (const event of events) {
      if (event.path.length > 0) parsed.delete(String(event.path[0]))
      else for (const key of event.changes.keys.keys()) parsed.delete(key)
    }
    live = removed = undefined
    tell()
  })

  const isProse = (field: string) => (prose as readonly string[]).includes(field)

  function parse(key: string): Parsed<T> {
    const known = parsed.get(key)
    if (known) return known
    const record = records.get(key) // a hostile replica may put anything here
    const json: unknown = record instanceof Y.Map ? saidIn(record) : undefined
    const value = schema.safeParse(json).data
    const entry = {
      value: value?.id === key ? value : undefined,
      removed: Removal.safeParse((json as { removed?: unknown } | undefined)?.removed).data,
    }
    parsed.set(key, entry)
    return entry
  }

  function read(): readonly T[] {
    return (live ??= [...records.keys()].flatMap(key => {
      const { value, removed: gone } = parse(key)
      return value && !gone ? [value] : []
    }))
  }

  function readBin(): readonly (T & { removed: Removal })[] {
    return (removed ??= [...records.keys()].flatMap(key => {
      const { value, removed: gone } = parse(key)
      return value && gone ? [{ ...value, removed: gone }] : []
    }))
  }

  /** Events come when a transaction ends: who reads inside of one, to find the place for the next, must see its changes. */
  function forget(key: string): void {
    parsed.delete(key)
    live = removed = undefined
  }

  function change(id: string, how: (record: Y.Map<unknown>) => void): void {
    doc.transact(() => {
      const record = records.get(id)
      if (record instanceof Y.Map) how(record as Y.Map<unknown>) // otherwise someone removed it meanwhile, and that stands
      forget(id)
    }, here)
  }

  const fieldsOf = (value: T) => Object.entries(schema.parse(value) as Record<string, unknown>)
  const recordOf = (value: T) =>
    new Y.Map(
      fieldsOf(value).map(([field, content]) => [field, isProse(field) ? new Y.Text(String(content)) : content]),
    )

  return {
    read,
    subscribe,
    bin: { read: readBin, subscribe },
    unreadable: () => [...records.keys()].filter(key => !parse(key).value).length,
    get: id => {
      const { value, removed: gone } = parse(id)
      return gone ? undefined : value
    },
    add: value => {
      const record = recordOf(value)
      doc.transact(() => {
        records.set(value.id, record)
        forget(value.id)
      }, here)
    },
    bring: value => {
      const record = recordOf(value)
      const key = `entry ${entryIn(records, value.id)} ${JSON.stringify(fieldsOf(value))}`
      sameEdit(doc, key, () => {
        records.set(value.id, record)
        forget(value.id)
      })
    },
    update: (id, changes) =>
      change(id, record => {
        const next = schema.parse({ ...saidIn(record), ...changes }) as Record<string, unknown>
        for (const field of Object.keys(changes)) {
          if (isProse(field)) throw new Error(`${name}.${field} is prose: use write`)
          record.set(field, next[field])
        }
      }),
    write: (id, field, text) =>
      change(id, record => {
        const content = record.get(field)
        if (content instanceof Y.Text) rewrite(content, text)
      }),
    bringText: (id, field, text) =>
      change(id, record => {
        const content = record.get(field)
        if (!(content instanceof Y.Text) || content.toString() === text) return
        sameEdit(doc, `prose ${makingOf(content)} ${JSON.stringify(text)}`, () => rewrite(content, text))
      }),
    remove: (id, removal) => change(id, record => record.set('removed', removal)),
    restore: id => change(id, record => record.delete('removed')),
  }
}
