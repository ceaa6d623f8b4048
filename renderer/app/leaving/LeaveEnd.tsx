import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BackupsStanding } from '#shared/platform/contract'
import type { Left } from '../../workspace/leaving/leave'

interface LeaveEndProps {
  readonly title: string
  readonly left: readonly Left[]
  /** Whether the host knows that the device ended; null where nobody wanted that. */
  readonly isEnded: boolean | null
  /** Backups that were left on purpose. */
  readonly backups: BackupsStanding | null
  readonly isProgramGone: boolean
  readonly onAgain: () => void
}

/** What became of it: that nothing is left, as the stores say, or what is. */
export function LeaveEnd({ title, left, isEnded, backups, isProgramGone, onAgain }: LeaveEndProps) {
  const { t } = useTranslation('leaving')
  if (left.length > 0) {
    return (
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('left.title')}>
        <Text>{t('left.body', { title })}</Text>
        <List mt="xs">
          {left.map(what => (
            <List.Item key={what}>{t(`left.what.${what}`)}</List.Item>
          ))}
        </List>
        <Group mt="sm">
          <Button onClick={onAgain}>{t('left.again')}</Button>
        </Group>
      </Alert>
    )
  }
  const count = backups?.files.length ?? 0
  return (
    <Stack>
      <Alert role="status" icon={<IconCircleCheck aria-hidden />} title={t('done.title')}>
        <Stack gap="xs">
          <Text>{t('done.body', { title })}</Text>
          {isEnded !== null && <Text>{t(isEnded ? 'done.ended' : 'done.notEnded')}</Text>}
          {backups && count > 0 && <Text>{t('done.backups', { count, folder: backups.folder })}</Text>}
          {isProgramGone && <Text>{t('done.program')}</Text>}
          <Text>{t('done.limits')}</Text>
        </Stack>
      </Alert>
      {!isProgramGone && (
        <Group>
          <Button variant="filled" component="a" href="#/" data-autofocus>
            {t('done.home')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
