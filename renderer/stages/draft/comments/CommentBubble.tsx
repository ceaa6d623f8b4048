import { Button } from '@mantine/core'
import { IconMessage, IconMessagePlus } from '@tabler/icons-react'
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
 * A button below selected text, for those who have no toolbar, and below commented text where its card is neither beside it
 * nor in an open panel.
 */
export function CommentBubble({ room, ways, hasToolbar }: CommentBubbleProps) {
  const { t } = useTranslation('comments')
  const { desk, canComment } = room
  const hasSelection = useReadable(desk.hasSelection)
  const composing = useReadable(desk.composing)
  const active = useReadable(desk.active)
  const isBeside = useReadable(room.isBeside)
  const threads = useReadable(room.threads)
  const hasPanel = useGuidanceSlot().target !== null
  const bubble = useRef<HTMLDivElement>(null)

  const isForNew = hasSelection && canComment && !hasToolbar && composing === null
  const hidden = isForNew || isBeside || hasPanel ? undefined : threads.find(({ id }) => id === active)
  useLayoutEffect(() => {
    const place = bubble.current
    const host = place?.offsetParent?.getBoundingClientRect()
    const box = isForNew ? desk.selectionBox() : hidden && desk.boxOf(hidden.id)
    if (!place || !host || !box) return
    const start = Math.min(box.left - host.left, host.width - place.offsetWidth - gap)
    place.style.insetBlockStart = `${box.bottom - host.top + gap}px`
    place.style.left = `${Math.max(gap, start)}px`
  })
  if (!isForNew && !hidden) return null
  return (
    <div ref={bubble} className={classes.bubble}>
      {isForNew ? (
        <Button
          size="xs"
          variant="filled"
          leftSection={<IconMessagePlus aria-hidden />}
          onMouseDown={event => event.preventDefault()} // the text keeps its selection
          onClick={ways.begin}
        >
          {t('add')}
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
