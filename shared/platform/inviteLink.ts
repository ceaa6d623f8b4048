import { z } from 'zod'

/** The part of an invite link that invites: opaque here, verified by whoever joins with it. */
export const InviteToken = z.string().regex(/^[A-Za-z0-9._~-]{16,16000}$/)

/** What the program is asked to open: nothing else under this scheme means anything. */
const scheme = 'meridian://join/'

/** The token of a `meridian://join/` link, or null for any other text. */
export function tokenOfLink(text: string): string | null {
  if (!text.toLowerCase().startsWith(scheme)) return null
  return InviteToken.safeParse(text.slice(scheme.length).replace(/\/$/, '')).data ?? null // some systems add a slash
}
