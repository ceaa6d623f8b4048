import { Alert, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MeridianError } from '#shared/base/errors'

interface FailureAlertProps {
  /** Anything that was thrown. A MeridianError is told by its own sentence, anything else by a general one. */
  readonly error: unknown
  /** What to do here, where what the failure says in general does not fit. */
  readonly next?: string
  /** What failed, such as the name of a file, shown before the explanation. */
  readonly about?: string
  readonly onClose?: () => void
  /** Buttons that lead on, such as "Choose another file". */
  readonly children?: ReactNode
}

/** A failure, told beside the action that failed: what happened, what stays safe, what to do. */
export function FailureAlert({ error, next, about, onClose, children }: FailureAlertProps) {
  const { t } = useTranslation('errors')
  const { t: common } = useTranslation('common')
  const code = error instanceof MeridianError ? error.code : 'unexpected'
  const facts = error instanceof MeridianError ? error.facts : {}
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(code, facts)}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={common('close')}
      {...(onClose && { onClose })}
    >
      {about !== undefined && (
        <Text fw={600}>
          <bdi>{about}</bdi>
        </Text>
      )}
      <Text>{next ?? t(`${code}.next`, facts)}</Text>
      {children && (
        <Group mt="sm" gap="xs">
          {children}
        </Group>
      )}
    </Alert>
  )
}
