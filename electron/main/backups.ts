import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { utf8 } from '#shared/base/bytes'
import { MeridianError, type ErrorCode } from '#shared/base/errors'
import type { Asks, Gives } from '#shared/platform/contract'
import { atomicWrite } from './atomicWrite'
import { backupAt, keepBackup, listBackups, removeBackups } from './backupFolder'
import { readChosen, safeName } from './files'

const Settings = z.object({ folder: z.string().min(1) })

/**
 * Backups in a folder among the person's documents, or where they said, which is noted in `home`. `rootName` is what the folder
 * is called.
 */
export function openBackups(home: string, rootName: () => Promise<string>) {
  const settings = join(home, 'backups.json')
  let failure: ErrorCode | null = null

  async function folder(): Promise<string> {
    try {
      return Settings.parse(JSON.parse(await readFile(settings, 'utf8'))).folder
    } catch {
      return join(app.getPath('documents'), await rootName()) // nobody has chosen another one
    }
  }
  async function list({ workspace }: Asks<'backups.list'>): Promise<Gives<'backups.list'>> {
    const root = await folder()
    return { folder: root, files: await listBackups(root, workspace ?? undefined), failure }
  }

  return {
    list,
    read: async ({ path }: Asks<'backups.read'>): Promise<Gives<'backups.read'>> =>
      readChosen(backupAt(await folder(), path)),
    keep: async ({ workspace, label, bytes }: Asks<'backups.keep'>): Promise<null> => {
      try {
        await keepBackup(await folder(), { workspace, label: safeName(label).slice(0, 80).trim(), bytes }, new Date())
        failure = null
        return null
      } catch (cause) {
        failure = cause instanceof MeridianError ? cause.code : 'file.write'
        throw new MeridianError(failure, { name: label }, { cause })
      }
    },
    newest: async ({ workspace }: Asks<'backups.newest'>) =>
      (await listBackups(await folder(), workspace))[0]?.at ?? null,
    forget: async ({ workspace }: Asks<'backups.forget'>): Promise<null> => {
      try {
        await removeBackups(await folder(), workspace)
        return null
      } catch (cause) {
        throw new MeridianError('storage.write', {}, { cause })
      }
    },
    show: async (): Promise<null> => {
      const root = await folder()
      await mkdir(root, { recursive: true }).catch(() => undefined) // the file manager tells what is wrong with it
      await shell.openPath(root)
      return null
    },
    choose: async (window: BrowserWindow): Promise<Gives<'backups.choose'>> => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      const [chosen] = filePaths
      if (chosen !== undefined) {
        await atomicWrite(settings, utf8(JSON.stringify({ folder: join(chosen, await rootName()) })))
        failure = null
      }
      return list({ workspace: null })
    },
  }
}
