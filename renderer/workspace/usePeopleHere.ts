import { useMemo, useSyncExternalStore } from 'react'
import type { SectionId } from '#shared/draft/section'
import type { Readable } from '#shared/base/readable'
import { presences, type PersonHere } from './presence'
import type { Screen } from './screens'
import { useReadable } from './useReadable'
import { useOpened } from './WorkspaceContext'

/** Everybody else who is here now, by name. */
export const usePeopleHere = (): readonly PersonHere[] => useReadable(presences(useOpened()).people)

/** Those of `people` that `isChosen`, as the same list until it holds others. */
function chosen(people: Readable<readonly PersonHere[]>, isChosen: (person: PersonHere) => boolean) {
  let last: readonly PersonHere[] = []
  return {
    subscribe: people.subscribe,
    read: () => {
      const now = people.read().filter(isChosen)
      if (now.length !== last.length || !now.every((person, i) => person === last[i])) last = now
      return last
    },
  }
}

/** Those of them who are on a screen, or in one section of the draft. */
export function usePeopleAt(screen: Screen, section?: SectionId): readonly PersonHere[] {
  const { people } = presences(useOpened())
  const there = useMemo(
    () =>
      chosen(people, ({ at }) =>
        at.some(spot => spot.screen === screen && (section === undefined || spot.section === section)),
      ),
    [people, screen, section],
  )
  return useSyncExternalStore(there.subscribe, there.read)
}
