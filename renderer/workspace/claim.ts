import { MeridianError } from '#shared/base/errors'
import { ofSeat } from '#shared/platform/seat'
import type { WorkspaceId } from '#shared/workspace/documents'

/** What windows of this person agree by, which of them has a workspace. */
export const claimOf = (id: WorkspaceId): string => ofSeat(`meridian:${id}`, location.href)

/**
 * Takes a workspace for this window: two windows that wrote to one database could not tell whose rows are on disk.
 * The browser gives it back when the window is gone. Throws `workspace.busy` when another window has it.
 */
export async function claim(id: WorkspaceId): Promise<() => void> {
  return new Promise((resolve, reject) => {
    void navigator.locks.request(claimOf(id), { ifAvailable: true }, lock => {
      if (!lock) return reject(new MeridianError('workspace.busy'))
      return new Promise<void>(release => resolve(release))
    })
  })
}
