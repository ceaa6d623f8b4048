import type { WorkspaceId } from '#shared/workspace/documents'
import type { Library } from '../../workspace/library'
import type { OpenedWorkspace } from '../../workspace/opened'

/** Keeps at most one workspace open. Documents outlive the screens that show them, and are closed when all is on disk. */
export interface WorkspaceKeeper {
  /** The workspace, opened once however often it is asked for; another one that was open is closed first. */
  open(id: WorkspaceId): Promise<OpenedWorkspace>
  /** Closes what is open. Resolves when it is closed; never throws. */
  leave(): Promise<void>
}

export function workspaceKeeper(library: Library): WorkspaceKeeper {
  let current: { readonly id: WorkspaceId; readonly opened: Promise<OpenedWorkspace> } | null = null
  let closing: Promise<void> = Promise.resolve()

  function leave(): Promise<void> {
    const left = current
    current = null
    if (left) {
      closing = closing
        .then(() => left.opened)
        .then(opened => opened.close())
        .catch(() => undefined) // it never opened, or its store refused, which its screen has said
    }
    return closing
  }

  return {
    leave,
    open: id => {
      if (current?.id === id) return current.opened
      const opened = leave().then(() => library.open(id))
      const mine = (current = { id, opened })
      opened.catch(() => {
        if (current === mine) current = null // so that another try opens anew
      })
      return opened
    },
  }
}
