import { Card } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/identity/access'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import type { Participant } from './participants'
import classes from './PeopleList.module.css'
import { PersonRow } from './PersonRow'
import { useSeen } from './useSeen'

interface PeopleListProps {
  readonly participants: readonly Participant[]
  readonly canInvite: boolean
  readonly show: Show
}

/** Everybody, by role. */
export function PeopleList({ participants, canInvite, show }: PeopleListProps) {
  const { t } = useTranslation('people')
  const { me } = useOpened()
  const { here, heard } = useSeen()
  return Role.options.map(role => {
    const those = participants.filter(participant => participant.role === role)
    if (those.length === 0) return null
    return (
      <section key={role} className={classes.group}>
        <h2>{t(`role.${role}.count`, { count: those.length })}</h2>
        <Card component="ul" padding={0} className={classes.list!}>
          {those.map(participant => (
            <PersonRow
              key={participant.id}
              participant={participant}
              isMe={participant.id === me.id}
              isHere={here.has(participant.id)}
              heard={heard.get(participant.id)}
              canInvite={canInvite}
              show={show}
            />
          ))}
        </Card>
      </section>
    )
  })
}
