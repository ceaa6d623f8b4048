import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAppWindow } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import type { WorkspaceId } from '#shared/workspace/documents'
import { FailureAlert } from '../../ui/FailureAlert'
import { Loading } from '../../ui/Loading'
import { whenFree } from '../../workspace/leaving/leave'
import { PlainPage } from '../home/PlainPage'
import { LeaveEnd } from './LeaveEnd'
import { LeaveQuestion } from './LeaveQuestion'
import { useLeaving } from './useLeaving'
import { askToClose } from './windows'

/** How long another window is given to save and close, in milliseconds. */
const patienceMs = 15_000

/** Removing a workspace from this computer, after looking whether all of it is somewhere else too. */
export function LeaveScreen({ id }: { readonly id: WorkspaceId }) {
  const { t } = useTranslation('leaving')
  const [, navigate] = useHashLocation()
  const { title, leaving, look, go } = useLeaving(id)
  const keep = () => (window.history.length > 1 ? window.history.back() : navigate('/'))
  return (
    <PlainPage title={t('title')}>
      <Stack maw="40rem" gap="lg">
        {leaving.state === 'opening' && <Loading title={t('opening')} />}
        {leaving.state === 'busy' && <OpenElsewhere id={id} onFree={() => void look()} />}
        {leaving.state === 'asking' && (
          <>
            <p>{t('lead', { title })}</p>
            {leaving.failure !== null && <FailureAlert error={leaving.failure} />}
            <LeaveQuestion
              opened={leaving.opened}
              backups={leaving.backups}
              isLast={leaving.isLast}
              onKeep={keep}
              onLeave={choices => void go(leaving.opened, choices)}
            />
          </>
        )}
        {leaving.state === 'going' && <Loading title={t(`step.${leaving.step}`)} />}
        {leaving.state === 'over' && (
          <LeaveEnd {...leaving} title={title} onAgain={() => void go(null, leaving.choices)} />
        )}
        {leaving.state === 'failed' && (
          <FailureAlert error={leaving.error}>
            <Button onClick={() => void look()}>{t('left.again')}</Button>
          </FailureAlert>
        )}
      </Stack>
    </PlainPage>
  )
}

/** Asks the other window, in which the workspace is open, to close it. */
function OpenElsewhere({ id, onFree }: { readonly id: WorkspaceId; readonly onFree: () => void }) {
  const { t } = useTranslation('leaving')
  const [state, setState] = useState<'resting' | 'waiting' | 'stays'>('resting')

  async function close(): Promise<void> {
    setState('waiting')
    askToClose(id)
    if (await whenFree(id, patienceMs)) return onFree()
    setState('stays')
  }
  if (state === 'waiting') return <Loading title={t('busy.closing')} />
  return (
    <Alert icon={<IconAppWindow aria-hidden />} title={t('busy.title')}>
      <Text>{t(state === 'stays' ? 'busy.stays' : 'busy.body')}</Text>
      <Group mt="sm">
        <Button onClick={() => void close()}>{t('busy.act')}</Button>
      </Group>
    </Alert>
  )
}
