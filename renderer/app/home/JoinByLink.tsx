import { Alert, Button, Group } from '@mantine/core'
import { IconFolderOpen, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../ui/FailureAlert'
import { JoinProgress } from './JoinProgress'
import type { useJoinByLink } from './useJoinByLink'

interface JoinByLinkProps {
  readonly coming: ReturnType<typeof useJoinByLink>
  /** What the file is for. */
  readonly fileHelp: string
  /** The words on the button that joins. */
  readonly act: string
  readonly onAnother: () => void
}

/** The end of a form that joins by an invite or link: the file where one is needed, and the buttons. */
export function JoinByLink({ coming, fileHelp, act, onAnother }: JoinByLinkProps) {
  const { t } = useTranslation('home')
  const { file, chooseFailure, progress, isOver } = coming
  return (
    <>
      {coming.offersFile && (
        <Alert icon={<IconInfoCircle aria-hidden />} title={t(file ? 'join.file.chosen' : 'join.file.head')}>
          {file ? <bdi>{file.name}</bdi> : fileHelp}
          <Group mt="sm">
            <Button
              {...(file || coming.canJoin ? {} : { variant: 'filled' })}
              leftSection={<IconFolderOpen aria-hidden />}
              onClick={coming.choose}
            >
              {t(file ? 'open.another' : 'join.file.choose')}
            </Button>
          </Group>
        </Alert>
      )}
      {chooseFailure !== null && <FailureAlert error={chooseFailure} />}
      <JoinProgress {...progress}>
        <Group gap="xs">
          {coming.canJoin && (
            <Button type="submit" variant="filled" onMouseDown={event => event.preventDefault()} data-autofocus>
              {progress.attempt.state === 'failed' ? t('join.again') : act}
            </Button>
          )}
          <Button variant={isOver ? 'filled' : 'default'} onClick={onAnother}>
            {t('join.another')}
          </Button>
        </Group>
      </JoinProgress>
    </>
  )
}
