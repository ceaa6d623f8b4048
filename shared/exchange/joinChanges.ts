import * as Y from 'yjs'
import { MeridianError } from '../base/errors'
import type { Part } from '../identity/access'
import { emptyDocuments, parts } from '../workspace/documents'
import { readChecked, type Checked, type Updates } from './checkUpdates'
import { walkUpdate } from './scanUpdate'

/** Changes from outside that build on what is here and on each other. */
export interface Joining {
  /** The state here, trusted; null where there is none yet. */
  readonly present: Updates | null
  /** Yjs updates (V1), in an order in which each has what it builds on. */
  readonly changes: Readonly<Record<Part, readonly Uint8Array[]>>
}

/** What came of it. */
interface Joined {
  readonly checked: Checked
  /** The whole state with the changes. */
  readonly updates: Updates
}

/** Runs `joinChanges` where it can do no harm: throws its `file.content`, or `file.timeout` beyond a limit of time or memory. */
export type JoinChanges = (joining: Joining) => Promise<Joined>

const ignore = () => undefined
const looking = { begins: ignore, takes: ignore, refers: ignore, deletes: ignore }

/**
 * Tries changes from outside on a copy of what is here and reads all that screens would read. Like `checkUpdates`, only to
 * be run where it can be stopped. Throws `file.content`, also where a change lacks what it builds on.
 */
export function joinChanges({ present, changes }: Joining): Joined {
  for (const part of parts) for (const change of changes[part]) walkUpdate(change, looking)
  try {
    const documents = emptyDocuments()
    for (const part of parts) {
      const doc = documents[part]
      if (present) Y.applyUpdate(doc, present[part])
      Y.transact(doc, () => changes[part].forEach(change => Y.applyUpdate(doc, change)))
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${part} builds on something missing`)
    }
    const checked = readChecked(documents)
    const [record, draft] = parts.map(part => Y.encodeStateAsUpdate(documents[part]))
    return { checked, updates: { record: record!, draft: draft! } }
  } catch (cause) {
    throw new MeridianError('file.content', {}, { cause })
  }
}
