import { join } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import words from '#resources/locales/en/desktop.json'
import { pageAddress } from './page'

/** The page asks before it is left with something unsaved. Electron would silently stay; a person may have to leave. */
function askBeforeLeaving(window: BrowserWindow): void {
  const { title, detail, stay, act } = words.leave
  window.webContents.on('will-prevent-unload', event => {
    const options = { message: title, detail, buttons: [stay, act], defaultId: 0, cancelId: 0, noLink: true }
    const leaves = dialog.showMessageBoxSync(window, options) === 1
    if (leaves) event.preventDefault()
  })
}

/** Asks a person whether the host that ran last time shall run again. */
export async function askToHost(window: BrowserWindow): Promise<boolean> {
  const { title, detail, later, act } = words.host
  const options = { message: title, detail, buttons: [later, act], defaultId: 1, cancelId: 0, noLink: true }
  return (await dialog.showMessageBox(window, options)).response === 1
}

/** Makes the window and loads the page into it; shown when there is something to see. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Meridian',
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 400,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // elsewhere Chromium would fetch its dictionaries from the network
      spellcheck: process.platform === 'darwin',
    },
  })
  window.once('ready-to-show', () => window.show())
  askBeforeLeaving(window)
  void window.loadURL(pageAddress)
  return window
}
