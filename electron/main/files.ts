import { open } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { MeridianError } from '#shared/base/errors'
import { readable } from '#shared/base/line'
import { bridgeFileLimit, type Asks, type FileKind, type Gives } from '#shared/platform/contract'
import { atomicWrite } from './atomicWrite'

const offered: Record<FileKind, FileFilter> = {
  meridian: { name: 'Meridian', extensions: ['meridian'] },
  joining: { name: 'Meridian', extensions: ['meridian-invite', 'meridian-recovery'] },
  picture: { name: 'PNG, JPEG, GIF, WebP', extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp'] },
}

/** A file name that every operating system takes. */
export const safeName = (name: string) =>
  readable(name)
    .replace(/[\\/:*?"<>|\t\n\r\u2028\u2029]/g, '-')
    .replace(/^\.+|[. ]+$/g, '') || 'Meridian'

/** Asks where to put a file and writes it whole; null when the person changed their mind. Throws as `atomicWrite`. */
export async function saveFile(
  window: BrowserWindow,
  { name, bytes }: Asks<'files.save'>,
): Promise<Gives<'files.save'>> {
  const suggested = safeName(name)
  const extension = extname(suggested).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggested),
    filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
  })
  if (canceled || !filePath) return null
  await atomicWrite(filePath, bytes)
  return filePath
}

/** Reads a file a person chose or opened from outside. Throws `file.tooLarge` or `file.notFound`. */
export async function readChosen(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const name = readable(basename(path))
  const lost = (cause: unknown): never => {
    throw new MeridianError('file.notFound', { name }, { cause })
  }
  const file = await open(path, 'r').catch(lost)
  try {
    const { size } = await file.stat().catch(lost)
    if (size > bridgeFileLimit) throw new MeridianError('file.tooLarge', { name, limit: bridgeFileLimit / 1024 / 1024 })
    return { name, bytes: new Uint8Array(await file.readFile().catch(lost)) } // a folder can be opened, but not read
  } finally {
    await file.close()
  }
}

/** Asks for a file and reads it; null when the person changed their mind. Throws as `readChosen`. */
export async function openFile(window: BrowserWindow, { kind }: Asks<'files.open'>): Promise<Gives<'files.open'>> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [offered[kind]] })
  const [path] = filePaths
  return path === undefined ? null : readChosen(path)
}
