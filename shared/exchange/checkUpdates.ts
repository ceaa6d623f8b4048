import * as Y from 'yjs'
import { MeridianError } from '../base/errors'
import { collectContent } from '../content/collectContent'
import type { Part } from '../identity/access'
import { emptyDocuments, parts, schemaOf, type Documents } from '../workspace/documents'
import { bindWorkspace } from '../workspace/workspace'
import { requireShallow } from './requireShallow'
import { scanUpdate } from './scanUpdate'

/** States of both documents as Yjs updates (V1). */
export type Updates = Readonly<Record<Part, Uint8Array>>

/** What came in from outside, and what it is to be merged with. */
export interface Questionable {
  readonly incoming: Updates
  /** What came in together with it, of other people; nothing if not given. */
  readonly beside?: readonly Updates[]
  /** The state here, trusted; null where there is none yet. */
  readonly present: Updates | null
}

/** What a document from outside holds; several that came together are counted together, with what is here. */
export interface Checked {
  /** The newest schema version in it. */
  readonly schema: number
  readonly sections: number
  readonly swotItems: number
  readonly indicators: number
  readonly values: number
  /** Entries that this version cannot read: kept, left out, counted. */
  readonly unreadable: number
}

/** Runs `checkUpdates` where it can do no harm: throws its `file.content`, or `file.timeout` beyond a limit of time or memory. */
export type UpdateCheck = (questionable: Questionable) => Promise<Checked>

/**
 * Decodes documents from outside, by themselves and together with what is here, and reads all that screens would read.
 * This may loop or fill memory: only run it where it can be stopped, through an `UpdateCheck`. Throws `file.content`.
 */
export function checkUpdates({ incoming, beside = [], present }: Questionable): Checked {
  const all = [incoming, ...beside]
  for (const updates of all) for (const part of parts) scanUpdate(updates[part])
  try {
    const alone = all.map(updates => readAlone(updates))
    const [first] = alone
    if (!present && beside.length === 0) return first!
    const together = emptyDocuments()
    for (const part of parts) {
      for (const updates of present ? [present, ...all] : all) Y.applyUpdate(together[part], updates[part])
    }
    const checked = readChecked(together)
    return beside.length === 0 ? first! : { ...checked, schema: Math.max(...alone.map(({ schema }) => schema)) }
  } catch (cause) {
    throw new MeridianError('file.content', {}, { cause })
  }
}

function readAlone(updates: Updates): Checked {
  const documents = emptyDocuments()
  for (const part of parts) {
    const doc = documents[part]
    Y.applyUpdate(doc, updates[part])
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${part} builds on something missing`)
    requireShallow(doc)
  }
  return readChecked(documents)
}

/** What documents hold, read as screens would read it. Throws where they cannot be. */
export function readChecked(documents: Documents): Checked {
  for (const part of parts) if (schemaOf(documents[part]) < 1) throw new Error(`${part} has no schema version`)
  const workspace = bindWorkspace(documents)
  const { sections, swot, benchmark } = collectContent(workspace)
  const { units, people, swot: items, sections: drafted, benchmark: compared } = workspace
  const collections = [units, people, items, drafted, compared.indicators, compared.peers, compared.values]
  return {
    schema: Math.max(...parts.map(part => schemaOf(documents[part]))),
    sections: sections.length,
    swotItems: swot.length,
    indicators: benchmark.indicators.length,
    values: compared.values.read().length,
    unreadable: collections.reduce((sum, collection) => sum + collection.unreadable(), 0),
  }
}
