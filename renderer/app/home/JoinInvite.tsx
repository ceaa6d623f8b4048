import { Alert, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconFolderOpen, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'
import { canWrite } from '#shared/identity/access'
import type { ChosenFile } from '#shared/platform/platform'
import type { Invite } from '#shared/statements/inviteToken'
import type { WorkspaceId } from '#shared/workspace/documents'
import { FailureAlert } from '../../ui/FailureAlert'
import { FieldMistake } from '../../ui/FieldMistake'
import { formatDay } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { screenHref } from '../../workspace/screens'
import { waitingInvite } from '../persons/waitingInvite'
import { setPreference } from '../preferences'
import { useServices } from '../services'
import { isLastingFailure, JoinFailure } from './JoinFailure'
import classes from './JoinInvite.module.css'
import { useJoinAttempt } from './useJoinAttempt'

interface JoinInviteProps {
  /** The text it was read from. */
  readonly text: string
  readonly invite: Invite
  readonly onAnother: () => void
}

/** An invite that holds: who invites to what, as whom, until when; a name and one click. */
export function JoinInvite({ text, invite, onAnother }: JoinInviteProps) {
  const { t } = useTranslation('home')
  const { t: common } = useTranslation('common')
  const { t: people } = useTranslation('people')
  const { t: persons } = useTranslation('persons')
  const { keeper, library, platform } = useServices()
  const { body } = invite.statement.content
  const { about, role } = body
  const [name, setName] = useState(body.name)
  const [isMissing, setMissing] = useState(false)
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [chooseFailure, setChooseFailure] = useState<unknown>(null)
  const [isHere, setHere] = useState(false)
  const { attempt, start, cancel, dismiss } = useJoinAttempt()
  const mayRename = canWrite(role, 'record')
  const needsFile = invite.host === null && file === null
  const code = attempt.state === 'failed' && attempt.error instanceof MeridianError ? attempt.error.code : null
  const isOver = attempt.state === 'failed' && isLastingFailure(attempt.error)
  const offersFile = invite.host === null || code === 'invite.noHost' || code?.startsWith('connection.') === true

  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const known = (await library.list()).find(({ id }) => id === invite.workspace)
      if (isCurrent) setHere(known !== undefined && known.myName !== '')
    }
    void look().catch(() => undefined) // joining itself tells what fails
    return () => {
      isCurrent = false
    }
  }, [library, invite])

  async function rename(id: WorkspaceId): Promise<void> {
    const written = name.trim()
    if (!mayRename || written === body.name) return
    const { me, workspace } = await keeper.open(id) // which is shown next
    workspace.people.update(me.id, { name: written })
  }
  function join(event: FormEvent): void {
    event.preventDefault()
    if (!name.trim()) {
      setMissing(true)
      document.getElementById('joinName')?.focus()
      return
    }
    setPreference('myName', name.trim())
    void start(joining => library.join(text, { ...joining, ...(file && { file: file.bytes }) }), rename)
  }
  function choose(): void {
    setChooseFailure(null)
    platform.openFile('meridian').then(chosen => chosen && setFile(chosen), setChooseFailure)
  }

  const facts = [
    [t('join.facts.inviter'), about?.inviter],
    [t('join.facts.institution'), about?.institution],
    [t('join.facts.title'), about?.title],
    [t('join.facts.until'), formatDay(body.expires)],
  ] as const
  if (isHere) {
    return (
      <Stack maw="40rem">
        <Alert icon={<IconInfoCircle aria-hidden />} title={t('join.here.title')}>
          {t('join.here.body')}
          <Group mt="sm" gap="xs">
            <Button variant="filled" component="a" href={screenHref(invite.workspace, 'profile')}>
              {t('join.here.open')}
            </Button>
            <Button component="a" href="#/persons" onClick={() => waitingInvite.set(text)}>
              {persons('else')}
            </Button>
            <Button onClick={onAnother}>{t('join.another')}</Button>
          </Group>
        </Alert>
      </Stack>
    )
  }
  return (
    <form noValidate onSubmit={join}>
      <Stack maw="40rem">
        <section className={classes.invite} aria-label={t('join.facts.label')}>
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
              <Table.Tr>
                <Table.Th scope="row">{t('join.facts.role')}</Table.Th>
                <Table.Td>
                  <b>{people(`role.${role}.title`)}</b>
                  <Text c="dimmed">{people(`role.${role}.may`)}</Text>
                </Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </section>
        <TextInput
          id="joinName"
          label={t('join.name')}
          description={t(mayRename ? 'join.nameHelp' : 'join.nameFixed')}
          readOnly={!mayRename}
          value={name}
          onChange={event => {
            setName(event.currentTarget.value)
            setMissing(false)
          }}
          error={isMissing && <FieldMistake>{t('form.myNameMissing')}</FieldMistake>}
          autoComplete="name"
        />
        {offersFile && (
          <Alert icon={<IconInfoCircle aria-hidden />} title={t(file ? 'join.file.chosen' : 'join.file.head')}>
            {file ? <bdi>{file.name}</bdi> : t('join.file.body')}
            <Group mt="sm">
              <Button size="xs" leftSection={<IconFolderOpen aria-hidden />} onClick={choose}>
                {t(file ? 'open.another' : 'join.file.choose')}
              </Button>
            </Group>
          </Alert>
        )}
        {chooseFailure !== null && <FailureAlert error={chooseFailure} />}
        {attempt.state === 'failed' && <JoinFailure error={attempt.error} onClose={dismiss} />}
        {attempt.state === 'going' ? (
          <Loading title={t(`join.step.${attempt.step}`)} onCancel={cancel} />
        ) : (
          <Group gap="xs">
            {!needsFile && !isOver && (
              <Button type="submit" variant="filled" onMouseDown={event => event.preventDefault()} data-autofocus>
                {t(attempt.state === 'failed' ? 'join.again' : 'join.join')}
              </Button>
            )}
            <Button variant={isOver ? 'filled' : 'default'} onClick={onAnother}>
              {t('join.another')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
