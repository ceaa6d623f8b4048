import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../ui/commands'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatBytes } from '../../ui/format'
import { useWordExport } from './useWordExport'

/** The export: one button, then progress with Cancel, then the name of the file or what went wrong, all in one place. */
export function ExportWord() {
  const { t } = useTranslation('ratify')
  const { t: common } = useTranslation('common')
  const { state, start, cancel, dismiss } = useWordExport()
  useCommands([{ id: 'ratify.export', label: t('export.button'), group: 'do', run: start }])
  return (
    <Stack mt="md" gap="sm">
      {state.kind === 'busy' ? (
        <div role="group" aria-label={t('export.busy')}>
          <Text fw={600}>{t('export.busy')}</Text>
          <Progress my="xs" value={state.progress * 100} aria-label={t('export.busy')} />
          <Button onClick={cancel}>{common('cancel')}</Button>
        </div>
      ) : (
        <Group gap="sm">
          <Button variant="filled" leftSection={<IconFileText aria-hidden />} onClick={start}>
            {t('export.button')}
          </Button>
          <Text size="xs" c="dimmed" maw="18rem">
            {t('export.note')}
          </Text>
        </Group>
      )}
      <div role="status">
        {state.kind === 'done' && (
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconCircleCheck aria-hidden color="var(--accent)" />
            <Text>{t('export.done', { name: state.name, size: formatBytes(state.bytes) })}</Text>
          </Group>
        )}
      </div>
      {state.kind === 'failed' && <FailureAlert error={state.error} onClose={dismiss} />}
    </Stack>
  )
}
