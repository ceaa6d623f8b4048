import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommentRoom } from '../../editor/comments/useCommentRoom'
import { useLivePage } from '../../editor/page/useLivePage'
import type { DraftSession } from '../../editor/session/draftSession'
import { usePlatform } from '../../platform/PlatformContext'
import { StageFrame } from '../../ui/StageFrame'
import { DraftBody } from './DraftBody'
import classes from './DraftDesk.module.css'
import { DraftPanel } from './comments/DraftPanel'
import type { Beginning } from './EmptyDraft'
import type { Outline } from './useOutline'
import type { SectionActions } from './useSectionActions'

interface DraftDeskProps {
  readonly session: DraftSession
  readonly outline: Outline
  readonly actions: SectionActions
  /** Where to go on in a draft whose sections this person just created. */
  readonly beginning: Beginning | null
  readonly onBegun: () => void
}

/**
 * Outline, tools and text inside one scroller; on a narrow window the page itself scrolls, so that everything can be scrolled
 * away from the text.
 */
export function DraftDesk({ session, outline, actions, beginning, onBegun }: DraftDeskProps) {
  const { t } = useTranslation('comments')
  const isNarrow = useMediaQuery('(max-width: 59.99em)', undefined, { getInitialValueInEffect: false }) === true
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const desk = useLivePage(session, scroller, isNarrow, usePlatform().openLink)
  const room = useCommentRoom(session, desk?.page)
  return (
    <StageFrame
      width="bleed"
      guidance={desk && room && <DraftPanel room={room} page={desk.page} outline={outline} />}
      guidanceTitle={t('panel.title')}
    >
      <div ref={setScroller} className={classes.scroller} data-draft>
        {desk && room && (
          <DraftBody
            session={session}
            desk={desk}
            room={room}
            outline={outline}
            actions={actions}
            beginning={beginning}
            onBegun={onBegun}
            isNarrow={isNarrow}
          />
        )}
      </div>
    </StageFrame>
  )
}
