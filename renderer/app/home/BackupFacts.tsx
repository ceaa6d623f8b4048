import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupsStanding } from '#shared/platform/contract'
import type { Backups } from '#shared/platform/platform'
import { formatBytes, formatMoment } from '../../ui/format'
import { useArrived } from '../receive/useArrived'

/** Where backups are, which there are, and whether the last one failed. */
export function BackupFacts({ backups }: { readonly backups: Backups }) {
  const { t } = useTranslation('settings')
  const add = useArrived()
  const [standing, setStanding] = useState<BackupsStanding | null>(null)
  useEffect(() => {
    void backups.list().then(setStanding, () => undefined)
  }, [backups])
  const open = (path: string) => void backups.read(path).then(add, (error: unknown) => add({ name: path, error }))
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
          {files.map(({ label, path, at, size }) => {
            const moment = formatMoment(at)
            return (
              <li key={path}>
                <Group gap="sm">
                  <span>{t('backups.file', { label, moment, size: formatBytes(size) })}</span>
                  <Button size="xs" aria-label={t('backups.openOne', { label, moment })} onClick={() => open(path)}>
                    {t('backups.open')}
                  </Button>
                </Group>
              </li>
            )
          })}
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
