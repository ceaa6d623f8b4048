import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { notify } from '../../../ui/notify'
import { revokeDevice, revokePerson, withdrawInvite } from '../../../workspace/people'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { useFrame } from '../../frame/FrameContext'
import type { Beside, Show } from './beside'
import type { Participant } from './participants'
import { useDeviceName } from './useDeviceName'
import { useInvites } from './useInvites'

interface DecisionsProps {
  readonly beside: Extract<Beside, { kind: 'withdraw' | 'end' | 'device' }>
  readonly participant: Participant
  readonly show: Show
}

/** What cannot be taken back is asked first: what it does, what it cannot do. */
export function Decisions({ beside, participant, show }: DecisionsProps) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const { fail } = useFrame()
  const nameOfDevice = useDeviceName()
  const invites = useInvites()
  const { id } = participant
  const name = participant.name || t('nameless')
  const isMine = id === opened.me.id
  const back = () => show({ kind: 'person', id })

  async function act(): Promise<void> {
    show(null)
    try {
      if (beside.kind === 'withdraw') {
        const invite = invites.get(id)
        if (invite) await withdrawInvite(opened, invite.key)
      } else if (beside.kind === 'end') await revokePerson(opened, id)
      else await revokeDevice(opened, id, beside.key)
      notify({ message: t(`decide.${beside.kind}.done`, { name }) })
    } catch (error) {
      fail(error)
    }
  }

  const device = beside.kind === 'device' ? (participant.member?.devices.get(beside.key)?.name ?? '') : ''
  const facts = { name, device: nameOfDevice(device) }
  const points = t(`decide.${beside.kind}.points`, { ...facts, returnObjects: true }) as readonly string[]
  const whose = beside.kind === 'device' && isMine ? 'titleMine' : 'title'
  return (
    <ConfirmDialog
      opened
      title={t(`decide.${beside.kind}.${whose}`, facts)}
      body={
        <Stack gap="xs">
          {points.map(point => (
            <p key={point}>{point}</p>
          ))}
        </Stack>
      }
      keep={t(`decide.${beside.kind}.keep`)}
      act={t(`decide.${beside.kind}.act`)}
      isDanger
      onKeep={back}
      onAct={() => void act()}
    />
  )
}
