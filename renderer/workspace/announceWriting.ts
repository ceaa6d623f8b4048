import { newId } from '#shared/base/ids'
import type { Documents } from '#shared/workspace/documents'
import type { Said } from './opened'
import { makeStatement, type Stating } from './stating'

/** States under which Yjs client ids this session writes, once it does: merged documents alone cannot tell who typed what. */
export function announceWriting({ record, draft }: Documents, stating: Stating): void {
  const session: Said<'session'> = {
    kind: 'session',
    key: newId('session'),
    body: { clients: [record.clientID, draft.clientID] },
  }
  const onUpdate = (_: Uint8Array, __: unknown, ___: unknown, transaction: { readonly local: boolean }) => {
    if (!transaction.local) return
    record.off('update', onUpdate)
    draft.off('update', onUpdate)
    void makeStatement(stating, session).catch(() => undefined) // a full disk is told by the documents' own saving
  }
  record.on('update', onUpdate)
  draft.on('update', onUpdate)
}
