import { MeridianError, unwrap } from '#shared/base/errors'
import type { Bridge } from '#shared/platform/contract'
import type { Platform } from '#shared/platform/platform'
import { browserKeys } from './browserKeys'
import { hostingOf } from './hosting'
import { journalOf } from './journal'
import { keychain } from './keychain'

/** The machine as the desktop shell reaches it: through the bridge the preload set up. */
export function desktop(bridge: Bridge): Platform {
  const journal = journalOf(bridge)
  return {
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
    onInvite: listener => {
      const take = async () => {
        const token = unwrap(await bridge['invites.waiting'](null))
        if (token !== null) listener(token)
      }
      void take()
      return bridge.onInviteWaiting(() => void take())
    },
    pinHosts: async hosts => void unwrap(await bridge['hosts.pin']({ hosts: [...hosts] })),
    unpinHosts: async hosts => void unwrap(await bridge['hosts.unpin']({ hosts: [...hosts] })),
    hosting: hostingOf(bridge),
    openLink: url => void bridge['links.open']({ url }),
    keys: keychain(bridge, browserKeys()),
    people: async () => ({
      list: async () => unwrap(await bridge['people.list'](null)),
      add: async name => unwrap(await bridge['people.add']({ name })),
      remove: async seat => void unwrap(await bridge['people.remove']({ seat })),
    }),
    journal: () => Promise.resolve(journal),
    backups: {
      list: async workspace => unwrap(await bridge['backups.list']({ workspace: workspace ?? null })),
      read: async path => unwrap(await bridge['backups.read']({ path })),
      keep: async backup => void unwrap(await bridge['backups.keep'](backup)),
      newest: async workspace => unwrap(await bridge['backups.newest']({ workspace })),
      forget: async workspace => void unwrap(await bridge['backups.forget']({ workspace })),
      show: async () => void unwrap(await bridge['backups.show'](null)),
      choose: async () => unwrap(await bridge['backups.choose'](null)),
    },
    folders: async () => (await import('./bridgeFolders')).bridgeFolders(bridge),
  }
}
