import { unwrap } from '#shared/base/errors'
import { journalLimits, type Bridge } from '#shared/platform/contract'
import type { Journal } from '#shared/platform/platform'

/** Records in portions that may cross the bridge. */
function* portions(records: readonly Uint8Array[]): Generator<Uint8Array[]> {
  let portion: Uint8Array[] = []
  let bytes = 0
  for (const record of records) {
    if (portion.length === journalLimits.records || (bytes += record.byteLength) > journalLimits.bytes) {
      yield portion
      portion = []
      bytes = record.byteLength
    }
    portion.push(record)
  }
  if (portion.length > 0) yield portion
}

/** The journal that main keeps on the disk. */
export const journalOf = (bridge: Bridge): Journal => ({
  list: async () => unwrap(await bridge['journal.list'](null)),
  read: async name => {
    const all: Uint8Array[] = []
    for (let from: number | null = 0; from !== null;) {
      const { records, next }: { records: Uint8Array[]; next: number | null } = unwrap(
        await bridge['journal.read']({ name, from }),
      )
      all.push(...records)
      from = next
    }
    return all
  },
  append: async (name, records) => {
    for (const portion of portions(records)) unwrap(await bridge['journal.append']({ name, records: portion }))
  },
  checkpoint: async (name, record) => void unwrap(await bridge['journal.checkpoint']({ name, record })),
  forget: async workspace => void unwrap(await bridge['journal.forget']({ workspace })),
})
