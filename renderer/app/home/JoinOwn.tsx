import { Alert, Button, Group, Stack, Table } from '@mantine/core'
import { IconFolderOpen, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'
import type { ChosenFile } from '#shared/platform/platform'
import type { OwnLink } from '#shared/statements/ownLink'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatMoment } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { useServices } from '../services'
import { isLastingFailure, JoinFailure } from './JoinFailure'
import classes from './JoinInvite.module.css'
import { useJoinAttempt } from './useJoinAttempt'

interface JoinOwnProps {
  /** The text it was read from. */
  readonly text: string
  readonly link: OwnLink
  readonly onAnother: () => void
}

/** A link that somebody made on another computer of theirs: who they are and where it leads; one click. */
export function JoinOwn({ text, link, onAnother }: JoinOwnProps) {
  const { t } = useTranslation('computers')
  const { t: home } = useTranslation('home')
  const { t: common } = useTranslation('common')
  const { library, platform } = useServices()
  const { about, expires } = link.statement.content.body
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [chooseFailure, setChooseFailure] = useState<unknown>(null)
  const { attempt, start, cancel, dismiss } = useJoinAttempt()
  const code = attempt.state === 'failed' && attempt.error instanceof MeridianError ? attempt.error.code : null
  const isOver = attempt.state === 'failed' && isLastingFailure(attempt.error)
  const offersFile = link.host === null || code === 'invite.noHost' || code?.startsWith('connection.') === true
  const facts = [
    [t('join.you'), about.name],
    [t('join.institution'), about.institution],
    [t('join.workspace'), about.title],
    [t('join.until'), formatMoment(expires)],
  ] as const

  function choose(): void {
    setChooseFailure(null)
    platform.openFile('meridian').then(chosen => chosen && setFile(chosen), setChooseFailure)
  }

  return (
    <Stack maw="40rem">
      <p>{t('join.lead')}</p>
      <section className={classes.invite} aria-label={t('join.label')}>
        <Table variant="vertical">
          <Table.Tbody>
            {facts.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" w="10rem">
                  {label}
                </Table.Th>
                <Table.Td dir="auto">{value || common('missing')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {offersFile && (
        <Alert icon={<IconInfoCircle aria-hidden />} title={home(file ? 'join.file.chosen' : 'join.file.head')}>
          {file ? <bdi>{file.name}</bdi> : t('join.file')}
          <Group mt="sm">
            <Button size="xs" leftSection={<IconFolderOpen aria-hidden />} onClick={choose}>
              {home(file ? 'open.another' : 'join.file.choose')}
            </Button>
          </Group>
        </Alert>
      )}
      {chooseFailure !== null && <FailureAlert error={chooseFailure} />}
      {attempt.state === 'failed' && <JoinFailure error={attempt.error} onClose={dismiss} />}
      {attempt.state === 'going' ? (
        <Loading title={home(`join.step.${attempt.step}`)} onCancel={cancel} />
      ) : (
        <Group gap="xs">
          {(link.host !== null || file !== null) && !isOver && (
            <Button
              variant="filled"
              data-autofocus
              onClick={() =>
                void start(joining => library.join(text, { ...joining, ...(file && { file: file.bytes }) }))
              }
            >
              {attempt.state === 'failed' ? home('join.again') : t('join.act')}
            </Button>
          )}
          <Button variant={isOver ? 'filled' : 'default'} onClick={onAnother}>
            {home('join.another')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
