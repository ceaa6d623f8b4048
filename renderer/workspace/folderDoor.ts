import { source, type Readable } from '#shared/base/readable'
import type { Platform } from '#shared/platform/platform'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { FolderSide } from './folderSide'
import { whenIdle } from './whenIdle'

/** The way to the folder that an open workspace shares with others. Its code runs once there is a folder or somebody asks. */
export interface FolderDoor {
  /** Why there is none: this shell opens no folders, or this person has nothing to put into one. Null where there may be. */
  readonly closed: 'shell' | 'stranger' | null
  /** Its side of the workspace, as soon as it is here. */
  readonly side: Readable<FolderSide | null>
  /** Brings it. Throws `storage.*`, `folder.*`. */
  open(): Promise<FolderSide>
}

/** What the workspace needs of the door besides. */
interface OwnedDoor extends FolderDoor {
  close(): Promise<void>
  giveUp(): Promise<void>
}

/** How long after opening a folder is asked for, in milliseconds: what a person came for is on screen first. */
const afterMs = 1500

/** Makes the way to a folder; `load` brings its side, and is called by itself where a folder was chosen before. */
export function folderDoor(
  folders: Platform['folders'],
  workspace: WorkspaceId,
  load: (() => Promise<FolderSide>) | null,
): OwnedDoor {
  const closed = folders === null ? 'shell' : load === null ? 'stranger' : null
  const side = source<FolderSide | null>(null)
  let asked: Promise<FolderSide> | undefined
  const open = () =>
    (asked ??= load!().then(
      loaded => {
        side.set(loaded)
        return loaded
      },
      (error: unknown) => {
        asked = undefined // another try may succeed
        throw error
      },
    ))
  let timer: ReturnType<typeof setTimeout> | undefined
  let cancel = () => undefined as void
  let isOver = false
  async function openIfChosen(): Promise<void> {
    if ((await (await folders!()).chosen(workspace)) && !isOver) await open()
  }
  if (closed === null)
    timer = setTimeout(() => {
      // what fails here is told by the view, which asks again
      cancel = whenIdle(() => void openIfChosen().catch(() => undefined), 10_000)
    }, afterMs)

  const end = async (how: 'close' | 'giveUp') => {
    isOver = true
    clearTimeout(timer)
    cancel()
    await asked?.then(
      loaded => loaded[how](),
      () => undefined,
    )
  }
  return { closed, side, open, close: () => end('close'), giveUp: () => end('giveUp') }
}
