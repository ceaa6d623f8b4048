import { useHotkeys } from '@mantine/hooks'
import { IconMessageDown, IconMessagePlus, IconMessageUp } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThreadId } from '#shared/comments/threads'
import type { SectionId } from '#shared/draft/section'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { useCommands } from '../../../ui/commands'
import { useGuidanceSlot } from '../../../ui/GuidanceContext'
import { notify } from '../../../ui/notify'
import { shortcutText } from '../../../ui/shortcutText'
import { useSortedThreads } from './useSortedThreads'

/** What leads to comments from anywhere in the draft. */
export interface CommentWays {
  /** Begins a comment on the selected text. */
  readonly begin: () => void
  /** Shows the comment that was begun. */
  readonly resume: () => void
  /** Shows a thread, beside its text or in the panel, with the focus on it. */
  readonly show: (id: ThreadId) => void
}

/** Cards are drawn with the next frames, when their section has come near. */
function focusCard(id: ThreadId, tries = 30): void {
  const card = document.querySelector<HTMLElement>(`[data-thread="${id}"]`)
  if (card) card.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusCard(id, tries - 1))
}

/** The ways to comments, with their keys and commands. */
export function useCommentKeys(room: CommentRoom, sections: readonly SectionId[]): CommentWays {
  const { t } = useTranslation('comments')
  const { open } = useGuidanceSlot()
  const { desk, cannot } = room
  const threads = useSortedThreads(room, sections)

  const makeRoom = useCallback(() => {
    if (room.isBeside.read()) return
    room.tab.set('comments')
    open()
  }, [room, open])
  const begin = useCallback(() => {
    if (cannot) notify({ message: t(`cannot.${cannot}`) })
    else if (desk.begin()) makeRoom()
    else notify({ message: t('nothingSelected') })
  }, [cannot, desk, makeRoom, t])
  const show = useCallback(
    (id: ThreadId) => {
      desk.reveal(id)
      desk.activate(id)
      makeRoom()
      focusCard(id)
    },
    [desk, makeRoom],
  )
  function step(direction: 1 | -1): void {
    const ids = threads.filter(({ section }) => section !== null).map(({ thread }) => thread.id)
    const now = ids.indexOf(desk.active.read() ?? desk.nearest(ids, direction) ?? ids[0]!)
    const next = desk.active.read() === null ? ids[now] : ids[(now + direction + ids.length) % ids.length]
    if (next === undefined) notify({ message: t('said.none') })
    else show(next)
  }

  useHotkeys(
    [
      ['mod+alt+M', begin, { usePhysicalKeys: true }],
      ['F7', () => step(1)],
      ['shift+F7', () => step(-1)],
    ],
    [],
    true,
  )
  useCommands([
    {
      id: 'comments.add',
      group: 'do',
      icon: IconMessagePlus,
      label: t('addHelp'),
      detail: shortcutText('mod+alt+M'),
      run: begin,
    },
    {
      id: 'comments.next',
      group: 'go',
      icon: IconMessageDown,
      label: t('next'),
      detail: shortcutText('F7'),
      run: () => step(1),
    },
    {
      id: 'comments.previous',
      group: 'go',
      icon: IconMessageUp,
      label: t('previous'),
      detail: shortcutText('shift+F7'),
      run: () => step(-1),
    },
  ])
  return { begin, resume: makeRoom, show }
}
