import { openDB, type DBSchema } from 'idb'
import { MeridianError } from '#shared/base/errors'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'

interface Schema extends DBSchema {
  handles: { key: string; value: FileSystemDirectoryHandle }
}

/** The folders that a person chose, one a workspace, in the browser's own database. */
export function folderHandles() {
  const open = async () => {
    try {
      const database = await openDB<Schema>(ofSeat('meridian-folders', location.href), 1, {
        upgrade: made => void made.createObjectStore('handles'),
        // the browser ended it: the next attempt may succeed
        terminated: () => void (opening = undefined),
        // whoever removes it waits for nobody who only looked
        blocking: () => {
          database.close()
          opening = undefined
        },
      })
      return database
    } catch (cause) {
      throw new MeridianError('storage.unavailable', {}, { cause })
    }
  }
  let opening: ReturnType<typeof open> | undefined
  const handles = () =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined // the next attempt may succeed
      throw error
    }))
  return {
    load: async (workspace: string): Promise<FileSystemDirectoryHandle | null> =>
      (await (await handles()).get('handles', workspace)) ?? null,
    keep: async (workspace: string, handle: FileSystemDirectoryHandle): Promise<void> => {
      try {
        await (await handles()).put('handles', handle, workspace)
      } catch (cause) {
        throw storageFailure(cause)
      }
    },
    forget: async (workspace: string): Promise<void> => (await handles()).delete('handles', workspace),
  }
}
