import { Button, Group, Stack } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../ui/format'

interface Facts {
  readonly isPersistent: boolean
  /** Bytes in use and bytes there are, by the browser's estimate. */
  readonly usage: number | undefined
  readonly quota: number | undefined
}

async function read(): Promise<Facts> {
  const [isPersistent, { usage, quota }] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ])
  return { isPersistent, usage, quota }
}

/** Whether the browser may clear what Meridian keeps, and how much that is, in words. */
export function StorageFacts() {
  const { t } = useTranslation('home')
  const [facts, setFacts] = useState<Facts | null>(null)
  const [wasRefused, setRefused] = useState(false)
  const refresh = useCallback(() => void read().then(setFacts, () => setFacts(null)), [])
  useEffect(refresh, [refresh])

  async function ask(): Promise<void> {
    setRefused(!(await navigator.storage.persist()))
    refresh()
  }

  if (!facts) return <p>{t('storage.unknown')}</p>
  return (
    <Stack gap="xs" mt="xs">
      <p>{t(facts.isPersistent ? 'storage.persistent' : 'storage.notPersistent')}</p>
      {facts.usage !== undefined && facts.quota !== undefined && (
        <p>{t('storage.usage', { usage: formatBytes(facts.usage), quota: formatBytes(facts.quota) })}</p>
      )}
      {!facts.isPersistent && (
        <Group>
          <Button onClick={() => void ask()}>{t('storage.ask')}</Button>
        </Group>
      )}
      {wasRefused && <p role="status">{t('storage.refused')}</p>}
    </Stack>
  )
}
