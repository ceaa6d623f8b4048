import { createContext, useCallback, useContext, useEffect, useRef } from 'react'
import { screenHref, type Screen } from './screens'
import { useOpened } from './WorkspaceContext'

const View = createContext<{ readonly screen: Screen; readonly view: string | undefined } | null>(null)

/** Says which view of which screen the address asks for. */
export const ViewProvider = View.Provider

/**
 * The view of a stage that the address asks for, out of `views` (the first one otherwise), and how to go to another: so that
 * Back works and other screens can lead to it.
 */
export function useView<T extends string>(views: readonly [T, ...T[]]): readonly [T, (view: string) => void] {
  const place = useContext(View)
  const { id } = useOpened()
  if (!place) throw new Error('no screen here')
  const { screen, view } = place
  const show = useCallback(
    (next: string) => {
      window.location.hash = screenHref(id, screen, next)
    },
    [id, screen],
  )
  return [views.find(known => known === view) ?? views[0], show]
}

/**
 * Calls `reveal` with what the address asks for out of `ids`, once the frame has given the focus to the heading, and takes it
 * from the address, so that the same words lead there again.
 */
export function useAsked<T extends string>(ids: readonly T[], reveal: (id: T) => void): void {
  const place = useContext(View)
  const { id } = useOpened()
  const latest = useRef(reveal)
  useEffect(() => {
    latest.current = reveal
  })
  if (!place) throw new Error('no screen here')
  const { screen, view } = place
  const asked = ids.find(known => known === view)
  useEffect(() => {
    if (asked === undefined) return
    const show = () => {
      latest.current(asked)
      window.location.replace(screenHref(id, screen))
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(show)
    })
    return () => cancelAnimationFrame(frame)
  }, [asked, id, screen])
}
