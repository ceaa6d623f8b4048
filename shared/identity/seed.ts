import { base64url } from 'jose'
import type { z } from 'zod'
import { PublicKey, signerOf, type Signer } from './keys'

/**
 * The 32 bytes an Ed25519 pair follows from, as base64url. Only keys that have to travel are made from one: those in an
 * invite's link or a recovery file. It is a secret.
 */
export const Seed = PublicKey
export type Seed = z.infer<typeof Seed>

/** A new seed. */
export const newSeed = (): Seed => base64url.encode(crypto.getRandomValues(new Uint8Array(32)))

/** What PKCS #8 writes before the 32 bytes of an Ed25519 key, see RFC 8410. */
const pkcs8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

/** The signer that follows from a seed; its private key cannot be taken out of it again. */
export async function signerOfSeed(seed: Seed): Promise<Signer> {
  const bytes = Uint8Array.from([...pkcs8, ...base64url.decode(seed)])
  const { x } = await crypto.subtle.exportKey(
    'jwk',
    await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']),
  )
  const jwk = { crv: 'Ed25519', kty: 'OKP', x: PublicKey.parse(x) }
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify']),
    crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']),
  ])
  return signerOf({ publicKey, privateKey })
}
