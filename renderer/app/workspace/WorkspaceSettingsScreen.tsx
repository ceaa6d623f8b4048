import { Button, Group, Stack } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Advice } from '../../ui/Advice'
import { Facts } from '../../ui/Facts'
import { StageFrame } from '../../ui/StageFrame'
import { unbrokenPeriods } from '../../ui/unbrokenPeriods'
import { useReadable } from '../../workspace/useReadable'
import { useView } from '../../workspace/view'
import { useOpened } from '../../workspace/WorkspaceContext'
import { ReceivedFiles } from '../receive/ReceivedFiles'
import { RestoreTab } from '../restore/RestoreTab'
import { SetAsideTab } from '../setAside/SetAsideTab'
import { StorageFacts } from '../home/StorageFacts'
import { leavePath } from '../routes'
import { useExchangeFile } from './useExchangeFile'

/** Settings of the workspace: what it is called, a copy as a file, how it is kept, and removing it from here. */
export function WorkspaceSettingsScreen() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { t: restore } = useTranslation('restore')
  const { t: setAside } = useTranslation('setAside')
  const { id, generation, me, readOnly, workspace } = useOpened()
  const { title, institution } = useReadable(workspace.profile)
  const { save } = useExchangeFile()
  const [view, show] = useView(['workspace', 'received', 'restore', 'aside'])

  const facts: readonly (readonly [string, string])[] = [
    [t('facts.title'), unbrokenPeriods(title)],
    [t('facts.institution'), institution],
    [
      t('facts.me'),
      readOnly === 'stranger' ? t('facts.stranger') : `${me.name || common('missing')}, ${common(`role.${me.role}`)}`,
    ],
    [t('facts.id'), id],
    [t('facts.generation'), generation],
  ]
  const tabs = [
    { id: 'workspace', label: t('views.workspace') },
    { id: 'received', label: t('views.received') },
    { id: 'restore', label: restore('tab') },
    { id: 'aside', label: setAside('tab') },
  ]
  if (view === 'restore') return <RestoreTab tabs={tabs} onTab={show} />
  if (view === 'aside') {
    return (
      <StageFrame tabs={tabs} tab={view} onTab={show} guidance={<Advice area="setAside" />}>
        <SetAsideTab />
      </StageFrame>
    )
  }
  if (view === 'received') {
    return (
      <StageFrame width="form" tabs={tabs} tab={view} onTab={show} guidance={<Advice area="receive" />}>
        <ReceivedFiles />
      </StageFrame>
    )
  }
  return (
    <StageFrame width="form" tabs={tabs} tab={view} onTab={show} guidance={<Advice area="settings" />}>
      <Stack gap="lg">
        <section>
          <h2>{t('facts.head')}</h2>
          <Facts mt="xs" facts={facts} />
        </section>
        <section>
          <h2>{t('file.head')}</h2>
          <p>{t('file.body')}</p>
          <Group mt="xs" gap="xs">
            <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(true)}>
              {t('file.withPictures')}
            </Button>
            <Button onClick={() => void save(false)}>{t('file.withoutPictures')}</Button>
          </Group>
        </section>
        <section>
          <h2>{t('storage')}</h2>
          <StorageFacts />
        </section>
        <section>
          <h2>{t('forget.head')}</h2>
          <p>{t('forget.body')}</p>
          <Group mt="xs">
            <Button
              variant="outline"
              color="red"
              leftSection={<IconTrash aria-hidden />}
              component="a"
              href={`#${leavePath(id)}`}
            >
              {t('forget.button')}
            </Button>
          </Group>
        </section>
      </Stack>
    </StageFrame>
  )
}
