import { expect, it } from 'vitest'
import { randomToken } from '#shared/base/ids'
import { browserKeys } from '../../../renderer/platform/browserKeys'

/** Empties the database of keys, as a browser does that throws away what it did not promise to keep. */
async function lose(factory: IDBFactory): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = factory.open('meridian-keys')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error!)
  })
  const transaction = database.transaction('pairs', 'readwrite')
  transaction.objectStore('pairs').clear()
  await new Promise<unknown>(resolve => (transaction.oncomplete = resolve))
  database.close()
}

/** The second place, as Chromium gives it; the types of pages leave it out. */
const bucket = async () => {
  const buckets = Reflect.get(navigator, 'storageBuckets') as {
    open(name: string, options: object): Promise<{ readonly indexedDB: IDBFactory }>
  }
  return (await buckets.open('keys', { persisted: true })).indexedDB
}

const isSame = (one: CryptoKeyPair | null, pair: CryptoKeyPair) =>
  Promise.all([one, pair].map(each => crypto.subtle.exportKey('raw', each!.publicKey))).then(
    ([a, b]) => new Uint8Array(a!).join() === new Uint8Array(b!).join(),
  )

it('gives a key to the next window, as often as it is asked for', async () => {
  const name = `key:${randomToken()}`
  const pair = await browserKeys().create(name)
  expect(await isSame(await browserKeys().load(name), pair)).toBe(true)
  await browserKeys().forget(name)
  expect(await browserKeys().load(name)).toBeNull()
})

it('has a key that one of its two places lost, and puts it back', async () => {
  const name = `key:${randomToken()}`
  const pair = await browserKeys().create(name)
  await lose(indexedDB)
  expect(await isSame(await browserKeys().load(name), pair)).toBe(true)
  await lose(await bucket())
  expect(await isSame(await browserKeys().load(name), pair)).toBe(true)
})

it('keeps again what both places lost while it was open', async () => {
  const name = `key:${randomToken()}`
  const pair = await browserKeys().create(name)
  const open = browserKeys()
  await open.load(name)
  await lose(indexedDB)
  await lose(await bucket())
  expect(await isSame(await open.load(name), pair)).toBe(true)
  expect(await isSame(await browserKeys().load(name), pair)).toBe(true)
  await open.forget(name)
  expect(await open.load(name)).toBeNull()
})
