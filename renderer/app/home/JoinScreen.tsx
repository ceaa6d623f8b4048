import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useChooseFile } from '../receive/useChooseFile'
import { PlainPage } from './PlainPage'

/** Joining: what an invite is, that this version cannot open one yet, and what can be done instead. */
export function JoinScreen() {
  const { t } = useTranslation('home')
  const openFile = useChooseFile()
  return (
    <PlainPage title={t('join.title')}>
      <Stack maw="40rem">
        <Alert icon={<IconInfoCircle aria-hidden />} title={t('join.later.title')}>
          {t('join.later.body')}
        </Alert>
        <p>{t('join.what')}</p>
        <h2>{t('join.now.title')}</h2>
        <p>{t('join.now.body')}</p>
        <Group>
          <Button variant="filled" onClick={openFile}>
            {t('open.title')}
          </Button>
        </Group>
      </Stack>
    </PlainPage>
  )
}
