import { Awareness } from 'y-protocols/awareness'
import { documentName, emptyDocuments, type Documents } from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from './database'
import { persistTwice } from './persistTwice'

/** The documents of a workspace that are being read from this computer, and are kept saved from then on. */
export interface ReadDocuments {
  readonly documents: Documents
  readonly awareness: Awareness
  /** Record and draft, each there once all of it is read. */
  readonly stores: readonly [record: ReturnType<typeof persistTwice>, draft: ReturnType<typeof persistTwice>]
  /** Closes what was opened, also while it is read, and empties the documents; a second time does nothing. */
  letGo(): Promise<void>
}

/** Begins to read the documents of a workspace. */
export function readDocuments(
  { journal }: Database,
  { id, generation }: Pick<StoredWorkspace, 'id' | 'generation'>,
): ReadDocuments {
  const documents = emptyDocuments()
  const awareness = new Awareness(documents.draft)
  const stores = [
    persistTwice(journal, documentName(id, generation, 'record'), documents.record),
    persistTwice(journal, documentName(id, generation, 'draft'), documents.draft),
  ] as const
  let gone: Promise<void> | undefined
  const close = async () => {
    for (const store of await Promise.allSettled(stores)) if (store.status === 'fulfilled') await store.value.close()
    awareness.destroy()
    documents.record.destroy()
    documents.draft.destroy()
  }
  return { documents, awareness, stores, letGo: () => (gone ??= close()) }
}
