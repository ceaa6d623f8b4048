import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconFolderOpen, IconLock, IconPlugConnectedX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'
import { usePlatform } from '../../platform/PlatformContext'
import { FailureAlert } from '../../ui/FailureAlert'
import type { UsedFolder } from './useFolder'

const icons = { away: IconPlugConnectedX, readOnly: IconLock, full: IconAlertTriangle }

interface FolderTroubleProps {
  readonly used: UsedFolder
  readonly onFailure: (error: unknown) => void
}

/** Why the folder does not take or give everything at the moment, and what to do. */
export function FolderTrouble({ used: { side, status }, onFailure }: FolderTroubleProps) {
  const { t } = useTranslation('folder')
  const { shell } = usePlatform()
  const [wasRefused, setRefused] = useState(false)
  const { state, code } = status

  async function allow(): Promise<void> {
    try {
      setRefused(!(await side.allow()))
    } catch (error) {
      onFailure(error)
    }
  }
  // browsers forget what they were allowed, which is no failure; an operating system says what it means
  if (state === 'denied' && shell === 'browser')
    return (
      <Alert color="yellow" icon={<IconFolderOpen aria-hidden />} title={t('asking.title')}>
        {t(wasRefused ? 'asking.refused' : 'asking.body')}
        <Group mt="sm">
          <Button variant="filled" onClick={() => void allow()}>
            {t('asking.open')}
          </Button>
        </Group>
      </Alert>
    )
  if (state === 'away' || state === 'readOnly' || state === 'full') {
    const Icon = icons[state]
    return (
      <Alert {...(state !== 'away' && { color: 'yellow' })} icon={<Icon aria-hidden />} title={t(`${state}.title`)}>
        {t(`${state}.body`)}
      </Alert>
    )
  }
  return <FailureAlert error={new MeridianError(code ?? 'folder.failed')} />
}
