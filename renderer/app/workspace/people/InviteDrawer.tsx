import { Accordion, Button, Group, Input, List, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../../ui/FailureAlert'
import { formatDay } from '../../../ui/format'
import { announce } from '../../../ui/LiveRegions'
import { inviteDays, inviteFor, type HandOut } from '../../../workspace/invite'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { HandOutCard } from './HandOutCard'
import { remember } from './handedOut'
import classes from './InviteDrawer.module.css'
import { NoHostNote } from './NoHostNote'
import type { Participant } from './participants'
import { SideDrawer } from './SideDrawer'
import { useCopy } from './useCopy'
import { useInvitation, useInviteHost } from './useInvitation'

interface InviteDrawerProps {
  readonly participants: readonly Participant[]
  /** An invite made before, to be shown again. */
  readonly made?: HandOut | undefined
  readonly show: Show
}

const choices = [7, inviteDays, 30]

/** Inviting one person or many: how long it is open, then what to hand over. */
export function InviteDrawer({ participants, made, show }: InviteDrawerProps) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const opened = useOpened()
  const host = useInviteHost()
  const invitationOf = useInvitation()
  const copy = useCopy()
  const { title, institution } = opened.workspace.profile.read()
  const [days, setDays] = useState(inviteDays)
  const [handOuts, setHandOuts] = useState<readonly HandOut[] | null>(made ? [made] : null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [first] = participants
  const one = participants.length === 1 ? first : undefined
  const [hadJoined] = useState(one?.access.state === 'joined')
  const nameOf = ({ name }: Participant) => name || t('nameless')

  async function invite(): Promise<void> {
    setBusy(true)
    setFailure(null)
    const hands: HandOut[] = []
    try {
      for (const participant of participants) {
        const { person, member } = participant
        const unit = person?.unit ?? member?.unit ?? null
        const about = { title, institution, inviter: opened.me.name || t('nameless') }
        const invitee = { member: participant.id, name: nameOf(participant), role: participant.role, unit, about }
        const handOut = await inviteFor(opened, invitee, host, days)
        remember(opened.statements, handOut)
        hands.push(handOut)
      }
      announce(t('hand.made', { count: hands.length }))
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
      if (hands.length > 0) setHandOuts(hands) // those that were made work, whatever became of the others
    }
  }

  const invitations = (handOuts ?? []).map((handOut, at) => invitationOf(participants[at]!, handOut))
  const asList = () =>
    invitations
      .map(({ participant, handOut, links }) =>
        [nameOf(participant), participant.email, links.web ?? links.desktop, formatDay(handOut.expires)].join('\t'),
      )
      .join('\n')

  return (
    <SideDrawer
      title={one ? t('hand.titleOne', { name: nameOf(one) }) : t('hand.titleMany', { count: participants.length })}
      onClose={() => show(null)}
    >
      <Stack>
        {failure !== null && <FailureAlert error={failure} onClose={() => setFailure(null)} />}
        {host === null && <NoHostNote />}
        {handOuts === null ? (
          <>
            <Text>
              {one ? t('hand.leadOne', { name: nameOf(one), role: common(`aRole.${one.role}`) }) : t('hand.leadMany')}
            </Text>
            {!one && (
              <List className={classes.list!}>
                {participants.map(participant => (
                  <List.Item key={participant.id}>
                    <bdi>{nameOf(participant)}</bdi>, {common(`role.${participant.role}`)}
                  </List.Item>
                ))}
              </List>
            )}
            <Input.Wrapper label={t('hand.days')} labelElement="div">
              <div>
                <SegmentedControl
                  aria-label={t('hand.days')}
                  value={String(days)}
                  onChange={value => setDays(Number(value))}
                  data={choices.map(value => ({ value: String(value), label: t('hand.day', { count: value }) }))}
                />
              </div>
            </Input.Wrapper>
            <Group>
              <Button variant="filled" loading={isBusy} onClick={() => void invite()} data-autofocus>
                {t('hand.make', { count: participants.length })}
              </Button>
            </Group>
          </>
        ) : one?.access.state === 'joined' && !hadJoined ? (
          <>
            <Text>{t('hand.joined', { name: nameOf(one) })}</Text>
            <Group>
              <Button variant="filled" onClick={() => show(null)}>
                {common('close')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Text>{t('hand.once')}</Text>
            {one && invitations[0] && <HandOutCard invitation={invitations[0]} />}
            {!one && (
              <>
                <Group>
                  <Button
                    variant="filled"
                    leftSection={<IconCopy aria-hidden />}
                    onClick={() => void copy(asList(), t('hand.listCopied', { count: invitations.length }))}
                  >
                    {t('hand.copyList')}
                  </Button>
                </Group>
                <Accordion variant="contained">
                  {invitations.map(invitation => (
                    <Accordion.Item key={invitation.handOut.key} value={invitation.handOut.key}>
                      <Accordion.Control>{nameOf(invitation.participant)}</Accordion.Control>
                      <Accordion.Panel>
                        <HandOutCard invitation={invitation} />
                      </Accordion.Panel>
                    </Accordion.Item>
                  ))}
                </Accordion>
              </>
            )}
          </>
        )}
      </Stack>
    </SideDrawer>
  )
}
