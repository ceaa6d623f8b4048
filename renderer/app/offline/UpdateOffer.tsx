import { Button, Dialog, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/LiveRegions'
import { useReadable } from '../../workspace/useReadable'
import { offlineShell } from './offlineShell'

/** Offers a new version that waits; work that is not on disk yet is waited for, in whichever window it is. */
export function UpdateOffer() {
  const { t } = useTranslation('offline')
  const isReady = useReadable(offlineShell.isUpdateReady)
  const [isLater, setLater] = useState(false)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    if (isReady) announce(t('update.title'))
  }, [isReady, t])

  async function update(): Promise<void> {
    const active = document.activeElement
    if (active instanceof HTMLElement) active.blur() // a field saves as it is left
    setRefused(!(await offlineShell.update()))
  }
  return (
    <Dialog
      opened={isReady && !isLater}
      position={{ bottom: 44, right: 16 }}
      size="26rem"
      role="dialog"
      aria-label={t('update.title')}
    >
      <Text fw={600}>{t('update.title')}</Text>
      <Text role="status">{t(isRefused ? 'update.unsaved' : 'update.body')}</Text>
      <Group mt="sm" gap="xs" justify="flex-end">
        <Button onClick={() => setLater(true)}>{t('update.later')}</Button>
        <Button variant="filled" onClick={() => void update()}>
          {t('update.act')}
        </Button>
      </Group>
    </Dialog>
  )
}
