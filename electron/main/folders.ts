import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dialog, shell, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { utf8 } from '#shared/base/bytes'
import { MeridianError } from '#shared/base/errors'
import type { Asks, Gives } from '#shared/platform/contract'
import { HostedWorkspace } from '#shared/platform/hosting'
import { atomicWrite } from './atomicWrite'
import { folderAt } from './folderAccess'

/** Paths of the chosen folders by workspace. */
const Settings = z.record(HostedWorkspace, z.string().min(1))
type Settings = z.infer<typeof Settings>

/**
 * The folders that people chose to share. Only this process knows where they are: the page names a workspace and a path in
 * its folder, never a folder.
 */
export function openFolders(home: string) {
  const path = join(home, 'folders.json')
  let changing: Promise<unknown> = Promise.resolve()

  async function settings(): Promise<Settings> {
    try {
      return Settings.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      return {} // nobody has chosen one
    }
  }
  /** Changes what is remembered, one change after the other. Throws as `atomicWrite`. */
  function change(edit: (before: Settings) => Settings): Promise<void> {
    const done = changing.then(async () => atomicWrite(path, utf8(JSON.stringify(edit(await settings())))))
    changing = done.catch(() => undefined)
    return done
  }
  const chosen = async (workspace: string) => (await settings())[workspace]

  async function access(workspace: string) {
    const root = await chosen(workspace)
    if (root === undefined) throw new MeridianError('folder.gone')
    return folderAt(root)
  }

  return {
    chosen: async ({ workspace }: Asks<'folders.chosen'>): Promise<Gives<'folders.chosen'>> => {
      const name = await chosen(workspace)
      return name === undefined ? null : { name }
    },
    choose: async (window: BrowserWindow, { workspace }: Asks<'folders.choose'>): Promise<Gives<'folders.choose'>> => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      const [name] = filePaths
      if (name === undefined) return null
      await change(before => ({ ...before, [workspace]: name }))
      return { name }
    },
    forget: async ({ workspace }: Asks<'folders.forget'>): Promise<null> => {
      await change(({ [workspace]: _, ...others }) => others)
      return null
    },
    show: async ({ workspace }: Asks<'folders.show'>): Promise<null> => {
      const root = await chosen(workspace)
      if (root !== undefined) await shell.openPath(root)
      return null
    },
    list: async ({ workspace, path: at }: Asks<'folders.list'>): Promise<Gives<'folders.list'>> => [
      ...(await (await access(workspace)).list(at)),
    ],
    read: async ({ workspace, path: at, limitBytes }: Asks<'folders.read'>) =>
      (await access(workspace)).read(at, limitBytes),
    write: async ({ workspace, path: at, bytes }: Asks<'folders.write'>): Promise<null> => {
      await (await access(workspace)).write(at, bytes)
      return null
    },
    remove: async ({ workspace, path: at }: Asks<'folders.remove'>): Promise<null> => {
      await (await access(workspace)).remove(at)
      return null
    },
  }
}
