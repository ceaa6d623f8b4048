import { createHash, createPrivateKey } from 'node:crypto'
import type { Id } from '#shared/base/ids'
import { jwkOf, PublicKey, signerOf, type Signer } from '#shared/identity/keys'

// Everything here follows from names that anybody can read, so the sample comes out the same each time. That makes its keys
// public too: nobody is to trust them, and Meridian only ever opens a copy with keys of its own.

const digest = (name: string) => createHash('sha256').update(`meridian sample: ${name}`).digest()
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 16 letters and digits that follow from `name`. */
export const seededToken = (name: string): string =>
  [...digest(name).subarray(0, 16)].map(byte => alphabet[byte % 62]).join('')

/** The id of the entity of `kind` that the sources call `key`. */
export const seededId = <K extends string>(kind: K, key: string): Id<K> => `${kind}:${seededToken(`${kind} ${key}`)}`

/** A Yjs client id that follows from `name`. */
export const seededClient = (name: string): number => digest(name).readUInt32BE() >>> 1

const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex') // RFC 8410, before the 32 bytes of the key

/** An Ed25519 signer that follows from `name`. */
export async function seededSigner(name: string): Promise<Signer> {
  const der = Buffer.concat([pkcs8Ed25519, digest(`key ${name}`)])
  const { x } = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('pkcs8', der, 'Ed25519', false, ['sign']),
    crypto.subtle.importKey('jwk', jwkOf(PublicKey.parse(x)), 'Ed25519', true, ['verify']),
  ])
  return signerOf({ privateKey, publicKey })
}
