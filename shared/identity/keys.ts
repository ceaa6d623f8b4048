import { base64url, CompactSign } from 'jose'
import { z } from 'zod'
import { sha256Bytes, utf8 } from '../base/bytes'

/** An Ed25519 public key: its 32 bytes as base64url, the `x` of its JWK. Other spellings of the same bytes are refused. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
export type PublicKey = z.infer<typeof PublicKey>

/** The public JWK of a key, as JWS headers carry it. */
export const jwkOf = (key: PublicKey) => ({ crv: 'Ed25519', kty: 'OKP', x: key }) as const

/** RFC 7638 thumbprint: SHA-256 over the canonical JWK, base64url, 43 signs. */
export async function thumbprintOf(key: PublicKey): Promise<string> {
  return base64url.encode(await sha256Bytes(utf8(JSON.stringify(jwkOf(key))))) // jwkOf has its members in the RFC's order
}

/** What a signature is for, so that one made for one purpose is worth nothing for another. */
export type Purpose =
  | 'meridian-statement'
  | 'meridian-exchange'
  | 'meridian-host'
  | 'meridian-connection'
  | 'meridian-segment'
  | 'meridian-seen'

/** A key pair that signs; the private key never leaves it. */
export interface Signer {
  readonly key: PublicKey
  /** RFC 7638 thumbprint of the public key. */
  readonly thumbprint: string
  /** A compact JWS (EdDSA) over `payload` that carries the public key in its header. */
  sign(purpose: Purpose, payload: Uint8Array): Promise<string>
}

/** A signer over an Ed25519 pair, such as a `KeyStore` makes; the private key need not be extractable. */
export async function signerOf({ publicKey, privateKey }: CryptoKeyPair): Promise<Signer> {
  const key = PublicKey.parse((await crypto.subtle.exportKey('jwk', publicKey)).x)
  return {
    key,
    thumbprint: await thumbprintOf(key),
    sign: (purpose, payload) =>
      new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', typ: purpose, jwk: jwkOf(key) }).sign(privateKey),
  }
}
