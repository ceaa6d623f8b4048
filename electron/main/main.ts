import { app, type BrowserWindow } from 'electron'
import type { Notice } from '#shared/platform/contract'
import { openFile, saveFile } from './files'
import { guardPages, guardPermissions, openLink } from './guards'
import { handleAll } from './handle'
import { forgetKey, keepKey, loadKey } from './keys'
import { setMenu } from './menu'
import { announcePage, servePage } from './page'
import { fileAmong, waitingFiles } from './waiting'
import { createWindow } from './window'

const fileArrived: Notice = 'files.arrived'
let window: BrowserWindow | undefined

const waiting = waitingFiles(() => window?.webContents.send(fileArrived))

function showWindow(): BrowserWindow {
  if (window) {
    if (window.isMinimized()) window.restore()
    window.focus()
    return window
  }
  window = createWindow()
  window.on('closed', () => {
    window = undefined
  })
  return window
}

function listen(): void {
  handleAll({
    'files.save': request => saveFile(showWindow(), request),
    'files.open': request => openFile(showWindow(), request),
    'files.waiting': () => waiting.take(),
    'links.open': ({ url }) => openLink(url),
    'keys.load': loadKey,
    'keys.keep': keepKey,
    'keys.forget': forgetKey,
  })
}

async function start(): Promise<void> {
  announcePage()
  guardPages()
  // macOS hands files over before the app is ready, everybody else on the command line
  app.on('open-file', (event, path) => {
    event.preventDefault()
    waiting.add(path)
    if (app.isReady()) showWindow()
  })
  app.on('second-instance', (_, commandLine, folder) => {
    waiting.add(fileAmong(commandLine, folder))
    showWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  waiting.add(fileAmong(process.argv, process.cwd()))

  await app.whenReady()
  guardPermissions()
  servePage()
  listen()
  setMenu()
  showWindow()
  app.on('activate', showWindow)
}

// two of them would write to the same storage
if (app.requestSingleInstanceLock()) void start()
else app.quit()
