import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ownId } from '#shared/comments/ids'
import type { Reply, Thread } from '#shared/comments/threads'
import type { Anchor } from '#shared/statements/anchor'
import { announce } from '../../../ui/LiveRegions'
import { notify } from '../../../ui/notify'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** What a person says about the draft. Each rejects where it could not be said; then nothing was. */
export interface CommentActions {
  readonly comment: (anchor: Anchor, text: string) => Promise<void>
  readonly reply: (to: Thread, text: string) => Promise<void>
  readonly change: (thread: Thread, text: string) => Promise<void>
  readonly changeReply: (thread: Thread, reply: Reply, text: string) => Promise<void>
  readonly remove: (thread: Thread) => Promise<void>
  readonly removeReply: (thread: Thread, reply: Reply) => Promise<void>
  readonly resolve: (thread: Thread, resolved: boolean) => Promise<void>
}

/** The actions on comments of the open workspace; the same object while it is open. */
export function useCommentActions(): CommentActions {
  const opened = useOpened()
  const { t } = useTranslation('comments')

  return useMemo(() => {
    const { me, state } = opened
    const sayComment = (thread: Pick<Thread, 'id' | 'anchor'>, text: string) =>
      state({ kind: 'comment', key: thread.id, body: { anchor: thread.anchor, text } })
    const sayReply = (thread: Thread, id: Reply['id'], text: string, after: number) =>
      state({ kind: 'reply', key: id, body: { to: thread.id, after, text } })
    const placeOf = (thread: Thread, reply: Reply) => thread.replies.findIndex(({ id }) => id === reply.id)
    const undo = (again: () => Promise<unknown>) => () => void again().catch(() => undefined) // the disk says so itself

    return {
      comment: async (anchor, text) => {
        await sayComment({ id: ownId('comment', me.id), anchor }, text)
        announce(t('said.sent'))
      },
      reply: async (to, text) => {
        await sayReply(to, ownId('reply', me.id), text, to.replies.length)
        announce(t('said.replied'))
      },
      change: async (thread, text) => {
        await sayComment(thread, text)
        announce(t('said.changed'))
      },
      changeReply: async (thread, reply, text) => {
        await sayReply(thread, reply.id, text, placeOf(thread, reply))
        announce(t('said.changed'))
      },
      remove: async thread => {
        const { id, text } = thread
        if (text === null) return
        await state({ kind: 'comment', key: id, body: { removed: true } })
        notify({ message: t('said.removed'), undo: undo(() => sayComment(thread, text)) })
      },
      removeReply: async (thread, reply) => {
        await state({ kind: 'reply', key: reply.id, body: { removed: true } })
        const place = placeOf(thread, reply)
        notify({ message: t('said.removedReply'), undo: undo(() => sayReply(thread, reply.id, reply.text, place)) })
      },
      resolve: async ({ id, name }, resolved) => {
        const say = (now: boolean) => state({ kind: 'resolution', key: id, body: { resolved: now } })
        await say(resolved)
        notify({ message: t(resolved ? 'said.resolved' : 'said.reopened', { name }), undo: undo(() => say(!resolved)) })
      },
    }
  }, [opened, t])
}
