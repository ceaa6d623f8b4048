import { useCallback, useEffect, useRef, useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Joining, JoinStep } from '../../workspace/join'
import { screenPath } from '../../workspace/screens'
import { useServices } from '../services'

/** How coming into a workspace goes. */
export type JoinAttempt =
  | { readonly state: 'resting' }
  | { readonly state: 'going'; readonly step: JoinStep }
  | { readonly state: 'failed'; readonly error: unknown }

/** Comes into a workspace by `how`, shows it when that worked, and can be called off. */
export function useJoinAttempt() {
  const { keeper, platform } = useServices()
  const [, navigate] = useHashLocation()
  const [attempt, setAttempt] = useState<JoinAttempt>({ state: 'resting' })
  const calledOff = useRef<AbortController | null>(null)
  useEffect(() => () => calledOff.current?.abort(), [])

  const start = useCallback(
    async (how: (joining: Joining) => Promise<WorkspaceId>, afterwards?: (id: WorkspaceId) => Promise<void>) => {
      const stop = new AbortController()
      calledOff.current = stop
      setAttempt({ state: 'going', step: 'connecting' })
      try {
        await keeper.leave() // an invite may lead to the workspace that was open to be read
        const id = await how({
          deviceName: platform.shell,
          onStep: step => setAttempt({ state: 'going', step }),
          signal: stop.signal,
        })
        await afterwards?.(id).catch(() => undefined) // they are in; what is left can be done there
        if (!stop.signal.aborted) navigate(screenPath(id, 'profile'))
      } catch (error) {
        setAttempt(stop.signal.aborted ? { state: 'resting' } : { state: 'failed', error })
      }
    },
    [keeper, platform, navigate],
  )
  return {
    attempt,
    start,
    cancel: useCallback(() => calledOff.current?.abort(), []),
    dismiss: useCallback(() => setAttempt({ state: 'resting' }), []),
  }
}
