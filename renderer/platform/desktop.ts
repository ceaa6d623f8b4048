import { MeridianError, unwrap } from '#shared/base/errors'
import type { Bridge } from '#shared/platform/contract'
import type { Platform } from '#shared/platform/platform'
import { browserKeys } from './browserKeys'
import { keychain } from './keychain'

/** The machine as the desktop shell reaches it: through the bridge the preload set up. */
export const desktop = (bridge: Bridge): Platform => ({
  shell: 'desktop',
  saveFile: async (name, bytes) => unwrap(await bridge['files.save']({ name, bytes })),
  openFile: async kind => unwrap(await bridge['files.open']({ kind })),
  onFile: (listener, failed) => {
    const takeAll = async () => {
      for (;;) {
        const waiting = await bridge['files.waiting'](null)
        if (!waiting.ok) failed(new MeridianError(waiting.code, waiting.facts))
        else if (waiting.value) listener(waiting.value)
        else return
      }
    }
    void takeAll()
    return bridge.onFileWaiting(() => void takeAll())
  },
  openLink: url => void bridge['links.open']({ url }),
  keys: keychain(bridge, browserKeys()),
})
