import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { liveLimits } from '#shared/sync/limits'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

/** What the sentences name: the largest change, in megabytes. */
const facts = { limit: liveLimits.frame / 1024 / 1024 }

/** Says that the host did not take what was written here, and why: it stands on this computer and reaches nobody. */
export function RefusedChanges() {
  const { t } = useTranslation('frame')
  const { t: errors } = useTranslation('errors')
  const refusal = useReadable(useOpened().live.refusal)
  if (!refusal) return null
  return (
    <Alert
      m="md"
      mb={0}
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('live.notTaken', { count: refusal.changes })}
    >
      {errors(refusal.code, facts)}. {errors(`${refusal.code}.next`, facts)}
    </Alert>
  )
}
