import type { ChosenFolder, SharedFolders } from '#shared/platform/folderAccess'
import { folderHandles } from './folderHandles'
import { handleAccess } from './handleAccess'

const opened = (handle: FileSystemDirectoryHandle): ChosenFolder => ({
  name: handle.name,
  access: handleAccess(handle),
})

const wasCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** Shared folders as browsers open them, which ask again after a restart. */
export function handleFolders(): SharedFolders {
  const handles = folderHandles()
  return {
    chosen: async workspace => {
      const handle = await handles.load(workspace)
      return handle && opened(handle)
    },
    choose: async workspace => {
      let handle: FileSystemDirectoryHandle
      try {
        handle = await window.showDirectoryPicker!({ id: 'meridian-shared', mode: 'readwrite' })
      } catch (error) {
        if (wasCancelled(error)) return null
        throw error
      }
      await handles.keep(workspace, handle)
      return opened(handle)
    },
    allow: async workspace => {
      const handle = await handles.load(workspace)
      return handle !== null && (await handle.requestPermission({ mode: 'readwrite' })) === 'granted'
    },
    forget: workspace => handles.forget(workspace),
    show: () => Promise.resolve(),
  }
}
