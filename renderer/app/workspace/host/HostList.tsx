import { Button, Card } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { HostState } from './HostState'
import { hostStanding } from './hostStanding'
import classes from './HostView.module.css'
import { useHosts, type ConnectedHost } from './useHosts'

/** The hosts of the workspace: where each is reached and how it stands; coordinators withdraw them here. */
export function HostList({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const { t } = useTranslation('hosting')
  const { hosts, canConnect, withdraw } = useHosts()
  const { live } = useOpened()
  const status = useReadable(live.status)
  const [leaving, setLeaving] = useState<ConnectedHost | null>(null)

  async function end(host: ConnectedHost): Promise<void> {
    setLeaving(null)
    try {
      await withdraw(host)
      notify({ message: t('withdraw.done', { name: host.name }) })
    } catch (error) {
      onFailure(error)
    }
  }

  return (
    <>
      <Card component="ul" padding={0} className={classes.list!}>
        {hosts.map(host => (
          <li key={host.key} className={classes.host}>
            <div>
              <h3 dir="auto">{host.name}</h3>
              <ul className={classes.addresses} aria-label={t('addresses', { name: host.name })}>
                {host.addresses.map(address => (
                  <li key={address}>
                    <bdi>{address}</bdi>
                  </li>
                ))}
              </ul>
              <HostState standing={hostStanding(host, status)} isOwn={host.pin !== undefined} />
            </div>
            {canConnect && (
              <Button
                size="xs"
                variant="outline"
                color="red"
                aria-label={t('withdraw.of', { name: host.name })}
                onClick={() => setLeaving(host)}
              >
                {t('withdraw.button')}
              </Button>
            )}
          </li>
        ))}
      </Card>
      <ConfirmDialog
        opened={leaving !== null}
        title={t('withdraw.title', { name: leaving?.name ?? '' })}
        body={t('withdraw.effect')}
        keep={t('withdraw.keep')}
        act={t('withdraw.act')}
        isDanger
        onKeep={() => setLeaving(null)}
        onAct={() => leaving && void end(leaving)}
      />
    </>
  )
}
