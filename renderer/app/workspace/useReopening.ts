import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { notify } from '../../ui/notify'
import type { OpenedWorkspace, Outdated } from '../../workspace/opened'
import { useServices } from '../services'

/**
 * Has a workspace opened anew when what it was opened with holds no longer, such as the person's role, so that what can be
 * done on screen follows; says what happened. `reopen` takes its screens away and asks the keeper for it again.
 */
export function useReopening(opened: OpenedWorkspace | null, reopen: () => void): void {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { keeper } = useServices()
  const begin = useRef(reopen)
  const left = useRef<{ readonly opened: OpenedWorkspace; readonly why: Outdated } | null>(null)
  useEffect(() => {
    begin.current = reopen
  })

  useEffect(() => {
    if (!opened) return
    const before = left.current
    if (before?.opened === opened) return // it could not be closed, which its saving tells
    if (before) notify({ message: t(`reopened.${before.why}`, { role: common(`role.${opened.me.role}`) }) })
    left.current = null

    const look = () => {
      const why = opened.outdated.read()
      if (why === null || left.current) return
      left.current = { opened, why }
      void keeper.leave().catch(() => undefined)
      flushSync(() => begin.current()) // no screen may see the documents go
    }
    queueMicrotask(look)
    return opened.outdated.subscribe(look)
  }, [opened, keeper, t, common])
}
