import { useMemo } from 'react'
import type { PublicKey } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import { presences } from '../../../workspace/presence'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { devicesSeen, lastHeard, type DeviceSeen } from './participants'
import { useNow } from './useNow'

/** Who is here now, and when everybody was last heard of (milliseconds since 1970). */
export interface Seen {
  readonly here: ReadonlySet<MemberId>
  readonly heard: ReadonlyMap<MemberId, number>
}

/** When people were last seen, from presence now and from what they stated. */
export function useSeen(): Seen {
  const opened = useOpened()
  const { statements } = opened
  const people = useReadable(presences(opened).people)
  const standing = useReadable(statements)
  const now = useNow()
  const here = useMemo(() => new Set(people.map(({ id }) => id)), [people])
  const heard = useMemo(() => {
    void standing // another one with every statement that arrives
    return lastHeard(statements.have().values(), now)
  }, [standing, statements, now])
  return { here, heard }
}

/** When devices were added and last heard of, by their keys. */
export function useDevicesSeen(): ReadonlyMap<PublicKey, DeviceSeen> {
  const { statements } = useOpened()
  const standing = useReadable(statements)
  const now = useNow()
  return useMemo(() => {
    void standing // another one with every statement that arrives
    return devicesSeen(statements.have().values(), now)
  }, [standing, statements, now])
}
