import { IconMessagePlus, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { asStarted, type Section } from '#shared/draft/section'
import type { Desk } from '../../editor/page/useLivePage'
import type { DraftSession } from '../../editor/session/draftSession'
import { ProseToolbar } from '../../editor/toolbar/ProseToolbar'
import { ToolButton } from '../../editor/toolbar/ToolButton'
import { PicturesComing } from '../../editor/toolbar/PicturesComing'
import { ToolForms } from '../../editor/toolbar/ToolForms'
import { useReadable } from '../../workspace/useReadable'
import type { CommentWays } from './comments/useCommentKeys'
import { findKeys } from './find/useFind'
import { StateMenu } from './StateMenu'
import type { SectionActions } from './useSectionActions'
import { WordsOfSection } from './WordsOfSection'

interface DraftToolsProps {
  readonly session: DraftSession
  readonly desk: Desk
  readonly sections: readonly Section[]
  readonly actions: SectionActions
  readonly ways: CommentWays
  readonly onFind: () => void
}

/** The tools of the text, with length and state of the section in view, and what a tool could not do. */
export function DraftTools({ session, desk, sections, actions, ways, onFind }: DraftToolsProps) {
  const { t } = useTranslation('comments')
  const { t: draft } = useTranslation('draft')
  const { page, tools } = desk
  const inView = useReadable(page.inView)
  const words = useReadable(session.words)
  const found = sections.find(({ id }) => id === inView)
  const section = found && asStarted(found, words.get(found.id) ?? 0)
  return (
    <>
      <ProseToolbar page={page} tools={tools} target={page.target}>
        <ToolButton icon={IconSearch} name={draft('find.open')} shortcut={findKeys} onClick={onFind} />
        <ToolButton icon={IconMessagePlus} name={t('add')} shortcut="mod+alt+M" onClick={ways.begin} />
        {section && (
          <>
            <WordsOfSection section={section} counts={session.words} />
            <StateMenu section={section} onChoose={state => actions.setState(section.id, state)} />
          </>
        )}
      </ProseToolbar>
      <PicturesComing tools={tools} />
      <ToolForms tools={tools} />
    </>
  )
}
