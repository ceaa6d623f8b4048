import { contextBridge, ipcRenderer } from 'electron'
import type { Outcome } from '#shared/base/errors'
import type { Asks, Bridge, Channel, Gives, Notice } from '#shared/platform/contract'

const call =
  <C extends Channel>(channel: C) =>
  (request: Asks<C>): Promise<Outcome<Gives<C>>> =>
    ipcRenderer.invoke(channel, request)

const fileArrived: Notice = 'files.arrived'

// a channel left out does not compile
const bridge: Bridge = {
  'files.save': call('files.save'),
  'files.open': call('files.open'),
  'files.waiting': call('files.waiting'),
  'links.open': call('links.open'),
  'keys.load': call('keys.load'),
  'keys.keep': call('keys.keep'),
  'keys.forget': call('keys.forget'),
  onFileWaiting: listener => {
    const tell = () => listener()
    ipcRenderer.on(fileArrived, tell)
    return () => ipcRenderer.off(fileArrived, tell)
  },
}

contextBridge.exposeInMainWorld('meridian', bridge)
