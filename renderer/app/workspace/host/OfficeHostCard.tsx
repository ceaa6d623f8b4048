import { Alert, Button, CopyButton, Group } from '@mantine/core'
import { IconCopy, IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Guest, HostCard } from '#shared/platform/hosting'
import type { Hosting } from '#shared/platform/platform'
import { hostLine } from '#shared/sync/hostLine'
import { notify } from '../../../ui/notify'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { fingerprintOf } from './fingerprintOf'
import classes from './HostView.module.css'
import { useHosts } from './useHosts'

interface OfficeHostCardProps {
  readonly card: HostCard
  readonly guests: readonly Guest[]
  readonly hosting: Hosting
  readonly onFailure: (error: unknown) => void
}

/** The host that runs here: connecting it to this workspace, its addresses to hand out, and who is connected. */
export function OfficeHostCard({ card, guests, hosting, onFailure }: OfficeHostCardProps) {
  const { t } = useTranslation('hosting')
  const { id, me } = useOpened()
  const { hosts, canConnect, connect } = useHosts()
  const [isBusy, setBusy] = useState(false)
  const { key, addresses, pin } = card
  const line = hostLine(card)
  const known = hosts.find(host => host.key === key)
  const isCurrent = known?.pin === pin && addresses.every(address => known.addresses.includes(address))
  const here = guests.filter(({ workspace }) => workspace === id)
  const elsewhere = new Set(guests.map(({ workspace }) => workspace).filter(workspace => workspace !== id)).size

  async function serve(): Promise<void> {
    setBusy(true)
    try {
      await hosting.serve(id)
      if (canConnect) {
        const name = known?.name ?? t('office.name', { name: me.name })
        await connect(key, { name, addresses, pin })
        notify({ message: t('connect.done', { name }) })
      }
    } catch (error) {
      onFailure(error)
    } finally {
      setBusy(false)
    }
  }

  if (addresses.length === 0) return <Alert color="yellow">{t('office.noNetwork')}</Alert>
  return (
    <>
      {isCurrent ? (
        <p>{t('office.serves')}</p>
      ) : (
        <div>
          <p>{t(known ? 'office.moved' : canConnect ? 'office.notYet' : 'office.askCoordinator')}</p>
          {canConnect && (
            <Button
              mt="xs"
              variant="filled"
              loading={isBusy}
              leftSection={<IconPlugConnected aria-hidden />}
              onClick={() => void serve()}
            >
              {t(known ? 'office.update' : 'office.use')}
            </Button>
          )}
        </div>
      )}
      <div>
        <h3>{t('office.line')}</h3>
        <p>{t('office.lineHelp')}</p>
        <p className={classes.line} dir="ltr">
          {line}
        </p>
        <Group gap="xs">
          <CopyButton value={line}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                leftSection={<IconCopy aria-hidden />}
                onClick={() => {
                  copy()
                  if (!canConnect) void serve()
                }}
              >
                {t(copied ? 'office.copied' : 'office.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </div>
      <div>
        <h3>{t('office.pages')}</h3>
        <p>{t('office.pagesHelp')}</p>
        <ul className={classes.addresses}>
          {addresses.map(address => (
            <li key={address}>
              <bdi>{address.replace(/^wss/, 'https')}</bdi>
            </li>
          ))}
        </ul>
        <p className={classes.line} dir="ltr">
          {fingerprintOf(pin)}
        </p>
      </div>
      <div>
        <h3>{t('guests.title')}</h3>
        {here.length === 0 && <p>{t('guests.none')}</p>}
        {here.length > 0 && (
          <ul className={classes.guests}>
            {here.map(({ member, name, lines }) => (
              <li key={member}>
                <bdi>{name}</bdi> {lines > 1 && t('guests.lines', { count: lines })}
              </li>
            ))}
          </ul>
        )}
        {elsewhere > 0 && <p>{t('guests.elsewhere', { count: elsewhere })}</p>}
      </div>
    </>
  )
}
