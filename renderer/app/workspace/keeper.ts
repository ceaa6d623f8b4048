import type { WorkspaceId } from '#shared/workspace/documents'
import type { Library } from '../../workspace/library'
import type { OpenedWorkspace } from '../../workspace/opened'

/** Keeps at most one workspace open. Documents outlive the screens that show them, and are closed when all is on disk. */
export interface WorkspaceKeeper {
  /**
   * The workspace, opened once however often it is asked for; another one that was open is closed first. Throws as `leave`
   * and as the library does.
   */
  open(id: WorkspaceId): Promise<OpenedWorkspace>
  /** The workspace if it is open already, for those who cannot wait a moment. */
  now(id: WorkspaceId): OpenedWorkspace | null
  /**
   * Works on a workspace, which is opened for it and closed again where it is not the open one. Throws as the library does,
   * as `work` does, and `storage.*`.
   */
  workOn<T>(id: WorkspaceId, work: (opened: OpenedWorkspace) => Promise<T>): Promise<T>
  /** Closes what is open. Throws `storage.*` where that is not all on disk; it stays open then, so that nothing is lost. */
  leave(): Promise<void>
  /** Closes what is open and is about to be removed, on disk or not. */
  giveUp(): Promise<void>
}

export function workspaceKeeper(library: Library): WorkspaceKeeper {
  let held: { readonly id: WorkspaceId; readonly opened: OpenedWorkspace } | null = null
  let asked: { readonly id: WorkspaceId; readonly opened: Promise<OpenedWorkspace> } | null = null
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  async function close(): Promise<void> {
    await held?.opened.close()
    held = null
  }

  async function openInstead(id: WorkspaceId): Promise<OpenedWorkspace> {
    if (held?.id === id) return held.opened
    await close()
    held = { id, opened: await library.open(id) }
    return held.opened
  }

  return {
    now: id => (asked?.id === id && held?.id === id ? held.opened : null),
    workOn: (id, work) =>
      inTurn(async () => {
        if (held?.id === id) return work(held.opened)
        const opened = await library.open(id)
        try {
          const done = await work(opened)
          await opened.close()
          return done
        } catch (error) {
          await opened.giveUp()
          throw error
        }
      }),
    leave: () => {
      asked = null
      return inTurn(close)
    },
    giveUp: () => {
      asked = null
      return inTurn(async () => {
        await held?.opened.giveUp()
        held = null
      })
    },
    open: id => {
      if (asked?.id === id) return asked.opened
      const opened = inTurn(() => openInstead(id))
      const mine = (asked = { id, opened })
      opened.catch(() => {
        if (asked === mine) asked = null // so that another try opens anew
      })
      return opened
    },
  }
}
