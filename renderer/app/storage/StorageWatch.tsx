import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconDeviceLaptop, IconDownload } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { systemClock } from '#shared/base/clock'
import { usePlatform } from '../../platform/PlatformContext'
import { formatBytes, formatDay } from '../../ui/format'
import { askToKeep, fullness, isReminderDue, mayBePrivate } from '../../workspace/durability'
import { rememberReminder } from '../../workspace/fileMemory'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useExchangeFile } from '../workspace/useExchangeFile'
import { useFileMemory } from './useFileMemory'
import { mayAsk, noteAsked } from './asked'
import { useStoring } from './useStoring'

/**
 * Watches how this browser keeps the workspace: asks it to keep the data once somebody works here, warns before there is no
 * room, and reminds of a file where what was written is nowhere else. One word at a time, the more urgent one.
 */
export function StorageWatch() {
  const { t } = useTranslation('storage')
  const opened = useOpened()
  const platform = usePlatform()
  const { sending, save } = useExchangeFile()
  const { storing, ask } = useStoring()
  const firstEdit = useCallback(() => {
    if (!mayAsk(systemClock())) return
    noteAsked(systemClock())
    void askToKeep().then(ask)
  }, [ask])
  const memory = useFileMemory(opened, firstEdit)
  const [dismissed, setDismissed] = useState<'filling' | 'full' | null>(null)
  if (!storing) return null

  const level = fullness(storing)
  const saveFile =
    sending === 'stranger' ? null : (
      <Button leftSection={<IconDownload aria-hidden />} onClick={() => void save(sending === 'writer')}>
        {t('save')}
      </Button>
    )
  if (level !== 'fine' && dismissed !== level && dismissed !== 'full') {
    const room = { usage: formatBytes(storing.usage ?? 0), quota: formatBytes(storing.quota ?? 0) }
    return (
      <Alert
        m="md"
        mb={0}
        role={level === 'full' ? 'alert' : 'status'}
        color={level === 'full' ? 'red' : 'yellow'}
        icon={<IconAlertTriangle aria-hidden />}
        title={t(`${level}.title`)}
      >
        <p>{t(`${level}.body`, room)}</p>
        <Group gap="xs" mt="sm">
          {saveFile}
          <Button onClick={() => setDismissed(level)}>{t('close')}</Button>
        </Group>
      </Alert>
    )
  }
  const isDue = platform.shell === 'browser' && saveFile !== null && isReminderDue(memory, storing, systemClock())
  if (!isDue) return <span data-watched hidden />
  const why = mayBePrivate(storing) ? 'private' : storing.isDurable ? 'durable' : 'fleeting'
  return (
    <Alert m="md" mb={0} role="status" icon={<IconDeviceLaptop aria-hidden />} title={t('reminder.title')}>
      <p>{t('reminder.since', { count: memory.edits, day: formatDay(memory.since ?? 0) })}</p>
      <p>{t(`reminder.${why}`)}</p>
      <Group gap="xs" mt="sm">
        {saveFile}
        <Button onClick={() => rememberReminder(opened.id, systemClock())}>{t('reminder.later')}</Button>
      </Group>
    </Alert>
  )
}
