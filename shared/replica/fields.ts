import type * as Y from 'yjs'
import type { z } from 'zod'
import { watchers, type Readable } from '../base/readable'
import { here } from './origins'

/** One record of which a document has exactly one, such as the profile of the strategy. */
export interface Fields<T> extends Readable<T> {
  /** Writes only the fields named. Throws when a value breaks the schema. */
  update(changes: Partial<T>): void
}

/**
 * A typed view of one top-level Y.Map. A field that is missing or that another replica broke reads as its default, so that
 * one bad field never hides the others.
 */
export function fields<T extends Record<string, unknown>>(
  doc: Y.Doc,
  name: string,
  schema: z.ZodObject<{ [K in keyof T]: z.ZodType<T[K]> }>,
  defaults: T,
): Fields<T> {
  const map = doc.getMap<unknown>(name)
  let snapshot: T | undefined
  const { subscribe, tell } = watchers()
  map.observeDeep(() => {
    snapshot = undefined
    tell()
  })

  function read(): T {
    return (snapshot ??= Object.fromEntries(
      Object.entries(schema.shape).map(([field, type]) => {
        const result = (type as z.ZodType).safeParse(map.get(field))
        return [field, result.success ? result.data : defaults[field]]
      }),
    ) as T)
  }

  return {
    read,
    subscribe,
    update: changes => {
      const parsed = Object.entries(changes).map(([field, value]) => {
        const type = schema.shape[field as keyof T] as z.ZodType | undefined
        if (!type) throw new Error(`${name} has no field ${field}`)
        return [field, type.parse(value)] as const
      })
      doc.transact(() => {
        for (const [field, value] of parsed) map.set(field, value)
        snapshot = undefined // events come when a transaction ends: who reads inside of one must see its changes
      }, here)
    },
  }
}
