import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/Loading'
import { JoinFailure } from './JoinFailure'
import type { useJoinAttempt } from './useJoinAttempt'

interface JoinProgressProps extends Omit<ReturnType<typeof useJoinAttempt>, 'start'> {
  /** What can be done while nothing is under way. */
  readonly children: ReactNode
}

/** How coming in goes, or why it failed. */
export function JoinProgress({ attempt, cancel, dismiss, children }: JoinProgressProps) {
  const { t } = useTranslation('home')
  return (
    <>
      {attempt.state === 'failed' && <JoinFailure error={attempt.error} onClose={dismiss} />}
      {attempt.state === 'going' ? <Loading title={t(`join.step.${attempt.step}`)} onCancel={cancel} /> : children}
    </>
  )
}
