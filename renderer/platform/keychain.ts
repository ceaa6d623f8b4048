import { unwrap } from '#shared/base/errors'
import type { Bridge } from '#shared/platform/contract'
import type { KeyStore } from '#shared/platform/platform'

/** The pair a private key belongs to, the private half no longer extractable. */
async function pairOf(jwk: JsonWebKey): Promise<CryptoKeyPair> {
  const { kty, crv, x } = jwk as { kty: string; crv: string; x: string }
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']),
    crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', true, ['verify']),
  ])
  return { privateKey, publicKey }
}

/** Key pairs in the keychain of the operating system; `otherwise` keeps them where the computer has none. */
export const keychain = (bridge: Bridge, otherwise: KeyStore): KeyStore => ({
  names: async () => [...new Set([...unwrap(await bridge['keys.list'](null)), ...(await otherwise.names())])],
  load: async name => {
    const jwk = unwrap(await bridge['keys.load']({ name }))
    return jwk === null ? otherwise.load(name) : pairOf(JSON.parse(jwk) as JsonWebKey)
  },
  create: async name => {
    const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
    const jwk = await crypto.subtle.exportKey('jwk', privateKey)
    const isKept = unwrap(await bridge['keys.keep']({ name, jwk: JSON.stringify(jwk) }))
    return isKept ? pairOf(jwk) : otherwise.create(name)
  },
  forget: async name => {
    unwrap(await bridge['keys.forget']({ name }))
    await otherwise.forget(name)
  },
})
