import { MeridianError } from '#shared/base/errors'
import type { Journal } from '#shared/platform/platform'

/** A journal that lives as long as a test. Its disk can be full, and what it keeps can be looked at. */
export function memoryJournal(): Journal & {
  readonly logs: Map<string, readonly Uint8Array[]>
  isFull: boolean
  isReadable: boolean
} {
  const logs = new Map<string, readonly Uint8Array[]>()
  const write = (name: string, records: readonly Uint8Array[]) => {
    if (journal.isFull) return Promise.reject(new MeridianError('storage.full'))
    logs.set(name, records)
    return Promise.resolve()
  }
  const journal = {
    logs,
    isFull: false,
    isReadable: true,
    list: () => Promise.resolve([...logs.keys()]),
    read: (name: string) =>
      journal.isReadable
        ? Promise.resolve(logs.get(name) ?? [])
        : Promise.reject(new MeridianError('storage.unavailable')),
    append: (name: string, records: readonly Uint8Array[]) => write(name, [...(logs.get(name) ?? []), ...records]),
    checkpoint: (name: string, record: Uint8Array) => write(name, [record]),
    forget: (workspace: string) => {
      for (const name of logs.keys()) if (name.startsWith(`${workspace}/`)) logs.delete(name)
      return Promise.resolve()
    },
  }
  return journal
}
