import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, safeStorage } from 'electron'
import { MeridianError } from '#shared/base/errors'
import type { Asks, Gives } from '#shared/platform/contract'
import { atomicWrite } from './atomicWrite'

const folder = () => join(app.getPath('userData'), 'keys')
const fileOf = (name: string) => join(folder(), `${encodeURIComponent(name)}.key`)

/** Linux without a keyring "encrypts" with a password known to everybody: that is no keychain. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** A key as it was kept, or null. Throws `storage.unavailable` when it is there but cannot be opened. */
export async function loadKey({ name }: Asks<'keys.load'>): Promise<Gives<'keys.load'>> {
  if (!hasKeychain()) return null
  try {
    return safeStorage.decryptString(await readFile(fileOf(name)))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new MeridianError('storage.unavailable', {}, { cause })
  }
}

/** Keeps a key, encrypted by the operating system; false where there is no keychain. Throws as `atomicWrite`. */
export async function keepKey({ name, jwk }: Asks<'keys.keep'>): Promise<Gives<'keys.keep'>> {
  if (!hasKeychain()) return false
  await mkdir(folder(), { recursive: true })
  await atomicWrite(fileOf(name), safeStorage.encryptString(jwk))
  return true
}

/** Removes a key for ever; one that is not there is no failure. Throws `storage.write`. */
export async function forgetKey({ name }: Asks<'keys.forget'>): Promise<Gives<'keys.forget'>> {
  try {
    await rm(fileOf(name), { force: true })
  } catch (cause) {
    throw new MeridianError('storage.write', {}, { cause })
  }
  return null
}
