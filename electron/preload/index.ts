import { contextBridge, ipcRenderer } from 'electron'
import type { Outcome } from '#shared/base/errors'
import type { Asks, Bridge, Channel, Gives, Notice } from '#shared/platform/contract'

const call =
  <C extends Channel>(channel: C) =>
  (request: Asks<C>): Promise<Outcome<Gives<C>>> =>
    ipcRenderer.invoke(channel, request)

const listen = (notice: Notice) => (listener: () => void) => {
  const tell = () => listener() // without the event, which would lead the page to Electron
  ipcRenderer.on(notice, tell)
  return () => ipcRenderer.off(notice, tell)
}

// a channel left out does not compile
const bridge: Bridge = {
  'files.save': call('files.save'),
  'files.open': call('files.open'),
  'files.waiting': call('files.waiting'),
  'links.open': call('links.open'),
  'keys.list': call('keys.list'),
  'keys.load': call('keys.load'),
  'keys.keep': call('keys.keep'),
  'keys.forget': call('keys.forget'),
  'journal.list': call('journal.list'),
  'journal.read': call('journal.read'),
  'journal.append': call('journal.append'),
  'journal.checkpoint': call('journal.checkpoint'),
  'journal.forget': call('journal.forget'),
  'backups.list': call('backups.list'),
  'backups.read': call('backups.read'),
  'backups.keep': call('backups.keep'),
  'backups.newest': call('backups.newest'),
  'backups.forget': call('backups.forget'),
  'backups.show': call('backups.show'),
  'backups.choose': call('backups.choose'),
  'folders.chosen': call('folders.chosen'),
  'folders.choose': call('folders.choose'),
  'folders.forget': call('folders.forget'),
  'folders.show': call('folders.show'),
  'folders.list': call('folders.list'),
  'folders.read': call('folders.read'),
  'folders.write': call('folders.write'),
  'folders.remove': call('folders.remove'),
  'people.list': call('people.list'),
  'people.add': call('people.add'),
  'people.remove': call('people.remove'),
  'hosts.pin': call('hosts.pin'),
  'hosts.unpin': call('hosts.unpin'),
  'hosting.status': call('hosting.status'),
  'hosting.start': call('hosting.start'),
  'hosting.stop': call('hosting.stop'),
  'hosting.serve': call('hosting.serve'),
  'hosting.takeAny': call('hosting.takeAny'),
  'hosting.atStart': call('hosting.atStart'),
  'invites.waiting': call('invites.waiting'),
  onFileWaiting: listen('files.arrived'),
  onInviteWaiting: listen('invites.arrived'),
  onHostingChanged: listen('hosting.changed'),
}

contextBridge.exposeInMainWorld('meridian', bridge)
