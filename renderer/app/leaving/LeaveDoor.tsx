import { lazy, Suspense } from 'react'
import { useParams } from 'wouter'
import { WorkspaceId } from '#shared/workspace/documents'
import { UnknownAddress } from '../UnknownAddress'

const LeaveScreen = lazy(async () => ({ default: (await import('./LeaveScreen')).LeaveScreen }))

/** The screen for leaving the workspace in the address; its code runs when somebody goes there. */
export function LeaveDoor() {
  const workspace = WorkspaceId.safeParse(useParams<{ id: string }>().id)
  if (!workspace.success) return <UnknownAddress />
  return (
    <Suspense fallback={null}>
      <LeaveScreen key={workspace.data} id={workspace.data} />
    </Suspense>
  )
}
