import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format'
import { confirmEnrolment } from '../../../workspace/invite'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { useFrame } from '../../frame/FrameContext'
import type { Participant } from './participants'
import { useInvites } from './useInvites'
import { useRights } from './useRights'

/** Two computers came with one invite, or one came late: the coordinator asks the person and says which is theirs. */
export function Dispute({ participant }: { readonly participant: Participant }) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const { fail } = useFrame()
  const { canInvite } = useRights()
  const invite = useInvites().get(participant.id)
  const why = participant.access.state === 'late' ? 'late' : 'disputed'
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t(`access.${why}`)}>
      <Text>{t(`details.${why}`)}</Text>
      {canInvite && invite && (
        <Stack gap="xs" mt="sm" align="flex-start">
          {[...invite.enrolments].map(([key, at]) => (
            <Button key={key} size="xs" onClick={() => void confirmEnrolment(opened, invite.key, key).catch(fail)}>
              {t('details.confirm', { when: formatMoment(at), start: key.slice(0, 8) })}
            </Button>
          ))}
        </Stack>
      )}
    </Alert>
  )
}
