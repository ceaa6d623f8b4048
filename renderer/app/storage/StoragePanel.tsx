import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../platform/PlatformContext'
import { formatBytes } from '../../ui/format'
import { askToKeep, fullness, mayBePrivate, readStoring, type Storing } from '../../workspace/durability'

/** Whether the browser may clear what Meridian keeps, and how much that is, in words. */
export function StoragePanel() {
  const { t } = useTranslation('home')
  const { t: storage } = useTranslation('storage')
  const { shell } = usePlatform()
  const [facts, setFacts] = useState<Storing | null>(null)
  const [wasRefused, setRefused] = useState(false)
  const refresh = useCallback(() => void readStoring().then(setFacts, () => setFacts(null)), [])
  useEffect(refresh, [refresh])

  async function ask(): Promise<void> {
    setRefused(!(await askToKeep()))
    refresh()
  }

  if (!facts) return null
  const { isDurable, isDenied, usage, quota } = facts
  const level = fullness(facts)
  const isJournaled = shell === 'desktop' // what a browser may clear is in a file of the program too
  const room = usage === null || quota === null ? null : { usage: formatBytes(usage), quota: formatBytes(quota) }
  return (
    <Stack gap="xs" mt="0.25rem">
      <p>{t(isJournaled ? 'storage.journal' : isDurable ? 'storage.persistent' : 'storage.notPersistent')}</p>
      {!isJournaled && mayBePrivate(facts) && <p>{storage('reminder.private')}</p>}
      <p>{room ? t('storage.usage', room) : t('storage.unknown')}</p>
      {level !== 'fine' && room && (
        <Alert
          color={level === 'full' ? 'red' : 'yellow'}
          icon={<IconAlertTriangle aria-hidden />}
          title={storage(`${level}.title`)}
        >
          {storage(`${level}.body`, room)}
        </Alert>
      )}
      {!isJournaled && isDenied && <p>{t('storage.denied')}</p>}
      {!isJournaled && !isDurable && !isDenied && (
        <Group>
          <Button onClick={() => void ask()}>{t('storage.ask')}</Button>
        </Group>
      )}
      {wasRefused && <p role="status">{t('storage.refused')}</p>}
    </Stack>
  )
}
