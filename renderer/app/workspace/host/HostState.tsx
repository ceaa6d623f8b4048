import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../../platform/PlatformContext'
import { formatMoment } from '../../../ui/format'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { HostStanding } from './hostStanding'

interface HostStateProps {
  readonly standing: HostStanding
  /** Whether its certificate is its own, which browsers do not take by themselves. */
  readonly isOwn: boolean
}

/** How a host stands, in words, with what to do about it. */
export function HostState({ standing, isOwn }: HostStateProps) {
  const { t } = useTranslation('hosting')
  const { t: errors } = useTranslation('errors')
  const { live } = useOpened()
  const { shell, openLink } = usePlatform()
  const { state } = standing
  if (state === 'waiting' || state === 'unsafe') return <p>{t(`state.${state}`)}</p>
  const heard =
    standing.lastContact === null ? t('state.never') : t('state.heard', { time: formatMoment(standing.lastContact) })
  if (state === 'connected' || state === 'connecting')
    return (
      <p>
        {t(`state.${state}`)} {state === 'connecting' && heard}
      </p>
    )
  const { address, code, facts } = standing
  const isUnknownHere = isOwn && shell === 'browser' && code === 'connection.lost'
  const page = address.replace(/^ws/, 'http')
  return (
    <>
      <p>
        {t(`state.${state}`)} {errors(code, facts)}. {errors(`${code}.next`, facts)}
      </p>
      <p>
        {heard} {state === 'offline' && t('state.again', { time: formatMoment(standing.retryAt) })}
      </p>
      {isUnknownHere && <p>{t('state.unknownHere')}</p>}
      <Group mt="xs" gap="xs">
        {isUnknownHere && (
          <Button size="xs" onClick={() => openLink(page)}>
            {t('state.open', { page })}
          </Button>
        )}
        <Button size="xs" onClick={() => live.tryNow()}>
          {t('state.tryNow')}
        </Button>
      </Group>
    </>
  )
}
