import { useParams } from 'wouter'
import { WorkspaceId } from '#shared/workspace/documents'
import { UnknownAddress } from '../UnknownAddress'
import { LeaveScreen } from './LeaveScreen'

/** The screen for leaving the workspace in the address. */
export function LeaveDoor() {
  const workspace = WorkspaceId.safeParse(useParams<{ id: string }>().id)
  return workspace.success ? <LeaveScreen key={workspace.data} id={workspace.data} /> : <UnknownAddress />
}
