import { WorkspaceId } from '../identity/workspaceId'
import { readDocumentName } from '../sync/documentName'

/** Where a log lies below the folder of the journal. */
export interface Place {
  readonly workspace: WorkspaceId
  readonly folder: string
  readonly file: string
}

/** The file of a log besides those of documents: a workspace's statements, what is known of it, a picture, a copy set aside. */
const besides = /^(?:statements|workspace|(?:blob|aside)\/[0-9a-f]{64})$/

/** The folder of a workspace: its id without the colon, which Windows does not take. */
export const folderOf = (workspace: WorkspaceId): string => workspace.replace('workspace:', '')

function fileOf(workspace: WorkspaceId, name: string): string | null {
  const document = readDocumentName(name)
  if (document) return `${document.generation}.${document.part}`
  const rest = name.slice(workspace.length + 1)
  return besides.test(rest) ? rest.replace('/', '.') : null
}

/** Where the log of this name lies, or null for any name that is none: it comes from the page. */
export function placeOf(name: string): Place | null {
  const workspace = WorkspaceId.safeParse(name.split('/', 1)[0]).data
  const file = workspace && fileOf(workspace, name)
  return workspace && file ? { workspace, folder: folderOf(workspace), file: `${file}.log` } : null
}

/** The name of the log that lies there, or null for files that are none. */
export function nameAt(folder: string, file: string): string | null {
  const name = `workspace:${folder}/${file.replace(/\.log$/, '').replace('.', '/')}`
  const place = placeOf(name)
  return place?.folder === folder && place.file === file ? name : null
}
