import type { Part } from '../identity/access'
import { documentName, Generation, parts, WorkspaceId } from '../workspace/documents'

/** What the name of a document says. */
export interface NamedDocument {
  readonly workspace: WorkspaceId
  readonly generation: Generation
  readonly part: Part
}

/** Reads the name of a document, or gives null for anything that is none. */
export function readDocumentName(name: string): NamedDocument | null {
  const [workspace, generation, part, ...rest] = name.split('/')
  const read = {
    workspace: WorkspaceId.safeParse(workspace).data,
    generation: Generation.safeParse(generation).data,
    part: parts.find(known => known === part),
  }
  if (!read.workspace || !read.generation || !read.part || rest.length > 0) return null
  const named = { workspace: read.workspace, generation: read.generation, part: read.part }
  return documentName(named.workspace, named.generation, named.part) === name ? named : null
}
