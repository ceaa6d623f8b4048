import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupsStanding } from '#shared/platform/contract'
import type { Backups } from '#shared/platform/platform'
import { formatBytes, formatMoment } from '../../ui/format'

/** Where backups are, which there are, and whether the last one failed. */
export function BackupFacts({ backups }: { readonly backups: Backups }) {
  const { t } = useTranslation('settings')
  const [standing, setStanding] = useState<BackupsStanding | null>(null)
  useEffect(() => {
    void backups.list().then(setStanding, () => undefined)
  }, [backups])
  if (!standing) return null
  const { folder, files, failure } = standing
  return (
    <Stack gap="xs" mt="xs">
      <p>{t('backups.body', { folder })}</p>
      {failure && <p role="alert">{t('backups.failed')}</p>}
      {files.length === 0 ? (
        <p>{t('backups.none')}</p>
      ) : (
        <ul>
          {files.map(({ label, at, size }) => (
            <li key={`${label} ${at}`}>
              {t('backups.file', { label, moment: formatMoment(at), size: formatBytes(size) })}
            </li>
          ))}
        </ul>
      )}
      <p>{t('backups.restore')}</p>
      <Group>
        <Button onClick={() => void backups.show()}>{t('backups.show')}</Button>
        <Button variant="default" onClick={() => void backups.choose().then(setStanding, () => undefined)}>
          {t('backups.choose')}
        </Button>
      </Group>
    </Stack>
  )
}
