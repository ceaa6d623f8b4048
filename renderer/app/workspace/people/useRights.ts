import { useOpened } from '../../../workspace/WorkspaceContext'

/** What I may do about people: only coordinators say who takes part. */
export interface Rights {
  /** Enter people into the list and change what it says of them. */
  readonly canEnter: boolean
  /** Invite, change roles, end access. */
  readonly canInvite: boolean
}

/** My rights here. */
export function useRights(): Rights {
  const { me, readOnly } = useOpened()
  const isCoordinator = me.role === 'coordinator' && (readOnly === null || readOnly === 'newer')
  return { canEnter: isCoordinator && readOnly === null, canInvite: isCoordinator }
}
