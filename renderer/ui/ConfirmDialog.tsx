import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface ConfirmDialogProps {
  readonly opened: boolean
  /** Asks, such as "Remove this workspace from this computer?". */
  readonly title: string
  /** The effect, in one sentence. */
  readonly body: ReactNode
  /** The safe choice, first and focused, such as "Keep it". Esc means the same. */
  readonly keep: string
  /** The verb, such as "Remove it". */
  readonly act: string
  readonly isDanger?: boolean
  readonly onKeep: () => void
  readonly onAct: () => void
}

/** A decision that cannot wait: the title asks, the buttons answer. */
export function ConfirmDialog({ opened, title, body, keep, act, isDanger = false, onKeep, onAct }: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={onKeep} title={title} withCloseButton={false}>
      <Text component="div">{body}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button data-autofocus onClick={onKeep}>
          {keep}
        </Button>
        <Button variant="filled" {...(isDanger && { color: 'red' })} onClick={onAct}>
          {act}
        </Button>
      </Group>
    </Modal>
  )
}
