import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Fragment, useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { canWrite } from '#shared/identity/access'
import type { Invite } from '#shared/statements/inviteToken'
import type { WorkspaceId } from '#shared/workspace/documents'
import { FieldMistake } from '../../ui/FieldMistake'
import { formatDay } from '../../ui/format'
import { screenHref } from '../../workspace/screens'
import { waitingInvite } from '../persons/waitingInvite'
import { setPreference } from '../preferences'
import { useServices } from '../services'
import { JoinByLink } from './JoinByLink'
import { JoinFacts } from './JoinFacts'
import { useJoinByLink } from './useJoinByLink'

interface JoinInviteProps {
  /** The text it was read from. */
  readonly text: string
  readonly invite: Invite
  readonly onAnother: () => void
}

/** An invite that holds: who invites to what, as whom, until when; a name and one click. */
export function JoinInvite({ text, invite, onAnother }: JoinInviteProps) {
  const { t } = useTranslation('home')
  const { t: people } = useTranslation('people')
  const { t: persons } = useTranslation('persons')
  const { keeper, library } = useServices()
  const { body } = invite.statement.content
  const { about, role } = body
  const [name, setName] = useState(body.name)
  const [isMissing, setMissing] = useState(false)
  const [isHere, setHere] = useState(false)
  const coming = useJoinByLink(text, invite.host !== null)
  const mayRename = canWrite(role, 'record')

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
    coming.join(rename)
  }

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
        <JoinFacts
          label={t('join.facts.label')}
          facts={[
            [t('join.facts.inviter'), about?.inviter],
            [t('join.facts.institution'), about?.institution],
            [t('join.facts.title'), about?.title],
            [t('join.facts.until'), formatDay(body.expires)],
            [
              t('join.facts.role'),
              <Fragment key="role">
                <b>{people(`role.${role}.title`)}</b>
                <Text c="dimmed">{people(`role.${role}.may`)}</Text>
              </Fragment>,
            ],
          ]}
        />
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
        <JoinByLink coming={coming} fileHelp={t('join.file.body')} act={t('join.join')} onAnother={onAnother} />
      </Stack>
    </form>
  )
}
