import { useEffect, useState } from 'react'
import { source } from '#shared/base/readable'
import type { OpenedWorkspace } from '../../workspace/opened'
import type { CopyFacts, SetAside } from '../../workspace/setAside/setAside'
import { useReadable } from '../../workspace/useReadable'

const known = new WeakMap<OpenedWorkspace, Promise<SetAside>>()
const nothing = source<readonly CopyFacts[]>([])

/** The copies beside an open workspace, the same for all who ask. Throws `storage.*`. */
export function setAsideOf(opened: OpenedWorkspace): Promise<SetAside> {
  const opening = known.get(opened) ?? opened.setAside()
  known.set(opened, opening)
  opening.catch(() => known.delete(opened)) // another try may succeed
  return opening
}

/** The copies beside an open workspace once they are found; null until then, and while `isWanted` is false. */
export function useSetAside(
  opened: OpenedWorkspace,
  isWanted = true,
): { readonly aside: SetAside | null; readonly copies: readonly CopyFacts[]; readonly error: unknown } {
  const [aside, setAside] = useState<SetAside | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    setAsideOf(opened).then(
      found => isCurrent && setAside(found),
      (failure: unknown) => isCurrent && setError(failure),
    )
    return () => {
      isCurrent = false
    }
  }, [opened, isWanted])
  return { aside, copies: useReadable(aside?.copies ?? nothing), error }
}
