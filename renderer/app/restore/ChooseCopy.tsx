import { Button, Group, Stack } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupsStanding } from '#shared/platform/contract'
import type { ChosenFile } from '#shared/platform/platform'
import { usePlatform } from '../../platform/PlatformContext'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatBytes, formatMoment } from '../../ui/format'
import { Rows } from '../../ui/Rows'
import { useOpened } from '../../workspace/WorkspaceContext'

interface ChooseCopyProps {
  /** `chosen` gives the file, or null when the person changed their mind. */
  readonly onChosen: (name: string, chosen: () => Promise<ChosenFile | null>) => void
}

/** Which earlier copy is looked into: one of the backups where this shell keeps them, or a file. */
export function ChooseCopy({ onChosen }: ChooseCopyProps) {
  const { t } = useTranslation('restore')
  const platform = usePlatform()
  const { id } = useOpened()
  const { backups } = platform
  const [files, setFiles] = useState<BackupsStanding['files'] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isCurrent = true
    backups?.list(id).then(
      standing => isCurrent && setFiles(standing.files),
      (error: unknown) => isCurrent && setFailure(error),
    )
    return () => {
      isCurrent = false
    }
  }, [backups, id])
  return (
    <Stack gap="lg">
      {backups && (
        <section>
          <h3>{t('choose.backups')}</h3>
          {failure !== null && <FailureAlert error={failure} />}
          {files?.length === 0 && <p>{t('choose.none')}</p>}
          {files && files.length > 0 && (
            <Rows mt="xs">
              {files.map(({ path, at, size }) => {
                const when = formatMoment(at)
                return (
                  <li key={path}>
                    <span>
                      {when} <small>{formatBytes(size)}</small>
                    </span>
                    <Button
                      size="xs"
                      aria-label={t('choose.lookAt', { when })}
                      onClick={() => onChosen(when, () => backups.read(path))}
                    >
                      {t('choose.look')}
                    </Button>
                  </li>
                )
              })}
            </Rows>
          )}
        </section>
      )}
      <section>
        <h3>{t('choose.file')}</h3>
        <p>{t('choose.fileBody')}</p>
        <Group mt="xs">
          <Button
            leftSection={<IconFolderOpen aria-hidden />}
            onClick={() => onChosen('', () => platform.openFile('meridian'))}
          >
            {t('choose.open')}
          </Button>
        </Group>
      </section>
    </Stack>
  )
}
