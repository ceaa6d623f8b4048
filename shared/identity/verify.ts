import { base64url, compactVerify } from 'jose'
import { z } from 'zod'
import { jwkOf, PublicKey, thumbprintOf, type Purpose } from './keys'

/** What a signature that holds says about who made it. */
export interface Signed {
  readonly payload: Uint8Array
  readonly signer: PublicKey
  /** RFC 7638 thumbprint of the signer's key. */
  readonly thumbprint: string
}

const Header = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.string(),
  jwk: z.strictObject({ crv: z.literal('Ed25519'), kty: z.literal('OKP'), x: PublicKey }),
})

/** Whether a part of a JWS is base64url in its one canonical spelling, so that a signed text has one form and one hash. */
function isCanonical(part: string): boolean {
  try {
    return base64url.encode(base64url.decode(part)) === part
  } catch {
    return false
  }
}

interface Checker {
  readonly handle: CryptoKey
  readonly thumbprint: string
}

/** A workspace has some hundred keys and thousands of statements, so keys are prepared once. */
const checkers = new Map<PublicKey, Promise<Checker>>()
const checkersKept = 2000

function checkerOf(key: PublicKey): Promise<Checker> {
  const known = checkers.get(key)
  if (known) return known
  if (checkers.size >= checkersKept) checkers.clear()
  const made = Promise.all([
    crypto.subtle.importKey('jwk', jwkOf(key), 'Ed25519', true, ['verify']),
    thumbprintOf(key),
  ]).then(([handle, thumbprint]) => ({ handle, thumbprint }))
  checkers.set(key, made)
  made.catch(() => checkers.delete(key))
  return made
}

/** Verifies a compact JWS made for `purpose`. Null where its form or its signature does not hold. */
export async function verify(purpose: Purpose, jws: string): Promise<Signed | null> {
  const parts = jws.split('.')
  if (parts.length !== 3 || !parts.every(isCanonical)) return null
  try {
    const header = Header.parse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(parts[0]!))),
    )
    if (header.typ !== purpose) return null
    const { handle, thumbprint } = await checkerOf(header.jwk.x)
    const { payload } = await compactVerify(jws, handle, { algorithms: ['EdDSA'] })
    return { payload, signer: header.jwk.x, thumbprint }
  } catch {
    return null
  }
}
