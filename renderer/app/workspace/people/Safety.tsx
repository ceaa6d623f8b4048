import { Button } from '@mantine/core'
import { IconDeviceLaptop, IconDeviceLaptopOff, IconShieldLock, IconUsers, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../ui/format'
import { Rows } from '../../../ui/Rows'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Beside, Show } from './beside'
import type { Participant } from './participants'
import classes from './Safety.module.css'
import { useRights } from './useRights'

/** What keeps the work in the right hands on a bad day: recovery file, a second coordinator, own devices, a lost computer. */
export function Safety({ participants, show }: { readonly participants: readonly Participant[]; readonly show: Show }) {
  const { t } = useTranslation('people')
  const { me, statements } = useOpened()
  const { canInvite } = useRights()
  const mine = useReadable(statements).members.get(me.id)
  const recovery = [...(mine?.recoveryKeys.values() ?? [])]
  const others = participants.filter(
    ({ id, role, access }) => id !== me.id && role === 'coordinator' && access.state === 'joined',
  ).length

  const row = (Sign: Icon, head: string, body: string, button: string, beside: Beside) => (
    <li key={head}>
      <Sign aria-hidden />
      <span>
        <b>{head}</b>
        <small>{body}</small>
      </span>
      <Button size="xs" onClick={() => show(beside)}>
        {button}
      </Button>
    </li>
  )
  if (!mine) return null
  return (
    <section className={classes.safety} aria-labelledby="safety">
      <h2 id="safety">{t('safety.head')}</h2>
      <Rows mt="xs">
        {row(
          IconShieldLock,
          t('safety.recovery'),
          recovery.length > 0 ? t('recovery.made', { when: formatDay(Math.max(...recovery)) }) : t('safety.noRecovery'),
          t('recovery.make'),
          { kind: 'recovery' },
        )}
        {canInvite &&
          row(
            IconUsers,
            t('safety.coordinators'),
            others > 0 ? t('safety.others', { count: others }) : t('safety.alone'),
            t('safety.share'),
            { kind: 'handOver' },
          )}
        {row(
          IconDeviceLaptop,
          t('safety.devices'),
          t('devices', { count: mine.devices.size }),
          t('safety.showDevices'),
          { kind: 'person', id: me.id },
        )}
        {row(IconDeviceLaptopOff, t('lost.title'), t('safety.lost'), t('safety.steps'), { kind: 'lost' })}
      </Rows>
    </section>
  )
}
