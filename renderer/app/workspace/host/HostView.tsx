import { Button, Card, Stack } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../../platform/PlatformContext'
import { Empty } from '../../../ui/Empty'
import { FailureAlert } from '../../../ui/FailureAlert'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { ConnectHost } from './ConnectHost'
import { HostList } from './HostList'
import classes from './HostView.module.css'
import { OfficeHost } from './OfficeHost'
import { useHosts } from './useHosts'

/** Through which computers the workspace's people reach each other: hosts, how they stand, and hosting from here. */
export function HostView() {
  const { t } = useTranslation('hosting')
  const { hosting } = usePlatform()
  const { readOnly } = useOpened()
  const { hosts, canConnect } = useHosts()
  const [isConnecting, setConnecting] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const connect = (
    <Button
      variant={hosts.length === 0 ? 'filled' : 'default'}
      size={hosts.length === 0 ? 'sm' : 'xs'}
      leftSection={<IconPlugConnected aria-hidden />}
      onClick={() => {
        setFailure(null)
        setConnecting(true)
      }}
    >
      {t('connect.button')}
    </Button>
  )
  const who = canConnect ? 'coordinator' : readOnly === 'stranger' ? 'stranger' : 'reader'
  return (
    <Stack gap="lg" className={classes.view!}>
      <section>
        <header className={classes.head}>
          <h2>{t('title')}</h2>
          {canConnect && hosts.length > 0 && !isConnecting && connect}
        </header>
        <Stack gap="sm" mt="xs">
          {failure !== null && <FailureAlert error={failure} onClose={() => setFailure(null)} />}
          {isConnecting && <ConnectHost onDone={() => setConnecting(false)} onFailure={setFailure} />}
          {hosts.length > 0 && <HostList onFailure={setFailure} />}
          {hosts.length === 0 && !isConnecting && (
            <Empty title={t('empty.title')} body={t(`empty.${who}`)}>
              {canConnect && connect}
            </Empty>
          )}
        </Stack>
      </section>
      <section>
        <h2>{t('office.title')}</h2>
        {hosting ? (
          <OfficeHost hosting={hosting} onFailure={setFailure} />
        ) : (
          <Card mt="xs">
            <p>{t('browser.cannot')}</p>
            <p>{t('browser.instead')}</p>
          </Card>
        )}
      </section>
    </Stack>
  )
}
