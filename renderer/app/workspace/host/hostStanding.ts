import type { CertifiedHost } from '#shared/statements/fold'
import type { LiveStatus } from '../../../workspace/live'

/** How one of the workspace's hosts stands, seen from this computer. */
export type HostStanding =
  | Exclude<LiveStatus, { readonly state: 'alone' }>
  /** Another host is called; this one would be next. */
  | { readonly state: 'waiting' }
  /** Browsers and programs dial other computers only by TLS, which none of its addresses has. */
  | { readonly state: 'unsafe' }

/** How `host` stands while the live side of the workspace stands at `status`. */
export function hostStanding({ name, addresses }: CertifiedHost, status: LiveStatus): HostStanding {
  if (status.state !== 'alone' && status.host === name && addresses.includes(status.address)) return status
  return { state: status.state === 'alone' ? 'unsafe' : 'waiting' }
}
