import { Button } from '@mantine/core'
import { IconClipboardText, IconDeviceLaptop, IconShieldLock, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Advice } from '../../../ui/Advice'
import { useCommands } from '../../../ui/commands'
import { StageFrame } from '../../../ui/StageFrame'
import { useReadable } from '../../../workspace/useReadable'
import { useView } from '../../../workspace/view'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { FolderView } from '../../folder/FolderView'
import { HostView } from '../host/HostView'
import type { Beside } from './beside'
import { Besides } from './Besides'
import { PastePeople } from './PastePeople'
import { PeopleGuidance } from './PeopleGuidance'
import { PeopleTab } from './PeopleTab'
import { useRights } from './useRights'

const tabs = ['people', 'host', 'folder'] as const

const guidance = { people: <PeopleGuidance />, host: <Advice area="hosting" />, folder: <Advice area="folder" /> }

/** Who takes part and how far they have come in; for coordinators the tools to invite, change and end access. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const { t: computers } = useTranslation('computers')
  const opened = useOpened()
  const { members } = useReadable(opened.statements)
  const [view, showView] = useView(['people', 'host', 'folder', 'paste'])
  const [beside, show] = useState<Beside | null>(null)
  const { canEnter } = useRights()
  useCommands([
    ...(canEnter
      ? [
          {
            id: 'people.add',
            label: t('add'),
            group: 'do' as const,
            icon: IconUserPlus,
            run: () => show({ kind: 'add' }),
          },
          {
            id: 'people.paste',
            label: t('paste.title'),
            group: 'do' as const,
            icon: IconClipboardText,
            run: () => showView('paste'),
          },
        ]
      : []),
    ...(members.has(opened.me.id)
      ? [
          {
            id: 'people.computer',
            label: computers('add'),
            group: 'do' as const,
            icon: IconDeviceLaptop,
            run: () => show({ kind: 'ownComputer' }),
          },
        ]
      : []),
    {
      id: 'people.lost',
      label: t('lost.title'),
      group: 'help' as const,
      icon: IconShieldLock,
      run: () => show({ kind: 'lost' }),
    },
  ])
  if (view === 'paste' && canEnter) {
    return (
      <StageFrame guidance={<PeopleGuidance />}>
        <PastePeople onDone={() => showView('people')} />
      </StageFrame>
    )
  }
  const tab = view === 'paste' ? 'people' : view
  return (
    <StageFrame
      tabs={tabs.map(id => ({ id, label: t(`tab.${id}`) }))}
      tab={tab}
      onTab={showView}
      guidance={guidance[tab]}
      actions={
        canEnter &&
        tab === 'people' && (
          <>
            <Button size="xs" leftSection={<IconClipboardText aria-hidden />} onClick={() => showView('paste')}>
              {t('pasteList')}
            </Button>
            <Button
              size="xs"
              variant="filled"
              leftSection={<IconUserPlus aria-hidden />}
              onClick={() => show({ kind: 'add' })}
            >
              {t('add')}
            </Button>
          </>
        )
      }
    >
      {tab === 'people' && <PeopleTab show={show} />}
      {tab === 'host' && <HostView />}
      {tab === 'folder' && <FolderView />}
      {beside && <Besides beside={beside} show={show} />}
    </StageFrame>
  )
}
