import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../ui/commands'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatBytes } from '../../ui/format'
import classes from './RatifyStage.module.css'
import type { WordExport } from './useWordExport'

interface ExportProps {
  readonly word: WordExport
}

/** Starts the export; keeps the focus while the document is made, and does nothing then. */
export function ExportButton({ word: { state, start } }: ExportProps) {
  const { t } = useTranslation('ratify')
  useCommands([{ id: 'ratify.export', label: t('export.button'), group: 'do', icon: IconFileText, run: start }])
  const isBusy = state.kind === 'busy'
  return (
    <Button
      size="xs"
      variant="filled"
      leftSection={<IconFileText aria-hidden />}
      aria-disabled={isBusy}
      onClick={start}
      {...(isBusy && { 'data-disabled': true })}
    >
      {t('export.button')}
    </Button>
  )
}

/** How far the export is: progress with Cancel, then the name of the file or what went wrong, all in one place. */
export function ExportState({ word: { state, cancel, dismiss } }: ExportProps) {
  const { t } = useTranslation('ratify')
  const { t: common } = useTranslation('common')
  return (
    <Stack gap="sm" mb={state.kind === 'idle' ? 0 : 'md'}>
      {state.kind === 'busy' && (
        <div role="group" aria-label={t('export.busy')}>
          <Text fw={600}>{t('export.busy')}</Text>
          <Progress my="xs" value={state.progress * 100} aria-label={t('export.busy')} />
          <Button onClick={cancel}>{common('cancel')}</Button>
        </div>
      )}
      <div role="status">
        {state.kind === 'done' && (
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconCircleCheck aria-hidden color="var(--accent)" />
            <div className={classes.done}>
              <Text>{t('export.done', { name: state.name, size: formatBytes(state.bytes) })}</Text>
              <Text size="xs" c="dimmed">
                {t('export.note')}
              </Text>
            </div>
          </Group>
        )}
      </div>
      {state.kind === 'failed' && <FailureAlert error={state.error} onClose={dismiss} />}
    </Stack>
  )
}
