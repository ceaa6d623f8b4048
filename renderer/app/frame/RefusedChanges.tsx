import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Role } from '#shared/identity/access'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { Later } from '../../ui/Later'

const SetAsideNotice = lazy(async () => ({ default: (await import('../setAside/SetAsideNotice')).SetAsideNotice }))

/**
 * Says that the host did not take what was written here, and why. What somebody left who may write no longer was set aside
 * when the workspace was opened, and is named.
 */
export function RefusedChanges() {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { t: errors } = useTranslation('errors')
  const { live, readOnly } = useOpened()
  const refusal = useReadable(live.refusal)
  const role = Role.safeParse(refusal?.facts.role).data
  const facts = { ...refusal?.facts, ...(role && { role: common(`aRole.${role}`) }) }
  return (
    <>
      {refusal && (
        <Alert
          m="md"
          mb={0}
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('live.notTaken', { count: refusal.changes })}
        >
          {errors(refusal.code, facts)}. {errors(`${refusal.code}.next`, facts)}
        </Alert>
      )}
      {(readOnly === 'role' || readOnly === 'revoked') && (
        <Later>
          <Suspense fallback={null}>
            <SetAsideNotice />
          </Suspense>
        </Later>
      )}
    </>
  )
}
