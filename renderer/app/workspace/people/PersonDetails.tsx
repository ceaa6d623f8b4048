import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconInfoCircle, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../ui/Facts'
import { formatMoment } from '../../../ui/format'
import { mayChange } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { AccessWords, dayOf } from './AccessWords'
import type { Show } from './beside'
import { DeviceList } from './DeviceList'
import { Dispute } from './Dispute'
import { recall } from './handedOut'
import { OwnLinks } from './OwnLinks'
import type { Participant } from './participants'
import { SideDrawer } from './SideDrawer'
import { useInvites } from './useInvites'
import { useRights } from './useRights'
import { useSeen } from './useSeen'

/** Everything about one person: state, devices, and what a coordinator can do. */
export function PersonDetails({ participant, show }: { readonly participant: Participant; readonly show: Show }) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const { me, device, statements } = opened
  const invite = useInvites().get(participant.id)
  const made = invite && recall(statements, invite.key)
  const { canEnter, canInvite } = useRights()
  const { here, heard } = useSeen()
  const { id, access, member, person, place, post, email, role } = participant
  const name = participant.name || t('nameless')
  const isMe = id === me.id
  const at = heard.get(id)
  const seen =
    isMe || here.has(id) ? t('here') : at === undefined ? t('heardNever') : t('heard', { when: formatMoment(at) })
  const day = dayOf(access)
  const facts = [
    [t('details.access'), <AccessWords key="access" access={access} />],
    ...(day ? [[t('details.until'), day] as const] : []),
    [t('details.role'), t(`role.${role}.title`)],
    ...(post ? [[t('details.post'), post] as const] : []),
    [t('details.place'), place],
    [t('details.email'), email],
    [t('details.seen'), seen],
  ] as const
  const hasJoined = access.state === 'joined'
  const mayInvite = mayChange(opened, id, role)
  const isInvited = ['invited', 'disputed', 'late'].includes(access.state)

  return (
    <SideDrawer title={isMe ? `${name} ${t('you')}` : name} onClose={() => show(null)}>
      <Stack gap="lg">
        {person === null && (
          <Alert icon={<IconInfoCircle aria-hidden />}>
            <Text>{t('details.removedFromList')}</Text>
          </Alert>
        )}
        {(access.state === 'disputed' || access.state === 'late') && <Dispute participant={participant} />}
        {access.state === 'ended' && <Text>{t('details.ended')}</Text>}
        <Stack gap="sm">
          <Facts facts={facts} />
          <Group gap="xs">
            {canInvite && made && (
              <Button variant="filled" onClick={() => show({ kind: 'invite', ids: [id], made })}>
                {t('details.showInvite')}
              </Button>
            )}
            {canInvite && mayInvite && access.state !== 'ended' && !(isMe && hasJoined) && (
              <Button
                {...(access.state === 'planned' && { variant: 'filled' })}
                onClick={() => show({ kind: 'invite', ids: [id] })}
              >
                {t(hasJoined ? 'details.otherComputer' : isInvited ? 'details.fresh' : 'invite')}
              </Button>
            )}
            {canInvite && isInvited && (
              <Button onClick={() => show({ kind: 'withdraw', id })}>{t('details.withdraw')}</Button>
            )}
            {canEnter && person && (
              <Button leftSection={<IconPencil aria-hidden />} onClick={() => show({ kind: 'edit', id })}>
                {t('details.edit')}
              </Button>
            )}
          </Group>
        </Stack>
        {member && hasJoined && (
          <section>
            <h3>{t('device.head')}</h3>
            <DeviceList
              member={member}
              thisDevice={device}
              {...((canInvite || isMe) && { onRevoke: key => show({ kind: 'device', id, key }) })}
            />
            {isMe && <OwnLinks show={show} />}
          </section>
        )}
        {canInvite && hasJoined && !isMe && !mayInvite && <Text c="dimmed">{t('details.above')}</Text>}
        {canInvite && hasJoined && !isMe && mayInvite && (
          <Group gap="xs">
            <Button onClick={() => show({ kind: 'role', id })}>{t('details.changeRole')}</Button>
            <Button variant="outline" color="red" onClick={() => show({ kind: 'end', id })}>
              {t('details.end')}
            </Button>
          </Group>
        )}
      </Stack>
    </SideDrawer>
  )
}
