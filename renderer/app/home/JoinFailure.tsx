import { useTranslation } from 'react-i18next'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import { FailureAlert } from '../../ui/FailureAlert'

/** What no second try with the same invite or link changes. */
const lasting: ReadonlySet<ErrorCode> = new Set([
  'invite.used',
  'invite.withdrawn',
  'invite.notAllowed',
  'invite.ownUsed',
  'invite.ownEnded',
])

/** Whether the invite leads nowhere any more, so that trying it again is not offered. */
export const isLastingFailure = (error: unknown): boolean => error instanceof MeridianError && lasting.has(error.code)

/** Why somebody did not come in. Nothing waits on this computer yet, so nothing connects again by itself. */
export function JoinFailure({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const { t } = useTranslation('home')
  const isUnanswered = error instanceof MeridianError && error.code === 'connection.lost'
  return <FailureAlert error={error} onClose={onClose} {...(isUnanswered && { next: t('join.noAnswer') })} />
}
