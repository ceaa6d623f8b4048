import * as Y from 'yjs'
import { randomToken } from '../base/ids'
import type { Part } from '../identity/access'
import { Generation, WorkspaceId } from '../identity/workspaceId'

/** Version of the shapes in `record` and `draft` that this Meridian writes. */
export const schemaVersion = 1

export { Generation, WorkspaceId }

export const parts: readonly Part[] = ['record', 'draft']

/** Name of a document everywhere it is kept or sent. */
export const documentName = (workspace: WorkspaceId, generation: Generation, part: Part): string =>
  `${workspace}/${generation}/${part}`

/** The two documents of one generation of one workspace. */
export interface Documents {
  readonly record: Y.Doc
  readonly draft: Y.Doc
}

/** Empty documents, to be filled from storage or a file. Deleted content is kept, so that it can be shown for rescue. */
export function emptyDocuments(): Documents {
  return { record: new Y.Doc({ gc: false }), draft: new Y.Doc({ gc: false }) }
}

const meta = (doc: Y.Doc) => doc.getMap<unknown>('meta')

/**
 * Documents of a new generation, marked with the schema version. Only their one creator calls this. The sample passes its
 * own `token` and Yjs `clients` to come out the same each time.
 */
export function createDocuments(
  token: () => string = randomToken,
  clients?: Readonly<Record<Part, number>>,
): { documents: Documents; generation: Generation } {
  const documents = emptyDocuments()
  for (const part of parts) {
    if (clients) documents[part].clientID = clients[part]
    meta(documents[part]).set('schema', schemaVersion)
  }
  return { documents, generation: token() }
}

/** Schema version a document says it has; 0 while nothing has arrived. */
export function schemaOf(doc: Y.Doc): number {
  const version = meta(doc).get('schema')
  return typeof version === 'number' && Number.isInteger(version) ? version : 0
}

/** Whether a newer Meridian wrote one of the documents: it may be read here, never written. */
export const isNewer = ({ record, draft }: Documents): boolean =>
  schemaOf(record) > schemaVersion || schemaOf(draft) > schemaVersion
