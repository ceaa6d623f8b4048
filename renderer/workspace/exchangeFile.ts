import { MeridianError } from '#shared/base/errors'
import { cut } from '#shared/base/line'
import { picturesOf } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import { packExchange } from '#shared/exchange/packExchange'
import type { Signer } from '#shared/identity/keys'
import type { Member } from '#shared/statements/fold'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Documents, Generation, WorkspaceId } from '#shared/workspace/documents'
import type { Workspace } from '#shared/workspace/workspace'
import type { Database } from './database'
import type { OpenedWorkspace } from './opened'

interface Sending {
  readonly id: WorkspaceId
  readonly generation: Generation
  readonly documents: Documents
  readonly workspace: Workspace
  readonly statements: StatementSet
  readonly database: Database
  /** Version of this Meridian. */
  readonly app: string
  /** Null where this device has no certificate, and so nothing to sign with. */
  readonly sender: { readonly member: Member; readonly device: Signer } | null
  /** When the documents were set aside, if they are such a copy: then they go along whatever the sender may write now. */
  readonly setAsideAt?: number
}

const named = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '')

/** A name that tells workspace, sender and day, and that every file system takes. */
function fileName({ workspace, sender, setAsideAt }: Sending, at: number): string {
  const { shortName, institution, title } = workspace.profile.read()
  const day = new Date(at).toLocaleDateString('sv') // ISO day by local time
  const names = [shortName || institution || title, sender?.member.name ?? ''].map(name => cut(named(name), 40))
  const kind = setAsideAt === undefined ? [] : ['set-aside']
  return `${[...names.filter(name => name !== ''), ...kind, day].join('_')}.meridian`
}

/** The whole workspace as a signed file. Throws `statement.stranger` where this device cannot sign for anybody. */
export async function exchangeFileOf(
  sending: Sending,
  options: { readonly pictures: boolean },
): ReturnType<OpenedWorkspace['exchangeFile']> {
  const { id, generation, documents, workspace, statements, database, app, sender, setAsideAt } = sending
  if (!sender) throw new MeridianError('statement.stranger')
  const at = Date.now()
  const blobs = new Map<string, Uint8Array>()
  for (const hash of options.pictures ? picturesOf(collectContent(workspace)) : []) {
    const bytes = await database.blob(id, hash)
    if (bytes) blobs.set(hash, bytes)
  }
  const bytes = await packExchange({
    generation,
    documents,
    isSetAside: setAsideAt !== undefined,
    statements,
    blobs,
    sender: { member: sender.member.id, device: sender.device },
    at,
    app,
  })
  return { name: fileName(sending, setAsideAt ?? at), bytes }
}
