import type { OpenedWorkspace } from '../opened'
import { endThisDevice } from '../people'

/** How long a host is given to hear of it, in milliseconds. */
const patienceMs = 10_000

/** Whether this device is one that its person can end. */
export function canEndHere({ statements, me, device }: OpenedWorkspace): boolean {
  const member = statements.read().members.get(me.id)
  return device !== null && member !== undefined && !member.isRevoked && member.devices.has(device)
}

/**
 * Ends this device, so that its keys are worth nothing, and waits until the host knows; gives whether it does. Throws
 * `storage.*`, `statement.*`.
 */
export async function endHere(opened: OpenedWorkspace): Promise<boolean> {
  const { live, device } = opened
  await endThisDevice(opened, device!)
  const isTold = () => {
    const status = live.status.read()
    // a host that has heard of it hangs up
    return status.state === 'refused' || (status.state === 'connected' && live.unreceived.read() === 0)
  }
  if (isTold()) return true
  return new Promise(resolve => {
    const done = (isKnown: boolean) => {
      clearTimeout(timer)
      for (const stop of stops) stop()
      resolve(isKnown)
    }
    const look = () => isTold() && done(true)
    const timer = setTimeout(() => done(false), patienceMs)
    const stops = [live.status.subscribe(look), live.unreceived.subscribe(look)]
  })
}
