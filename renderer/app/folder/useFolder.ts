import { useCallback, useEffect, useState } from 'react'
import { source } from '#shared/base/readable'
import { folderOff } from '#shared/folder/folderStatus'
import type { FolderSide, FolderStanding } from '../../workspace/folderSide'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'

const none = source<FolderStanding>({ name: null, status: folderOff })

/** The shared folder of the open workspace, fetched where it is not here yet. */
export function useFolder() {
  const { folder } = useOpened()
  const side = useReadable(folder.side)
  const standing = useReadable(side?.standing ?? none)
  const [failure, setFailure] = useState<unknown>(null)
  const open = useCallback(() => {
    setFailure(null)
    folder.open().catch(setFailure)
  }, [folder])
  const { closed } = folder
  useEffect(() => {
    if (closed === null) open()
  }, [closed, open])
  return { closed, side, standing, failure, open }
}

/** What a screen shows where a folder is used. */
export interface UsedFolder {
  readonly side: FolderSide
  readonly name: string
  readonly status: FolderStanding['status']
}
