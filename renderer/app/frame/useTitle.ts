import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import type { Screen } from '../../workspace/screens'

/** Names the window after the screen, and moves the focus to the heading after each change of screen. Gives the heading's ref. */
export function useTitle(screen: Screen) {
  const { t } = useTranslation('frame')
  const { t: name } = useTranslation('stages')
  const { title } = useReadable(useWorkspace().profile)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<Screen | null>(null)
  const windowTitle = t('windowTitle', { screen: name(screen), workspace: title || t('rail.noTitle') })

  useEffect(() => {
    document.title = windowTitle
  }, [windowTitle])
  useEffect(() => {
    if (shown.current === screen) return
    // together with the frame's own layout: a focus sooner would lay out everything once more
    const frame = requestAnimationFrame(() => {
      heading.current?.focus()
      shown.current = screen
    })
    return () => cancelAnimationFrame(frame)
  }, [screen])
  return heading
}
