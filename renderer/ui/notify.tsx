import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import { i18n } from './i18n'

const one = 'toast'

export interface Toast {
  /** What happened, such as "Moved W9 to Threats, place 3". Errors are not toasts. */
  readonly message: string
  /** Offers Undo; Ctrl Z does the same. */
  readonly undo?: () => void
}

let offersUndo = false

/** Takes a toast with Undo away: what it says is undone already, or nothing is there any more to undo it in. */
export function withdrawUndo(): void {
  if (offersUndo) notifications.hide(one)
}

/** Says what was just done, for eight seconds, longer while the pointer or the focus is on it; one at a time. */
export function notify({ message, undo }: Toast): void {
  notifications.hide(one)
  offersUndo = undo !== undefined
  notifications.show({
    id: one,
    autoClose: 8000,
    closeButtonProps: { 'aria-label': i18n.t('common:close') },
    role: 'status',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text>{message}</Text>
        {undo && (
          <Button
            size="xs"
            leftSection={<IconArrowBackUp aria-hidden />}
            onClick={() => {
              notifications.hide(one)
              undo()
            }}
          >
            {i18n.t('common:undo')}
          </Button>
        )}
      </Group>
    ),
  })
}
