import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconList } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionId } from '#shared/draft/section'
import type { CommentRoom } from '../../editor/comments/commentRoom'
import type { Desk } from '../../editor/page/useLivePage'
import type { DraftSession } from '../../editor/session/draftSession'
import { screenHref } from '../../workspace/screens'
import { useView } from '../../workspace/view'
import { CommentBubble } from './comments/CommentBubble'
import { CommentLayer } from './comments/CommentLayer'
import { ReaderTools } from './comments/ReaderTools'
import { useCommentKeys } from './comments/useCommentKeys'
import { useSectionIds } from './comments/useSectionIds'
import classes from './DraftDesk.module.css'
import { DraftTools } from './DraftTools'
import type { Beginning } from './EmptyDraft'
import { FindBar } from './find/FindBar'
import { useFind } from './find/useFind'
import { OutlineInView } from './OutlineInView'
import { SectionDetails } from './SectionDetails'
import { SectionList } from './SectionList'
import { useDraftCommands } from './useDraftCommands'
import type { Outline } from './useOutline'
import type { SectionActions } from './useSectionActions'
import { useShownSection } from './useShownSection'

interface DraftBodyProps {
  readonly session: DraftSession
  readonly desk: Desk
  readonly room: CommentRoom
  readonly outline: Outline
  readonly actions: SectionActions
  readonly beginning: Beginning | null
  readonly onBegun: () => void
  readonly isNarrow: boolean
}

/** The fields of titles are found by their section, because the menu that asks for one is far from it. */
const titleField = (id: SectionId) => document.querySelector<HTMLTextAreaElement>(`[data-section-title="${id}"]`)

/** Outline, tools and text of a draft that has sections. Renders when the outline changes, never for a letter. */
export function DraftBody({ session, desk, room, outline, actions, beginning, onBegun, isNarrow }: DraftBodyProps) {
  const { t } = useTranslation('draft')
  const { page, tools } = desk
  const { sections } = outline
  const [detailed, setDetailed] = useState<SectionId | null>(null)
  const [renaming, setRenaming] = useState<SectionId | null>(null)
  // The first section can be written in at once, where it stays; outline, tools and the others come with the next frames.
  const isComplete = useDeferredValue(true, session.lastSection !== null)
  const shown = useMemo(
    () => (isComplete ? outline : { ...outline, sections: outline.sections.slice(0, 1) }),
    [outline, isComplete],
  )
  const ids = useSectionIds(shown)
  const ways = useCommentKeys(room, ids)
  const [text, setText] = useState<HTMLDivElement | null>(null)
  const [asked] = useView<SectionId | ''>(['', ...sections.map(({ id }) => id)])
  useEffect(() => {
    if (!asked || !isComplete) return
    page.reveal(asked) // such as by an open point of Ratify
    window.location.replace(screenHref(session.opened.id, 'draft')) // so that the same link leads there again
  }, [asked, isComplete, page, session])
  const first = sections[0]?.id
  useLayoutEffect(() => {
    if (beginning === null || first === undefined) return
    if (beginning === 'title') setRenaming(first)
    else page.enter(first, { at: 'start' }) // at once: later it would take the focus from where the person went meanwhile
    onBegun()
  }, [beginning, first, page, onBegun])
  useShownSection(page)
  const [isOpen, { open, close }] = useDisclosure(false)
  const waiting = useRef<(() => void) | null>(null)

  /** Runs `work` once the drawer is gone, because it gives the focus back to its button while it goes. */
  const afterDrawer = useCallback(
    (work: () => void) => {
      if (!isOpen) return work()
      waiting.current = work
      close()
    },
    [isOpen, close],
  )
  const go = useCallback(
    (id: SectionId) =>
      afterDrawer(() => {
        page.reveal(id)
        page.enter(id, { at: 'start' })
      }),
    [page, afterDrawer],
  )
  useEffect(() => {
    if (renaming === null) return
    const field = titleField(renaming)
    if (!field) return // a new section is on screen with the next rendering
    setRenaming(null)
    page.reveal(renaming)
    field.focus()
    field.select()
  }, [renaming, sections, page])

  useHotkeys(
    session.canWrite
      ? [
          ['mod+Z', tools.undo],
          ['mod+shift+Z', tools.redo],
          ['mod+Y', tools.redo],
        ]
      : [],
  )
  const find = useFind(session.canWrite)
  useDraftCommands({ session, desk, outline, actions, go, rename: setRenaming })

  const list = (
    <OutlineInView
      page={page}
      session={session}
      room={room}
      outline={outline}
      actions={actions}
      onGo={go}
      onRename={id => afterDrawer(() => setRenaming(id))}
      onDetails={id => afterDrawer(() => setDetailed(id))}
    />
  )
  return (
    <div className={classes.columns}>
      {isNarrow ? (
        <>
          <div className={classes.opener}>
            <Button leftSection={<IconList aria-hidden />} onClick={open}>
              {t('outline.open')}
            </Button>
          </div>
          <Drawer
            opened={isOpen}
            onClose={close}
            onExitTransitionEnd={() => {
              waiting.current?.()
              waiting.current = null
            }}
            title={t('outline.open')}
            closeButtonProps={{ 'aria-label': t('outline.close') }}
          >
            {list}
          </Drawer>
        </>
      ) : (
        <div className={classes.outline}>{isComplete && list}</div>
      )}
      <div className={classes.page} data-finding={find.request !== null || undefined}>
        <div className={classes.tools}>
          {isComplete &&
            (session.canWrite ? (
              <DraftTools
                session={session}
                desk={desk}
                sections={sections}
                actions={actions}
                ways={ways}
                onFind={find.open}
              />
            ) : (
              <ReaderTools ways={ways} cannot={room.cannot} onFind={find.open} />
            ))}
          {find.request && (
            <FindBar session={session} desk={desk} outline={shown} request={find.request} onClose={find.close} />
          )}
        </div>
        <div ref={setText} className={classes.text}>
          <SectionList page={page} outline={shown} actions={actions} />
          <CommentLayer room={room} page={page} sections={ids} around={text} />
          <CommentBubble room={room} ways={ways} hasToolbar={session.canWrite} />
        </div>
      </div>
      {isComplete && (
        <SectionDetails
          section={sections.find(({ id }) => id === detailed)}
          actions={actions}
          onClose={() => setDetailed(null)}
        />
      )}
    </div>
  )
}
