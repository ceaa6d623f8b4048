import { Alert, Button, Group } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { screenHref } from '../../../workspace/screens'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { useExchangeFile } from '../useExchangeFile'

/** What inviting means while no host serves the workspace, and the two ways on. */
export function NoHostNote() {
  const { t } = useTranslation('people')
  const { id } = useOpened()
  const { save } = useExchangeFile()
  return (
    <Alert icon={<IconInfoCircle aria-hidden />} title={t('noHost.title')}>
      {t('noHost.body')}
      <Group mt="sm" gap="xs">
        <Button size="xs" component="a" href={screenHref(id, 'people', 'host')}>
          {t('noHost.host')}
        </Button>
        <Button size="xs" leftSection={<IconDownload aria-hidden />} onClick={() => void save(true)}>
          {t('noHost.file')}
        </Button>
      </Group>
    </Alert>
  )
}
