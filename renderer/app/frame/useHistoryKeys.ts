import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../ui/commands'
import { withdrawUndo } from '../../ui/notify'
import { useWorkspace } from '../../workspace/WorkspaceContext'

/** Ctrl Z and Ctrl Shift Z (or Ctrl Y) over structured data; fields with text keep their own undo while one types. */
export function useHistoryKeys(isOn: boolean): void {
  const { t } = useTranslation('common')
  const { history } = useWorkspace()
  useEffect(() => {
    let before = history.steps.read()
    const stop = history.steps.subscribe(() => {
      const now = history.steps.read()
      if (now < before) withdrawUndo()
      before = now
    })
    return () => {
      stop()
      withdrawUndo()
    }
  }, [history])
  useHotkeys(
    isOn
      ? [
          ['mod+Z', history.undo],
          ['mod+shift+Z', history.redo],
          ['mod+Y', history.redo],
        ]
      : [],
  )
  useCommands(
    isOn
      ? [
          { id: 'history.undo', label: t('undo'), group: 'do', icon: IconArrowBackUp, run: history.undo },
          { id: 'history.redo', label: t('redo'), group: 'do', icon: IconArrowForwardUp, run: history.redo },
        ]
      : [],
    'everywhere',
  )
}
