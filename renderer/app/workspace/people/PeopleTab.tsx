import { Alert, Button, Group } from '@mantine/core'
import { IconMail, IconShieldLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../../ui/Empty'
import { mayChange } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { PeopleList } from './PeopleList'
import classes from './PeopleTab.module.css'
import { Safety } from './Safety'
import { useParticipants } from './useParticipants'
import { useRights } from './useRights'

/** Everybody who takes part, with how many have joined, and what keeps the work safe. */
export function PeopleTab({ show }: { readonly show: Show }) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const { canEnter, canInvite } = useRights()
  const participants = useParticipants()
  const count = (...states: string[]) => participants.filter(({ access }) => states.includes(access.state)).length
  const facts = (
    [
      ['joined', count('joined')],
      ['open', count('invited', 'disputed', 'late')],
      ['waiting', count('planned', 'expired')],
    ] as const
  )
    .filter(([, number]) => number > 0)
    .map(([fact, number]) => t(fact, { count: number }))
  const ready = participants.filter(
    ({ id, role, access }) => (access.state === 'planned' || access.state === 'expired') && mayChange(opened, id, role),
  )
  const hasRecovery = (opened.statements.read().members.get(opened.me.id)?.recoveryKeys.size ?? 0) > 0

  return (
    <div className={classes.people}>
      {participants.length === 0 ? (
        <Empty title={t('empty.title')} body={t(canEnter ? 'empty.body' : 'empty.reader')} />
      ) : (
        <>
          <header className={classes.head}>
            <div>
              <h2>{t('count', { count: participants.length })}</h2>
              <p>{facts.join(', ')}</p>
            </div>
            {canInvite && ready.length > 1 && (
              <Button
                leftSection={<IconMail aria-hidden />}
                onClick={() => show({ kind: 'invite', ids: ready.map(({ id }) => id) })}
              >
                {t('inviteAll', { count: ready.length })}
              </Button>
            )}
          </header>
          {canInvite && !hasRecovery && (
            <Alert mb="md" icon={<IconShieldLock aria-hidden />} title={t('recovery.remind')}>
              {t('recovery.why')}
              <Group mt="sm">
                <Button size="xs" onClick={() => show({ kind: 'recovery' })}>
                  {t('recovery.make')}
                </Button>
              </Group>
            </Alert>
          )}
          <PeopleList participants={participants} canInvite={canInvite} show={show} />
        </>
      )}
      <Safety participants={participants} show={show} />
    </div>
  )
}
