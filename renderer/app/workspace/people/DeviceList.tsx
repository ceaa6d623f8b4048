import { Button } from '@mantine/core'
import { IconBrowser, IconDeviceLaptop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PublicKey } from '#shared/identity/keys'
import type { Member } from '#shared/statements/fold'
import { formatDay, formatMoment } from '../../../ui/format'
import { Rows } from '../../../ui/Rows'
import { useDeviceName } from './useDeviceName'
import { useDevicesSeen } from './useSeen'

interface DeviceListProps {
  readonly member: Member
  /** The key of the device one sits at. */
  readonly thisDevice: PublicKey | null
  /** Opens the question whether to revoke a device; left out where this person may not. */
  readonly onRevoke?: (key: PublicKey) => void
}

/** The devices of somebody, each with the way to end it. */
export function DeviceList({ member, thisDevice, onRevoke }: DeviceListProps) {
  const { t } = useTranslation('people')
  const nameOf = useDeviceName()
  const seen = useDevicesSeen()
  if (member.devices.size === 0) return <p>{t('device.none')}</p>
  return (
    <Rows mt="xs">
      {[...member.devices].map(([key, device]) => {
        const name = nameOf(device.name)
        const { added, heard } = seen.get(key) ?? {}
        const Sign = device.name === 'browser' ? IconBrowser : IconDeviceLaptop
        return (
          <li key={key}>
            <Sign aria-hidden />
            <span>
              <span dir="auto">{name}</span>
              {key === thisDevice && <> ({t('device.this')})</>}
              {added !== undefined && <small>{t('device.added', { day: formatDay(added) })}</small>}
              {heard !== undefined && key !== thisDevice && <small>{t('heard', { when: formatMoment(heard) })}</small>}
              <small>{t('device.key', { start: key.slice(0, 8) })}</small>
            </span>
            {onRevoke && key !== thisDevice && (
              <Button
                size="xs"
                variant="outline"
                color="red"
                aria-label={t('device.revokeOne', { device: name, start: key.slice(0, 8) })}
                onClick={() => onRevoke(key)}
              >
                {t('device.revoke')}
              </Button>
            )}
          </li>
        )
      })}
    </Rows>
  )
}
