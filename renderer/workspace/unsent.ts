import type { WorkspaceId } from '#shared/workspace/documents'
import type { Database } from './database'

/** Notes that no change of the documents waits for the host any more: others stand in their place. Throws `storage.*`. */
export async function forgetUnsent(database: Database, id: WorkspaceId): Promise<void> {
  const contact = await database.contact(id)
  if (contact) await database.keepContact(id, { ...contact, unsent: { ...contact.unsent, record: 0, draft: 0 } })
}
