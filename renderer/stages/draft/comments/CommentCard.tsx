import { Button, Card } from '@mantine/core'
import { memo, useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '#shared/comments/threads'
import type { Place } from '#shared/draft/anchor'
import { FailureAlert } from '../../../ui/FailureAlert'
import { formatMoment } from '../../../ui/format'
import { useOpened } from '../../../workspace/WorkspaceContext'
import classes from './Comments.module.css'
import { Remark, useTone } from './Remark'
import { shortQuote } from './shortQuote'
import type { CommentActions } from './useCommentActions'
import { WordsForm } from './WordsForm'

interface CommentCardProps {
  readonly thread: Thread
  /** Null where the text was removed, undefined while nobody looked. */
  readonly place: Place | null | undefined
  readonly isActive: boolean
  readonly canComment: boolean
  readonly unsent: Map<string, string>
  readonly actions: CommentActions
  readonly onActivate: (id: Thread['id']) => void
  /** Back to the text. */
  readonly onLeave: () => void
  readonly ref?: Ref<HTMLDivElement>
}

/** A thread as a card beside its text: what was said, the answers, and for the one in use what can be done. */
export const CommentCard = memo(function CommentCard(props: CommentCardProps) {
  const { thread, place, isActive, canComment, unsent, actions, onActivate, onLeave, ref } = props
  const { t } = useTranslation('comments')
  const { me } = useOpened()
  const [error, setError] = useState<unknown>(null)
  const { id, name, anchor, replies, resolved, carriedBy } = thread
  const tone = useTone(thread)
  const quote = shortQuote(anchor.quote)
  const isOwn = (member: string) => canComment && member === me.id
  const label = place === null ? 'card.nameRemoved' : quote === '' ? 'card.nameFigure' : 'card.name'

  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onLeave()
  }
  const resolve = () => void actions.resolve(thread, resolved === null).catch(setError)
  return (
    <Card
      ref={ref}
      component="article"
      className={classes.card!}
      padding="xs"
      tabIndex={0}
      aria-label={t(label, { name, quote })}
      data-thread={id}
      data-active={isActive || undefined}
      data-removed={place === null || undefined}
      data-resolved={resolved !== null || undefined}
      style={{ '--tone': tone }}
      onFocus={() => onActivate(id)}
      onClick={() => onActivate(id)}
      onKeyDown={pressed}
    >
      {place === null && <p className={classes.quote}>{t('card.textRemoved', { quote })}</p>}
      {place?.isChanged && isActive && <p className={classes.quote}>{t('card.textChanged', { quote })}</p>}
      <Remark
        remark={thread}
        menuLabel={t('card.menuOf', { name })}
        {...(isOwn(thread.member) && {
          own: {
            onChange: carriedBy === null ? text => actions.change(thread, text) : null,
            onRemove: () => actions.remove(thread),
          },
        })}
      />
      {replies.map(reply => (
        <Remark
          key={reply.id}
          remark={reply}
          menuLabel={t('card.menuOfReply', { name: reply.name })}
          {...(isOwn(reply.member) && {
            own: {
              onChange: reply.carriedBy === null ? text => actions.changeReply(thread, reply, text) : null,
              onRemove: () => actions.removeReply(thread, reply),
            },
          })}
        />
      ))}
      {resolved && (
        <p className={classes.resolved}>
          {t('card.resolved', { name: resolved.name, when: formatMoment(resolved.at) })}
        </p>
      )}
      {isActive && canComment && (
        <div className={classes.actions}>
          <WordsForm
            label={t('card.replyLabel', { name })}
            send={t('card.reply')}
            onSend={text => actions.reply(thread, text)}
            unsent={[unsent, id]}
            onCancel={onLeave}
          >
            <Button size="xs" onClick={resolve}>
              {t(resolved ? 'card.reopen' : 'card.resolve')}
            </Button>
          </WordsForm>
        </div>
      )}
      {error !== null && <FailureAlert error={error} onClose={() => setError(null)} />}
    </Card>
  )
})
