import type { webcrypto } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MeridianError } from '#shared/base/errors'
import { signerOf, type Signer } from '#shared/identity/keys'

/** The host's own key in `folder`, made at its first start and readable by its user alone. Throws `host.data`. */
export async function hostKey(folder: string): Promise<Signer> {
  const path = join(folder, 'host.key.json')
  try {
    const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    const jwk = known === null ? await makeKey(path) : (JSON.parse(known) as webcrypto.JsonWebKey)
    const { d: _, ...open } = jwk
    return await signerOf({
      privateKey: await crypto.subtle.importKey('jwk', { ...jwk, key_ops: ['sign'] }, 'Ed25519', false, ['sign']),
      publicKey: await crypto.subtle.importKey('jwk', { ...open, key_ops: ['verify'] }, 'Ed25519', true, ['verify']),
    })
  } catch (cause) {
    throw new MeridianError('host.data', { folder }, { cause })
  }
}

async function makeKey(path: string): Promise<webcrypto.JsonWebKey> {
  const { privateKey } = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  const { crv, d, kty, x } = await crypto.subtle.exportKey('jwk', privateKey)
  await writeFile(path, JSON.stringify({ crv, d, kty, x }), { mode: 0o600, flag: 'wx', flush: true })
  return { crv, d, kty, x } as webcrypto.JsonWebKey
}
