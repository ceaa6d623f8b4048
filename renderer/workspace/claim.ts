import { MeridianError } from '#shared/base/errors'
import type { WorkspaceId } from '#shared/workspace/documents'

/**
 * Takes a workspace for this window: two windows that wrote to one database could not tell whose rows are on disk.
 * The browser gives it back when the window is gone. Throws `workspace.busy` when another window has it.
 */
export async function claim(id: WorkspaceId): Promise<() => void> {
  return new Promise((resolve, reject) => {
    void navigator.locks.request(`meridian:${id}`, { ifAvailable: true }, lock => {
      if (!lock) return reject(new MeridianError('workspace.busy'))
      return new Promise<void>(release => resolve(release))
    })
  })
}
