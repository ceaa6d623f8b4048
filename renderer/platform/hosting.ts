import { unwrap, type Outcome } from '#shared/base/errors'
import { source } from '#shared/base/readable'
import type { Bridge } from '#shared/platform/contract'
import type { HostingStatus } from '#shared/platform/hosting'
import type { Hosting } from '#shared/platform/platform'

/** The host of this computer, as main tells of it; asked from the moment somebody shows it. */
export function hostingOf(bridge: Bridge): Hosting {
  const status = source<HostingStatus | null>(null)
  const told = (outcome: Outcome<HostingStatus>) => status.set(unwrap(outcome))
  const ask = async () => told(await bridge['hosting.status'](null))
  let isWatched = false

  return {
    read: status.read,
    subscribe: changed => {
      if (!isWatched) {
        isWatched = true
        bridge.onHostingChanged(() => void ask())
        void ask()
      }
      return status.subscribe(changed)
    },
    start: async () => told(await bridge['hosting.start'](null)),
    stop: async () => told(await bridge['hosting.stop'](null)),
    serve: async workspace => told(await bridge['hosting.serve']({ workspace })),
    takeAny: async takesAny => told(await bridge['hosting.takeAny']({ takesAny })),
    atStart: async byItself => told(await bridge['hosting.atStart']({ byItself })),
  }
}
