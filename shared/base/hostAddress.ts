import { base64url } from 'jose'
import { z } from 'zod'
import { sha256Bytes } from './bytes'

/** Where a host is reached: scheme, name and port, as `wss://host.example:4871`; no path, no user, no secrets. */
export const HostAddress = z.string().regex(/^wss?:\/\/(?:[a-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\])(?::\d{1,5})?$/)

/** An address of this very computer, where nobody else hears what is said without TLS. */
const loopback = /^ws:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

/** Whether a host may be dialled at an address: on other computers only by TLS, as the page's policy has it too. */
export const canDial = (address: string): boolean => address.startsWith('wss:') || loopback.test(address)

/**
 * SHA-256 of a host's TLS certificate (DER) as base64url, 43 signs, where the certificate is the host's own: whoever
 * connects takes exactly this one, although no authority vouches for it.
 */
export const CertificatePin = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)

/** Most addresses of one host. */
export const mostAddresses = 16

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/

/** The pin of the first certificate in a PEM text, or null where there is none. */
export async function pinOf(text: string): Promise<string | null> {
  const [, body] = pem.exec(text) ?? []
  if (body === undefined) return null
  const spelled = body.replace(/\s|=/g, '').replaceAll('+', '-').replaceAll('/', '_')
  return base64url.encode(await sha256Bytes(base64url.decode(spelled)))
}
