import type { FileMemory } from './fileMemory'

/** How a browser says it keeps what Meridian stores. */
export interface Storing {
  /** Whether it keeps it until somebody removes it, as it promised. */
  readonly isDurable: boolean
  /** Bytes in use and bytes there are, by its estimate; null where it does not say. */
  readonly usage: number | null
  readonly quota: number | null
  /** Whether this person told it not to keep the data. */
  readonly isDenied: boolean
}

const hour = 60 * 60_000
const day = 24 * hour

/** Browsers give private windows little room; elsewhere so little means a disk that is nearly full. Bytes. */
const littleRoom = 1.5e9

/** Whether this may be a private window, which keeps nothing when it is closed. No browser says it for sure. */
export const mayBePrivate = ({ isDurable, quota }: Storing): boolean =>
  !isDurable && quota !== null && quota < littleRoom

/** How full it is: a word is due from four fifths on, another one when hardly anything fits. */
export function fullness({ usage, quota }: Storing): 'fine' | 'filling' | 'full' {
  if (usage === null || quota === null || quota <= 0) return 'fine'
  const share = usage / quota
  return share >= 0.95 ? 'full' : share >= 0.8 ? 'filling' : 'fine'
}

/** After how much work, or how long, somebody is reminded to take a file: the sooner, the less the browser promises. */
const patience = {
  private: { edits: 20, ms: hour },
  fleeting: { edits: 150, ms: 3 * day },
  durable: { edits: 1500, ms: 14 * day },
} as const

/** How long somebody who put a reminder off hears no other one, in milliseconds. */
const quietMs = 4 * day

/** Whether somebody is to be reminded that what they wrote is in this browser alone. `now` in milliseconds since 1970. */
export function isReminderDue({ since, edits, remindedAt }: FileMemory, storing: Storing, now: number): boolean {
  if (since === null) return false
  // a clock that was set back must not keep somebody quiet for ever
  if (remindedAt !== null && Math.abs(now - remindedAt) < quietMs) return false
  const limit = patience[mayBePrivate(storing) ? 'private' : storing.isDurable ? 'durable' : 'fleeting']
  return edits >= limit.edits || now - since >= limit.ms
}

/** Reads how this browser keeps data. Older ones lack some of it, and say so by saying nothing. */
export async function readStoring(): Promise<Storing> {
  const { storage, permissions } = navigator as Partial<Navigator>
  const [isDurable, estimate, permission] = await Promise.all([
    storage?.persisted?.().catch(() => false) ?? false,
    storage?.estimate?.().catch(() => ({})) ?? {},
    permissions?.query({ name: 'persistent-storage' }).catch(() => null) ?? null,
  ])
  const { usage = null, quota = null } = estimate as StorageEstimate
  return { isDurable, usage, quota, isDenied: permission?.state === 'denied' }
}

/** Asks the browser to keep the data; some ask the person. Gives whether it promised to. */
export const askToKeep = async (): Promise<boolean> =>
  (await (navigator as Partial<Navigator>).storage?.persist?.().catch(() => false)) ?? false
