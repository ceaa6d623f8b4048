import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Readable } from '#shared/base/readable'
import type { Reply, Thread } from '#shared/comments/threads'
import { announce } from '../../../ui/LiveRegions'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** What comes within this many milliseconds is told in one sentence. */
const pauseMs = 3000

const remarksOf = (threads: readonly Thread[]): (Thread | Reply)[] =>
  threads.flatMap(thread => [thread, ...thread.replies])

/** Tells screen readers that others commented, politely and together. */
export function useCommentNews(threads: Readable<readonly Thread[]>): void {
  const { t } = useTranslation('comments')
  const { me } = useOpened()
  useEffect(() => {
    let known = new Set(remarksOf(threads.read()).map(({ id }) => id))
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const remarks = remarksOf(threads.read())
      const fresh = remarks.filter(({ id, member }) => !known.has(id) && member !== me.id)
      known = new Set(remarks.map(({ id }) => id))
      if (fresh[0]) announce(t('said.new', { count: fresh.length, name: fresh[0].name }))
    }
    const stop = threads.subscribe(() => (timer ??= setTimeout(tell, pauseMs)))
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [threads, me, t])
}
