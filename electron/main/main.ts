import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Notice } from '#shared/platform/contract'
import { tokenOfLink } from '#shared/platform/inviteLink'
import { openBackups } from './backups'
import { openFile, saveFile } from './files'
import { openFolders } from './folders'
import { guardPages, guardPermissions, openLink } from './guards'
import { handleAll } from './handle'
import { officeHost } from './hosting'
import { openJournal } from './journal'
import { forgetKey, keepKey, loadKey } from './keys'
import { setMenu } from './menu'
import { announcePage, servePage } from './page'
import { guardCertificates, pinHosts } from './pins'
import { fileAmong, tokenAmong, waitingFiles, waitingInvite } from './waiting'
import { askToHost, createWindow } from './window'

let window: BrowserWindow | undefined

const tell = (notice: Notice) => window?.webContents.send(notice)
const files = waitingFiles(() => tell('files.arrived'))
const invite = waitingInvite(() => tell('invites.arrived'))

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

function listen(host: Awaited<ReturnType<typeof officeHost>>): void {
  const backups = openBackups()
  const folders = openFolders()
  const journal = openJournal(join(app.getPath('userData'), 'journal'))
  handleAll({
    'files.save': request => saveFile(showWindow(), request),
    'files.open': request => openFile(showWindow(), request),
    'files.waiting': () => files.take(),
    'links.open': ({ url }) => openLink(url),
    'keys.load': loadKey,
    'keys.keep': keepKey,
    'keys.forget': forgetKey,
    'journal.list': journal.list,
    'journal.read': journal.read,
    'journal.append': journal.append,
    'journal.checkpoint': journal.checkpoint,
    'journal.forget': journal.forget,
    'backups.list': backups.list,
    'backups.read': backups.read,
    'backups.keep': backups.keep,
    'backups.newest': backups.newest,
    'backups.forget': backups.forget,
    'backups.show': backups.show,
    'backups.choose': () => backups.choose(showWindow()),
    'folders.chosen': folders.chosen,
    'folders.choose': request => folders.choose(showWindow(), request),
    'folders.forget': folders.forget,
    'folders.show': folders.show,
    'folders.list': folders.list,
    'folders.read': folders.read,
    'folders.write': folders.write,
    'folders.remove': folders.remove,
    'hosts.pin': pinHosts,
    'hosting.status': host.status,
    'hosting.start': host.start,
    'hosting.stop': host.stop,
    'hosting.serve': host.serve,
    'hosting.takeAny': host.takeAny,
    'hosting.atStart': host.atStart,
    'invites.waiting': () => invite.take(),
  })
}

/** Lets the host say goodbye before the program ends; not sooner, since a window may still refuse to close. */
function endWith(host: Awaited<ReturnType<typeof officeHost>>): void {
  app.on('will-quit', event => {
    if (!host.isRunning()) return
    event.preventDefault()
    void host.end().then(() => app.quit())
  })
}

async function start(): Promise<void> {
  announcePage()
  guardPages()
  // macOS hands files over before the app is ready, everybody else on the command line
  app.on('open-file', (event, path) => {
    event.preventDefault()
    files.add(path)
    if (app.isReady()) showWindow()
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    invite.add(tokenOfLink(link))
    if (app.isReady()) showWindow()
  })
  app.on('second-instance', (_, commandLine, folder) => {
    files.add(fileAmong(commandLine, folder))
    invite.add(tokenAmong(commandLine))
    showWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  files.add(fileAmong(process.argv, process.cwd()))
  invite.add(tokenAmong(process.argv))

  await app.whenReady()
  if (app.isPackaged) app.setAsDefaultProtocolClient('meridian') // under development it would name a bare Electron
  guardPermissions()
  guardCertificates()
  servePage()
  const host = await officeHost(() => tell('hosting.changed'))
  listen(host)
  setMenu()
  showWindow()
  app.on('activate', showWindow)
  endWith(host)
  await host.resume(() => askToHost(showWindow()))
}

// two of them would write to the same storage
if (app.requestSingleInstanceLock()) void start()
else app.quit()
