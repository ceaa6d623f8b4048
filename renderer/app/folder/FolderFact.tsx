import { IconAlertTriangle, IconFolders } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FolderStatus } from '#shared/folder/folderStatus'
import { useCommands } from '../../ui/commands'
import type { FolderSide } from '../../workspace/folderSide'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import classes from './FolderFact.module.css'
import { useFolderSentence } from './useFolderSentence'

/** The shared folder in the status line, which leads to all there is to know; nothing where none is used. */
export function FolderFact({ side }: { readonly side: FolderSide }) {
  const { name, status } = useReadable(side.standing)
  return name === null ? null : <Fact side={side} status={status} />
}

const calm: readonly FolderStatus['state'][] = ['off', 'looking', 'away']

function Fact({ side, status }: { readonly side: FolderSide; readonly status: FolderStatus }) {
  const { t } = useTranslation('folder')
  const { id } = useOpened()
  const sentence = useFolderSentence(status)
  useCommands(
    [{ id: 'folder.look', label: t('commandLook'), group: 'do', icon: IconFolders, run: () => void side.look() }],
    'everywhere',
  )
  const needsHand = status.state === 'watching' ? status.refused.length > 0 : !calm.includes(status.state)
  const Icon = needsHand ? IconAlertTriangle : IconFolders
  return (
    <a
      className={classes.fact}
      href={screenHref(id, 'people', 'folder')}
      data-folder={status.state}
      data-waiting={status.waitingBytes}
      data-needs-hand={needsHand || undefined}
    >
      <Icon aria-hidden />
      <span>{sentence}</span>
    </a>
  )
}
