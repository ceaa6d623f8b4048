import { Button, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMoment, formatTime } from '../../ui/format'
import type { Live, LiveStatus } from '../../workspace/live'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'
import classes from './StatusLine.module.css'
import { useLiveSentence } from './useLiveSentence'

const icons: Record<Exclude<LiveStatus['state'], 'alone'>, typeof IconPlugConnected> = {
  connecting: IconPlugConnected,
  connected: IconPlugConnected,
  offline: IconPlugConnectedX, // which is no failure: everything goes on here
  refused: IconAlertTriangle,
}

/** The way to the others in one sentence; it opens what more there is to know. Nothing where no host serves the workspace. */
export function LiveFact() {
  const { live } = useOpened()
  const sentence = useLiveSentence(live)
  const status = useReadable(live.status)
  const waiting = useReadable(live.unreceived)
  if (status.state === 'alone' || sentence === null) return null
  const Icon = icons[status.state]
  return (
    <Popover position="top-start" width={360} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={`${classes.fact} ${classes.live} ${status.state === 'refused' ? classes.failed : ''}`}
          data-live={status.state}
          data-waiting={waiting}
        >
          <Icon aria-hidden />
          <span>{sentence}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Details live={live} status={status} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface DetailsProps {
  readonly live: Live
  readonly status: Exclude<LiveStatus, { state: 'alone' }>
}

function Details({ live, status }: DetailsProps) {
  const { t } = useTranslation('frame')
  const { t: errors } = useTranslation('errors')
  const { lastContact, receivedAt } = useReadable(live.contact)
  const waiting = useReadable(live.unreceived)
  const { state, host, address } = status
  const rows = [
    ['host', host],
    ['address', address],
    ['lastContact', lastContact === null ? t('live.never') : formatMoment(lastContact)],
    ['received', receivedAt === null ? t('live.never') : formatMoment(receivedAt)],
    ['waiting', t('live.changes', { count: waiting })],
    ...(state === 'offline' ? [['retry', formatTime(status.retryAt)] as const] : []),
  ] as const
  const code = state === 'offline' || state === 'refused' ? status.code : null
  return (
    <Stack gap="sm">
      {code !== null && code !== 'connection.lost' && (
        <div>
          <Text fw={600}>{errors(code, 'facts' in status ? status.facts : {})}</Text>
          <Text>{errors(`${code}.next`, 'facts' in status ? status.facts : {})}</Text>
        </div>
      )}
      <dl className={classes.details}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`live.detail.${name}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {state === 'offline' && <Text>{t('live.calm')}</Text>}
      {(state === 'offline' || state === 'refused') && (
        <Button onClick={() => live.tryNow()}>{t('live.tryNow')}</Button>
      )}
    </Stack>
  )
}
