import { Button, Card, Checkbox, Group, Radio, Stack } from '@mantine/core'
import { IconAccessPoint } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'
import type { Hosting } from '#shared/platform/platform'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { FailureAlert } from '../../../ui/FailureAlert'
import { formatMoment } from '../../../ui/format'
import { announce } from '../../../ui/LiveRegions'
import { Loading } from '../../../ui/Loading'
import { useReadable } from '../../../workspace/useReadable'
import { OfficeHostCard } from './OfficeHostCard'
import { OfficeHostLog } from './OfficeHostLog'

interface OfficeHostProps {
  readonly hosting: Hosting
  readonly onFailure: (error: unknown) => void
}

/** "Host for my office": starting and stopping the host of this computer, and what others need to reach it. */
export function OfficeHost({ hosting, onFailure }: OfficeHostProps) {
  const { t } = useTranslation('hosting')
  const status = useReadable(hosting)
  const [isAsking, setAsking] = useState(false)
  const state = status?.state
  const guests = status?.guests.length ?? 0

  useEffect(() => {
    if (state === 'on') announce(t('office.isOn'))
  }, [state, t])

  if (!status) return <Loading title={t('office.asking')} />
  const run = (work: Promise<void>) => void work.catch(onFailure)
  const stop = () => {
    setAsking(false)
    run(hosting.stop())
  }
  const { failure } = status
  return (
    <Card mt="xs">
      <Stack gap="sm">
        {failure && <FailureAlert error={new MeridianError(failure.code, failure.facts)} />}
        {status.restartedAt !== null && <p>{t('office.restarted', { time: formatMoment(status.restartedAt) })}</p>}
        {status.state === 'off' && (
          <>
            <p>{t('office.what')}</p>
            <Group>
              <Button
                variant="filled"
                leftSection={<IconAccessPoint aria-hidden />}
                onClick={() => run(hosting.start())}
              >
                {t('office.start')}
              </Button>
            </Group>
          </>
        )}
        {status.state === 'starting' && <p>{t('office.starting')}</p>}
        {status.state === 'stopping' && <p>{t('office.stopping')}</p>}
        {status.card && status.since !== null && (
          <>
            <p>{t('office.on', { time: formatMoment(status.since) })}</p>
            <OfficeHostCard card={status.card} guests={status.guests} hosting={hosting} onFailure={onFailure} />
            <Group>
              <Button onClick={() => (guests > 0 ? setAsking(true) : stop())}>{t('office.stop')}</Button>
            </Group>
          </>
        )}
        <Checkbox
          label={t('takeAny.label')}
          description={t('takeAny.what')}
          checked={status.takesAny}
          onChange={({ currentTarget }) => run(hosting.takeAny(currentTarget.checked))}
        />
        <Radio.Group
          label={t('atStart.label')}
          value={status.startsByItself ? 'itself' : 'ask'}
          onChange={choice => run(hosting.atStart(choice === 'itself'))}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="itself" label={t('atStart.itself')} />
            <Radio value="ask" label={t('atStart.ask')} />
          </Stack>
        </Radio.Group>
        <OfficeHostLog lines={status.log} />
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        title={t('office.stopTitle')}
        body={t('office.stopEffect', { count: guests })}
        keep={t('office.keep')}
        act={t('office.stop')}
        onKeep={() => setAsking(false)}
        onAct={stop}
      />
    </Card>
  )
}
