import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { HostStanding } from './hostStanding'

/** How a host stands, in words, with what to do about it. */
export function HostState({ standing }: { readonly standing: HostStanding }) {
  const { t } = useTranslation('hosting')
  const { t: errors } = useTranslation('errors')
  const { live } = useOpened()
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
  const { code, facts } = standing
  return (
    <>
      <p>
        {t(`state.${state}`)} {errors(code, facts)}. {errors(`${code}.next`, facts)}
      </p>
      <p>
        {heard} {state === 'offline' && t('state.again', { time: formatMoment(standing.retryAt) })}
      </p>
      <Group mt="xs">
        <Button size="xs" onClick={() => live.tryNow()}>
          {t('state.tryNow')}
        </Button>
      </Group>
    </>
  )
}
