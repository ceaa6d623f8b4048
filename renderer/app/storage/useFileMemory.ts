import { useEffect } from 'react'
import type { StatementSet } from '#shared/statements/statementSet'
import { parts, type Documents } from '#shared/workspace/documents'
import { fileMemory, rememberEdit, rememberElsewhere, type FileMemory } from '../../workspace/fileMemory'
import type { OpenedWorkspace } from '../../workspace/opened'
import { useReadable } from '../../workspace/useReadable'

/** What is typed in one go counts once: as often as this, in milliseconds. */
const oneGoMs = 5000

/** Tells of what this person changes or states here. Gives how to stop. */
function onOwnWork(documents: Documents, statements: StatementSet, me: string, worked: () => void): () => void {
  const onUpdate = (_: Uint8Array, __: unknown, ___: unknown, { local }: { readonly local: boolean }) => {
    if (local) worked()
  }
  for (const part of parts) documents[part].on('update', onUpdate)
  const ownCount = () =>
    [...statements.have().values()].filter(({ by, content }) => by === me && content?.kind !== 'session').length
  let own = ownCount()
  const stop = statements.subscribe(() => {
    const count = ownCount()
    if (count > own) worked()
    own = count
  })
  return () => {
    stop()
    for (const part of parts) documents[part].off('update', onUpdate)
  }
}

/** Whether everything of this workspace is at a host or in a shared folder. */
function isElsewhere({ live, folder }: Pick<OpenedWorkspace, 'live' | 'folder'>): boolean {
  if (live.isWhole.read() && live.unreceived.read() === 0 && live.contact.read().receivedAt !== null) return true
  const status = folder.side.read()?.standing.read().status
  return status?.state === 'watching' && status.waitingBytes === 0 && status.lastWritten !== null
}

/** Tells when that may have changed. Gives how to stop. */
function onElsewhere({ live, folder }: Pick<OpenedWorkspace, 'live' | 'folder'>, changed: () => void): () => void {
  let stopFolder = () => undefined as void
  const follow = () => {
    stopFolder()
    stopFolder = folder.side.read()?.standing.subscribe(changed) ?? (() => undefined)
    changed()
  }
  const stops = [live.unreceived, live.contact, live.isWhole].map(({ subscribe }) => subscribe(changed))
  stops.push(folder.side.subscribe(follow))
  follow()
  return () => {
    stopFolder()
    stops.forEach(stop => stop())
  }
}

/**
 * What is remembered of files taken of this workspace, kept while somebody works: what a host has received needs no file.
 * `firstEdit` is called once.
 */
export function useFileMemory(opened: OpenedWorkspace, firstEdit: () => void): FileMemory {
  const { id, me, documents, statements } = opened
  useEffect(() => {
    let last = 0
    let isFirst = true
    const stopWorking = onOwnWork(documents, statements, me.id, () => {
      if (isFirst) firstEdit()
      isFirst = false
      const now = Date.now()
      if (Math.abs(now - last) < oneGoMs) return
      last = now
      rememberEdit(id, now)
    })
    const stopElsewhere = onElsewhere(opened, () => {
      if (fileMemory(id).read().since !== null && isElsewhere(opened)) rememberElsewhere(id)
    })
    return () => {
      stopWorking()
      stopElsewhere()
    }
  }, [opened, id, me.id, documents, statements, firstEdit])
  return useReadable(fileMemory(id))
}
