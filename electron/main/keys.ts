import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { MeridianError } from '#shared/base/errors'
import { KeyName, type Asks, type Gives } from '#shared/platform/contract'
import { atomicWrite } from './atomicWrite'

const ending = '.key'

/** Linux without a keyring "encrypts" with a password known to everybody: that is no keychain. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** The keys of one person in `folder`, each encrypted by the operating system. */
export function openKeys(folder: string) {
  const fileOf = (name: string) => join(folder, `${encodeURIComponent(name)}${ending}`)
  return {
    /** Names of the keys that are here. Throws `storage.unavailable` where that cannot be read. */
    list: async (): Promise<Gives<'keys.list'>> => {
      if (!hasKeychain()) return []
      try {
        const files = (await readdir(folder)).filter(file => file.endsWith(ending))
        return files.flatMap(file => KeyName.safeParse(named(file.slice(0, -ending.length))).data ?? [])
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw new MeridianError('storage.unavailable', {}, { cause })
      }
    },

    /** A key as it was kept, or null. Throws `storage.unavailable` when it is there but cannot be opened. */
    load: async ({ name }: Asks<'keys.load'>): Promise<Gives<'keys.load'>> => {
      if (!hasKeychain()) return null
      try {
        return safeStorage.decryptString(await readFile(fileOf(name)))
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw new MeridianError('storage.unavailable', {}, { cause })
      }
    },

    /** Keeps a key; false where there is no keychain. Throws as `atomicWrite`. */
    keep: async ({ name, jwk }: Asks<'keys.keep'>): Promise<Gives<'keys.keep'>> => {
      if (!hasKeychain()) return false
      await mkdir(folder, { recursive: true })
      await atomicWrite(fileOf(name), safeStorage.encryptString(jwk))
      return true
    },

    /** Removes a key for ever; one that is not there is no failure. Throws `storage.write`. */
    forget: async ({ name }: Asks<'keys.forget'>): Promise<Gives<'keys.forget'>> => {
      try {
        await rm(fileOf(name), { force: true })
      } catch (cause) {
        throw new MeridianError('storage.write', {}, { cause })
      }
      return null
    },
  }
}

/** What a file was named after, or nothing for one that is not ours. */
function named(file: string): string | undefined {
  try {
    return decodeURIComponent(file)
  } catch {
    return undefined
  }
}
