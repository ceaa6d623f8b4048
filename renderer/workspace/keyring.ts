import { MeridianError } from '#shared/base/errors'
import { randomToken } from '#shared/base/ids'
import { signerOf, type Signer } from '#shared/identity/keys'
import type { KeyStore } from '#shared/platform/platform'

/** Names under which the keys of one workspace rest on this device: its root where it began or was handed over to, the person's and the device's. */
export interface KeyNames {
  readonly root: string | null
  readonly person: string
  readonly device: string
}

/** A new key pair and the name it rests under. */
export async function newKey(keys: KeyStore): Promise<{ name: string; signer: Signer }> {
  const name = `key:${randomToken()}`
  return { name, signer: await signerOf(await keys.create(name)) }
}

/** The signer kept under `name`, or null when this device has lost the key or its keychain no longer opens it. */
export async function keptSigner(keys: KeyStore, name: string): Promise<Signer | null> {
  const pair = await keys.load(name).catch((error: unknown) => {
    if (error instanceof MeridianError) return null // without its key a device can still read
    throw error
  })
  return pair && signerOf(pair)
}
