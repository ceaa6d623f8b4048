import { Button } from '@mantine/core'
import { IconMessage, IconMessagePlus, IconPencil } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { useGuidanceSlot } from '../../../ui/GuidanceContext'
import { useReadable } from '../../../workspace/useReadable'
import classes from './Comments.module.css'
import type { CommentWays } from './useCommentKeys'

interface CommentBubbleProps {
  readonly room: CommentRoom
  readonly ways: CommentWays
  /** Whether the toolbar above has a button for comments. */
  readonly hasToolbar: boolean
}

/**
 * A button below the text that leads to what cannot be seen now: a new comment on selected text, for those who have no toolbar,
 * and where cards are neither beside the text nor in an open panel, the comment that was begun, or the one at the caret.
 */
export function CommentBubble({ room, ways, hasToolbar }: CommentBubbleProps) {
  const { t } = useTranslation('comments')
  const { desk, canComment } = room
  const hasSelection = useReadable(desk.hasSelection)
  const composing = useReadable(desk.composing)
  const active = useReadable(desk.active)
  const isBeside = useReadable(room.isBeside)
  const tab = useReadable(room.tab)
  const threads = useReadable(room.threads)
  const isInPanel = useGuidanceSlot().target !== null && tab === 'comments'
  const bubble = useRef<HTMLDivElement>(null)

  const isUnseen = !isBeside && !isInPanel
  const isForNew = hasSelection && canComment && !hasToolbar && composing === null
  const isForBegun = isUnseen && composing !== null
  const hidden = isForNew || !isUnseen ? undefined : threads.find(({ id }) => id === active)
  useLayoutEffect(() => {
    const put = () => {
      const place = bubble.current
      const host = place?.offsetParent?.getBoundingClientRect()
      const box = isForNew
        ? desk.selectionBox()
        : isForBegun
          ? desk.boxOf('composing')
          : hidden && desk.boxOf(hidden.id)
      if (!place || !host || !box) return
      const start = Math.min(box.left - host.left, host.width - place.offsetWidth - gap)
      place.style.insetBlockStart = `${box.bottom - host.top + gap}px`
      place.style.left = `${Math.max(gap, start)}px`
    }
    put()
    return desk.drawn.subscribe(put) // the text may be drawn after this
  })
  if (isForNew) {
    return (
      <div ref={bubble} className={classes.bubble}>
        <Button
          size="xs"
          variant="filled"
          leftSection={<IconMessagePlus aria-hidden />}
          onMouseDown={event => event.preventDefault()} // the text keeps its selection
          onClick={ways.begin}
        >
          {t('add')}
        </Button>
      </div>
    )
  }
  if (!isForBegun && !hidden) return null
  return (
    <div ref={bubble} className={classes.bubble}>
      {isForBegun ? (
        <Button size="xs" variant="filled" leftSection={<IconPencil aria-hidden />} onClick={ways.resume}>
          {t('compose.resume')}
        </Button>
      ) : (
        <Button size="xs" leftSection={<IconMessage aria-hidden />} onClick={() => ways.show(hidden!.id)}>
          {t('showBy', { name: hidden!.name })}
        </Button>
      )}
    </div>
  )
}

/** Pixels between the text and the button. */
const gap = 6
