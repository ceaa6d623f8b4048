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
import { openKeys } from './keys'
import { setMenu } from './menu'
import { announcePage, servePage } from './page'
import { openPeople } from './people'
import { guardCertificates, pinHosts, unpinHosts } from './pins'
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
  const people = openPeople(app.getPath('userData'))
  const of = people.each((home, seat) => ({
    backups: openBackups(home, () => people.backupsName(seat)),
    folders: openFolders(home),
    journal: openJournal(join(home, 'journal')),
    keys: openKeys(join(home, 'keys')),
  }))
  handleAll({
    'files.save': request => saveFile(showWindow(), request),
    'files.open': request => openFile(showWindow(), request),
    'files.waiting': () => files.take(),
    'links.open': ({ url }) => openLink(url),
    'keys.list': (_, seat) => of(seat).keys.list(),
    'keys.load': (request, seat) => of(seat).keys.load(request),
    'keys.keep': (request, seat) => of(seat).keys.keep(request),
    'keys.forget': (request, seat) => of(seat).keys.forget(request),
    'journal.list': (_, seat) => of(seat).journal.list(),
    'journal.read': (request, seat) => of(seat).journal.read(request),
    'journal.append': (request, seat) => of(seat).journal.append(request),
    'journal.checkpoint': (request, seat) => of(seat).journal.checkpoint(request),
    'journal.forget': (request, seat) => of(seat).journal.forget(request),
    'backups.list': (request, seat) => of(seat).backups.list(request),
    'backups.read': (request, seat) => of(seat).backups.read(request),
    'backups.keep': (request, seat) => of(seat).backups.keep(request),
    'backups.newest': (request, seat) => of(seat).backups.newest(request),
    'backups.forget': (request, seat) => of(seat).backups.forget(request),
    'backups.show': (_, seat) => of(seat).backups.show(),
    'backups.choose': (_, seat) => of(seat).backups.choose(showWindow()),
    'folders.chosen': (request, seat) => of(seat).folders.chosen(request),
    'folders.choose': (request, seat) => of(seat).folders.choose(showWindow(), request),
    'folders.forget': (request, seat) => of(seat).folders.forget(request),
    'folders.show': (request, seat) => of(seat).folders.show(request),
    'folders.list': (request, seat) => of(seat).folders.list(request),
    'folders.read': (request, seat) => of(seat).folders.read(request),
    'folders.write': (request, seat) => of(seat).folders.write(request),
    'folders.remove': (request, seat) => of(seat).folders.remove(request),
    'people.list': people.list,
    'people.add': people.add,
    'people.remove': people.remove,
    'hosts.pin': pinHosts,
    'hosts.unpin': unpinHosts,
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
