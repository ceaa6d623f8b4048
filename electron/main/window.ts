import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { pageAddress } from './page'

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
  void window.loadURL(pageAddress)
  return window
}
