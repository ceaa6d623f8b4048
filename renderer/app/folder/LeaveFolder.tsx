import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { notify } from '../../ui/notify'
import type { FolderSide } from '../../workspace/folderSide'

interface LeaveFolderProps {
  readonly side: FolderSide
  readonly opened: boolean
  readonly onClose: () => void
  readonly onFailure: (error: unknown) => void
}

/** Asks before a folder is used no longer, and what becomes of what this computer put there. */
export function LeaveFolder({ side, opened, onClose, onFailure }: LeaveFolderProps) {
  const { t } = useTranslation('folder')
  const [remove, setRemove] = useState(false)
  async function leave(): Promise<void> {
    onClose()
    try {
      await side.leave({ remove })
      notify({ message: t(remove ? 'leave.doneRemoved' : 'leave.done') })
    } catch (error) {
      onFailure(error)
    }
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('leave.title')}
      body={
        <>
          <p>{t('leave.effect')}</p>
          <Checkbox
            mt="sm"
            label={t('leave.remove')}
            description={t('leave.removeHelp')}
            checked={remove}
            onChange={({ currentTarget }) => setRemove(currentTarget.checked)}
          />
        </>
      }
      keep={t('leave.keep')}
      act={t('leave.act')}
      isDanger
      onKeep={onClose}
      onAct={() => void leave()}
    />
  )
}
