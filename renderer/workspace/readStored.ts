import type { Awareness } from 'y-protocols/awareness'
import type { Signer } from '#shared/identity/keys'
import type { KeyStore } from '#shared/platform/platform'
import type { Member } from '#shared/statements/fold'
import { trusting } from '#shared/statements/invited'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import type { Documents } from '#shared/workspace/documents'
import type { Database, StoredWorkspace } from './database'
import { keptSigner } from './keyring'
import type { OpenedWorkspace, ReadOnly } from './opened'
import { together } from './persist'
import { readDocuments } from './readDocuments'
import { mayAct, whyReadOnly } from './rights'

/** A workspace as this computer has it and as this person may use it. Its documents are kept saved; nothing else runs yet. */
export interface ReadStored {
  readonly stored: StoredWorkspace
  readonly documents: Documents
  readonly awareness: Awareness
  /** How both documents are kept. */
  readonly keeping: Pick<OpenedWorkspace, 'saving' | 'flushed' | 'saveAgain'>
  readonly statements: StatementSet
  /** Who has the workspace open; null for somebody without a certificate, or without their key. */
  readonly member: Member | null
  /** The key of this device; null where it has none that opens. */
  readonly device: Signer | null
  /** Who states and calls hosts from here; null where this device may not act for anybody (any more). */
  readonly caller: { readonly member: Member; readonly device: Signer } | null
  readonly readOnly: ReadOnly
  /** Has the documents written no more and empties them; a second time does nothing. */
  letGo(): Promise<void>
}

/** Reads all of a workspace. Throws `storage.unavailable`; then no store stays open. */
export async function readStored(database: Database, keys: KeyStore, stored: StoredWorkspace): Promise<ReadStored> {
  const { id, me } = stored
  const { documents, awareness, stores, letGo } = readDocuments(database, stored)
  const [record, draft, statements, device] = await Promise.all([
    ...stores,
    database.statements(id).then(texts => openStatements(id, texts, me ? trusting(me.id) : undefined)),
    me && keptSigner(keys, me.keys.device),
  ]).catch(async (error: unknown) => {
    await letGo().catch(() => undefined) // the first failure is the one to tell
    throw error
  })
  const member = (me && device && statements.read().members.get(me.id)) ?? null
  return {
    ...{ stored, documents, awareness, statements, member, device, letGo },
    keeping: {
      saving: together([record.saving, draft.saving]),
      flushed: async () => void (await Promise.all([record.flushed(), draft.flushed()])),
      saveAgain: async () => {
        await record.saveAgain()
        await draft.saveAgain()
      },
    },
    caller: member && device && mayAct(member, device.key) ? { member, device } : null,
    readOnly: whyReadOnly(documents, member, device?.key ?? null),
  }
}
