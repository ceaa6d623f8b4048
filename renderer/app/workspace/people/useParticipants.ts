import { useMemo } from 'react'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { participantsOf, type Participant } from './participants'
import { useInvites } from './useInvites'
import { useNow } from './useNow'

/** Everybody who takes part, as it stands. */
export function useParticipants(): readonly Participant[] {
  const { statements, workspace } = useOpened()
  const people = useReadable(workspace.people)
  const units = useReadable(workspace.units)
  const { members } = useReadable(statements)
  const invites = useInvites()
  const now = useNow()
  return useMemo(() => participantsOf({ people, units, members, invites, now }), [people, units, members, invites, now])
}
