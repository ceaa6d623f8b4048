import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewSender } from '#shared/exchange/preview'
import { Facts } from '../../ui/Facts'
import { formatMoment } from '../../ui/format'
import { useDeviceName } from '../workspace/people/useDeviceName'

interface SenderFactsProps {
  readonly file: string
  readonly senders: readonly PreviewSender[]
  /** The workspace the file belongs to, where that is not plain to see. */
  readonly workspace?: string
}

/** Clocks of laptops are minutes apart; only more than this is worth a word, in milliseconds. */
const tolerated = 24 * 60 * 60 * 1000

/** From whom a file is, as far as its signature proves it, and how old it is. */
export function SenderFacts({ file, senders, workspace }: SenderFactsProps) {
  const { t } = useTranslation('receive')
  const { t: common } = useTranslation('common')
  const deviceName = useDeviceName()
  const [now] = useState(() => Date.now())
  const who = ({ standing, name, role }: PreviewSender) =>
    standing === 'stranger' || role === null
      ? t('sender.stranger')
      : t(`sender.${standing}`, { name, role: common(`role.${role}`) })
  const proof = ({ standing, device }: PreviewSender) => {
    if (standing === 'stranger') return t('sender.unproven')
    if (!device) return t('sender.verifiedBare')
    return t(standing === 'ended' ? 'sender.verifiedEnded' : 'sender.verified', { device: deviceName(device) })
  }
  const made = ({ at }: PreviewSender) =>
    t(at > now + tolerated ? 'sender.ahead' : 'sender.made', { when: formatMoment(at) })
  const from = senders.map((sender, place) => (
    <div key={place}>
      <b>
        <bdi>{who(sender)}</bdi>
      </b>
      <p>{proof(sender)}</p>
      <p>{made(sender)}</p>
    </div>
  ))
  return (
    <Facts
      facts={[
        [t('sender.from'), from],
        [t('file'), <bdi key="file">{file}</bdi>],
        ...(workspace === undefined ? [] : [[t('workspace'), workspace] as const]),
      ]}
    />
  )
}
