import {
  IconBold,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconPlus,
  IconTable,
  IconTools,
  type Icon,
} from '@tabler/icons-react'
import type { ChainedCommands } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import type { SectionId } from '#shared/draft/section'
import type { Desk } from '../../editor/page/useLivePage'
import type { DraftSession } from '../../editor/session/draftSession'
import { setKind } from '../../editor/toolbar/editing'
import { useCommands, type Command } from '../../ui/commands'
import { shortcutText } from '../../ui/shortcutText'
import { sectionPlaces } from './sectionPlaces'
import type { Outline } from './useOutline'
import type { SectionActions } from './useSectionActions'

interface DraftCommands {
  readonly session: DraftSession
  readonly desk: Desk
  readonly outline: Outline
  readonly actions: SectionActions
  readonly go: (id: SectionId) => void
  readonly rename: (id: SectionId) => void
}

/** What can be found and done in the draft. Keys that the text binds itself are shown, not bound a second time. */
export function useDraftCommands({ session, desk, outline, actions, go, rename }: DraftCommands): void {
  const { t } = useTranslation('draft')
  const { page, tools } = desk

  const tool = (name: string, icon: Icon, keys: string | null, run: () => void): Command => ({
    id: `draft.${name}`,
    group: 'do',
    icon,
    label: t(`command.${name}`),
    ...(keys !== null && { detail: shortcutText(keys) }),
    run,
  })
  const inText = (name: string, icon: Icon, keys: string, command: (chain: ChainedCommands) => ChainedCommands) =>
    tool(name, icon, keys, () => {
      const editor = page.target()
      if (editor) command(editor.chain().focus()).run()
    })
  const withText = (
    name: string,
    icon: Icon,
    keys: string | null,
    run: (editor: NonNullable<ReturnType<typeof page.target>>) => void,
  ) =>
    tool(name, icon, keys, () => {
      const editor = page.target()
      if (editor) run(editor)
    })
  const doing = [
    {
      id: 'draft.add',
      group: 'do' as const,
      icon: IconPlus,
      label: t('add.body'),
      run: () => rename(actions.addBlank('body')),
    },
    withText('table', IconTable, null, editor => tools.open('newTable', editor)),
    tool('picture', IconPhoto, null, tools.pickPictures),
    withText('link', IconLink, 'mod+alt+K', editor => tools.open('link', editor)),
    withText('heading', IconHeading, 'mod+alt+1', editor => setKind(editor, 'heading1')),
    inText('bold', IconBold, 'mod+B', chain => chain.toggleBold()),
    inText('italic', IconItalic, 'mod+I', chain => chain.toggleItalic()),
    inText('bullets', IconList, 'mod+shift+8', chain => chain.toggleBulletList()),
    inText('numbers', IconListNumbers, 'mod+shift+7', chain => chain.toggleOrderedList()),
    tool('tools', IconTools, 'alt+F10', tools.toToolbar),
  ]
  useCommands([...sectionPlaces(outline, t, go), ...(session.canWrite ? doing : [])])
}
