import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconDeviceLaptop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../../ui/FailureAlert'
import { formatMoment } from '../../../ui/format'
import { endOwnLink } from '../../../workspace/ownLink'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { useDoing } from './useDoing'

/** My way to a further computer of mine, and the links to one that are still open. */
export function OwnLinks({ show }: { readonly show: Show }) {
  const { t } = useTranslation('computers')
  const opened = useOpened()
  const { members } = useReadable(opened.statements)
  const { isBusy, failure, run, dismiss } = useDoing()
  const links = [...(members.get(opened.me.id)?.links ?? [])]
  return (
    <Stack gap="sm" mt="sm">
      {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
      {links.map(([key, expires]) => (
        <Card key={key} padding="sm">
          <Group justify="space-between" gap="xs">
            <Text>{t('open.words', { when: formatMoment(expires) })}</Text>
            <Button
              size="xs"
              variant="outline"
              color="red"
              loading={isBusy}
              onClick={() => void run(() => endOwnLink(opened, key), t('open.ended'))}
            >
              {t('open.end')}
            </Button>
          </Group>
        </Card>
      ))}
      <Group>
        <Button leftSection={<IconDeviceLaptop aria-hidden />} onClick={() => show({ kind: 'ownComputer' })}>
          {t('add')}
        </Button>
      </Group>
    </Stack>
  )
}
