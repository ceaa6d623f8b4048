import { Card } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Ref } from 'react'
import type { Anchor } from '#shared/statements/anchor'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { personColour } from '../../../workspace/person'
import { useOpened } from '../../../workspace/WorkspaceContext'
import classes from './Comments.module.css'
import { shortQuote } from './shortQuote'
import type { CommentActions } from './useCommentActions'
import { WordsForm } from './WordsForm'

interface ComposerProps {
  readonly room: CommentRoom
  readonly anchor: Anchor
  readonly actions: CommentActions
  readonly ref?: Ref<HTMLDivElement>
}

/** The card in which a comment is written, beside the text it is about. */
export function Composer({ room, anchor, actions, ref }: ComposerProps) {
  const { t } = useTranslation('comments')
  const { me } = useOpened()
  const { desk, unsent } = room
  const leave = () => {
    desk.cancel()
    desk.returnToText()
  }
  return (
    <Card
      ref={ref}
      component="section"
      className={classes.card!}
      padding="xs"
      aria-label={t('compose.name', { quote: shortQuote(anchor.quote) })}
      data-active
      style={{ '--tone': personColour(me.id) }}
    >
      <WordsForm
        label={t('compose.label')}
        send={t('compose.send')}
        cancel={t('compose.cancel')}
        unsent={[unsent, 'composing']}
        isOpen
        onSend={async text => {
          await actions.comment(anchor, text)
          leave()
        }}
        onCancel={leave}
      />
    </Card>
  )
}
