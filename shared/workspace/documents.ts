import * as Y from 'yjs'
import { z } from 'zod'
import { MeridianError } from '../base/errors'
import { randomToken } from '../base/ids'
import type { Part } from '../identity/access'

/** Version of the shapes in `record` and `draft` that this Meridian writes. */
export const schemaVersion = 1

/** A workspace's id is made from its root key, so that it proves which certificates belong to it: `workspace:<thumbprint>`. */
export const WorkspaceId = z.custom<`workspace:${string}`>(
  value => typeof value === 'string' && /^workspace:[A-Za-z0-9_-]{43}$/.test(value),
  { error: 'not a workspace id' },
)
export type WorkspaceId = z.infer<typeof WorkspaceId>

/** A document is created once, by one replica; documents of different generations are never merged. */
export const Generation = z.string().regex(/^[A-Za-z0-9]{16}$/)
export type Generation = z.infer<typeof Generation>

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

/** Documents of a new generation, marked with the schema version. Only their one creator calls this. */
export function createDocuments(token: () => string = randomToken): { documents: Documents; generation: Generation } {
  const documents = emptyDocuments()
  for (const part of parts) meta(documents[part]).set('schema', schemaVersion)
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

/** Throws `workspace.newer` when these documents may not be written by this version. */
export function requireCurrent(documents: Documents): void {
  if (isNewer(documents)) throw new MeridianError('workspace.newer')
}
