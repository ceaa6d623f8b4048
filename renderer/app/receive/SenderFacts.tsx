import { Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewSender } from '#shared/exchange/preview'
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
  return (
    <Table variant="vertical">
      <Table.Tbody>
        <Table.Tr>
          <Table.Th scope="row" w="9rem">
            {t('sender.from')}
          </Table.Th>
          <Table.Td>
            {senders.map((sender, place) => (
              <div key={place}>
                <b>
                  <bdi>{who(sender)}</bdi>
                </b>
                <p>{proof(sender)}</p>
                <p>{made(sender)}</p>
              </div>
            ))}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th scope="row">{t('file')}</Table.Th>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>
            <bdi>{file}</bdi>
          </Table.Td>
        </Table.Tr>
        {workspace !== undefined && (
          <Table.Tr>
            <Table.Th scope="row">{t('workspace')}</Table.Th>
            <Table.Td dir="auto">{workspace}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}
