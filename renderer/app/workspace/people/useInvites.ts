import { useMemo } from 'react'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import type { StandingInvite } from '#shared/statements/fold'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { useNow } from './useNow'

/** An invite that still leads somewhere, with the key that names it. */
export type OpenInvite = StandingInvite & { readonly key: PublicKey }

const needsDecision = ({ state }: StandingInvite) => state !== 'open'

/**
 * The invites that wait for somebody, by who they are for: one that needs a decision first, else the one that ends last.
 * One that brought a key is waiting if it has expired and no host says that the key came before, as nobody certifies that by
 * themselves any more.
 */
export function useInvites(): ReadonlyMap<MemberId, OpenInvite> {
  const { invites } = useReadable(useOpened().statements)
  const now = useNow()
  return useMemo(() => {
    const open = new Map<MemberId, OpenInvite>()
    for (const [key, invite] of invites) {
      const isInTime = invite.isAdmitted || invite.expires >= now
      if (!invite.isHeard || invite.isConfirmed || (invite.state === 'enrolled' && isInTime)) continue
      const other = open.get(invite.member)
      const isFirst =
        !other ||
        (needsDecision(invite) && !needsDecision(other)) ||
        (invite.state === other.state && invite.expires > other.expires)
      if (isFirst) open.set(invite.member, { ...invite, key })
    }
    return open
  }, [invites, now])
}
