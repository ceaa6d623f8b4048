import { unwrap } from '#shared/base/errors'
import type { Bridge } from '#shared/platform/contract'
import type { ChosenFolder, FolderAccess, SharedFolders } from '#shared/platform/folderAccess'

/** The folder of a workspace through main, which alone knows where it lies. */
const accessThrough = (bridge: Bridge, workspace: string): FolderAccess => ({
  list: async path => unwrap(await bridge['folders.list']({ workspace, path })),
  read: async (path, limitBytes) => unwrap(await bridge['folders.read']({ workspace, path, limitBytes })),
  write: async (path, bytes) => void unwrap(await bridge['folders.write']({ workspace, path, bytes })),
  remove: async path => void unwrap(await bridge['folders.remove']({ workspace, path })),
})

/** Shared folders as main opens and remembers them. */
export function bridgeFolders(bridge: Bridge): SharedFolders {
  const opened = (workspace: string, folder: { readonly name: string } | null): ChosenFolder | null =>
    folder && { name: folder.name, access: accessThrough(bridge, workspace) }
  return {
    chosen: async workspace => opened(workspace, unwrap(await bridge['folders.chosen']({ workspace }))),
    choose: async workspace => opened(workspace, unwrap(await bridge['folders.choose']({ workspace }))),
    allow: () => Promise.resolve(true), // the operating system is asked each time
    forget: async workspace => void unwrap(await bridge['folders.forget']({ workspace })),
    show: async workspace => void unwrap(await bridge['folders.show']({ workspace })),
  }
}
