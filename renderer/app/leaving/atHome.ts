import { i18n } from '../../ui/i18n'
import { notify } from '../../ui/notify'
import { leave } from '../../workspace/leaving/leave'
import { openPlans } from '../../workspace/leaving/plans'
import type { Services } from '../services'
import { hearWindows } from './windows'

/** Finishes what a power cut left half removed, and says so. What cannot be removed now is tried at the next start. */
async function finish({ platform, library }: Services): Promise<void> {
  for (const plan of await openPlans()) {
    const left = await leave(platform, library, plan).catch(() => null)
    if (left?.length === 0) notify({ message: i18n.t('finished', { ns: 'leaving', title: plan.title }) })
  }
}

/** What the start page does about workspaces that go: `changed` is called when the list is another one. Gives how to stop. */
export function watchLeaving(services: Services, changed: () => void): () => void {
  void finish(services)
    .catch(() => undefined)
    .then(changed)
  return hearWindows(({ say }) => {
    if (say === 'left') changed()
  })
}
