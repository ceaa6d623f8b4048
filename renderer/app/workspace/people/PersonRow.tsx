import { Avatar, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format'
import { initials, personColour } from '../../../workspace/person'
import { AccessWords, dayOf } from './AccessWords'
import type { Show } from './beside'
import type { Participant } from './participants'
import classes from './PeopleList.module.css'

interface PersonRowProps {
  readonly participant: Participant
  readonly isMe: boolean
  readonly isHere: boolean
  /** Milliseconds since 1970; undefined where nothing was heard. */
  readonly heard: number | undefined
  /** Whether this person may invite. */
  readonly canInvite: boolean
  readonly show: Show
}

/** One person: who, how far they have come in, when they were last seen, and what to do next. */
export function PersonRow({ participant, isMe, isHere, heard, canInvite, show }: PersonRowProps) {
  const { t } = useTranslation('people')
  const { id, access, member, place, post } = participant
  const name = participant.name || t('nameless')
  const hasJoined = access.state === 'joined'
  const seen = isHere || isMe ? t('here') : heard === undefined ? null : t('heard', { when: formatMoment(heard) })
  const devices = hasJoined && member ? t('devices', { count: member.devices.size }) : null
  const day = dayOf(access)
  const until = day && t(access.state === 'expired' ? 'ended' : 'until', { when: day })
  const again = access.state === 'expired'
  return (
    <li className={classes.person}>
      <Avatar aria-hidden style={{ '--p': personColour(id) }}>
        {initials(name)}
      </Avatar>
      <div className={classes.who}>
        <b dir="auto">{name}</b>
        {isMe && <> {t('you')}</>}
        <small dir="auto">{[post, place].filter(Boolean).join(', ')}</small>
      </div>
      <div className={classes.state}>
        <AccessWords access={access} />
        <small>{[until, seen, devices].filter(Boolean).join(', ')}</small>
      </div>
      <div className={classes.tools}>
        {canInvite && (access.state === 'planned' || again) && (
          <Button
            size="xs"
            aria-label={t(again ? 'againOne' : 'inviteOne', { name })}
            onClick={() => show({ kind: 'invite', ids: [id] })}
          >
            {t(again ? 'again' : 'invite')}
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('showOne', { name })}
          onClick={() => show({ kind: 'person', id })}
        >
          {t('show')}
        </Button>
      </div>
    </li>
  )
}
