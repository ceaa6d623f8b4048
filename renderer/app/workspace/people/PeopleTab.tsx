import { useTranslation } from 'react-i18next'
import { Empty } from '../../../ui/Empty'
import type { Show } from './beside'
import classes from './PeopleTab.module.css'
import { PeopleList } from './PeopleList'
import { useParticipants } from './useParticipants'
import { useRights } from './useRights'

/** Everybody who takes part, with how many have joined. */
export function PeopleTab({ show }: { readonly show: Show }) {
  const { t } = useTranslation('people')
  const { canEnter, canInvite } = useRights()
  const participants = useParticipants()
  if (participants.length === 0)
    return <Empty title={t('empty.title')} body={t(canEnter ? 'empty.body' : 'empty.reader')} />
  const count = (...states: string[]) => participants.filter(({ access }) => states.includes(access.state)).length
  const facts = (
    [
      ['joined', count('joined')],
      ['open', count('invited', 'disputed')],
      ['waiting', count('planned', 'expired')],
    ] as const
  )
    .filter(([, number]) => number > 0)
    .map(([fact, number]) => t(fact, { count: number }))
  return (
    <div className={classes.people}>
      <header className={classes.head}>
        <h2>{t('count', { count: participants.length })}</h2>
        <p>{facts.join(', ')}</p>
      </header>
      <PeopleList participants={participants} canInvite={canInvite} show={show} />
    </div>
  )
}
