import { useMemo } from 'react'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import type { StandingInvite } from '#shared/statements/fold'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** An invite that still leads somewhere, with the key that names it. */
export type OpenInvite = StandingInvite & { readonly key: PublicKey }

/** The invites that wait for somebody, by who they are for: one that needs a decision first, else the one that ends last. */
export function useInvites(): ReadonlyMap<MemberId, OpenInvite> {
  const { invites } = useReadable(useOpened().statements)
  return useMemo(() => {
    const open = new Map<MemberId, OpenInvite>()
    for (const [key, invite] of invites) {
      if (invite.isConfirmed || invite.state === 'enrolled') continue
      const other = open.get(invite.member)
      const isFirst =
        !other ||
        (invite.state === 'disputed' && other.state !== 'disputed') ||
        (invite.state === other.state && invite.expires > other.expires)
      if (isFirst) open.set(invite.member, { ...invite, key })
    }
    return open
  }, [invites])
}
