import { openDB, type DBSchema, type IDBPObjectStore } from 'idb'
import { MeridianError } from '#shared/base/errors'
import type { KeyStore } from '#shared/platform/platform'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'

interface Schema extends DBSchema {
  pairs: { key: string; value: CryptoKeyPair }
}

type PairStore = IDBPObjectStore<Schema, ['pairs'], 'pairs', 'readwrite'>

async function openPairs() {
  try {
    return await openDB<Schema>(ofSeat('meridian-keys', location.href), 1, {
      upgrade: made => void made.createObjectStore('pairs'),
    })
  } catch (cause) {
    throw new MeridianError('storage.unavailable', {}, { cause })
  }
}

/** Key pairs in the browser's own database. Nobody can read the private half out of it, not even this program. */
export function browserKeys(): KeyStore {
  let opening: ReturnType<typeof openPairs> | undefined
  const pairs = () =>
    (opening ??= openPairs().catch((error: unknown) => {
      opening = undefined // the next attempt may succeed
      throw error
    }))

  /** Runs one write that is on disk when it resolves. Throws `storage.*`. */
  async function write(work: (store: PairStore) => Promise<unknown>): Promise<void> {
    const database = await pairs()
    try {
      const transaction = database.transaction('pairs', 'readwrite', { durability: 'strict' })
      await Promise.all([work(transaction.store), transaction.done])
    } catch (cause) {
      throw storageFailure(cause)
    }
  }

  return {
    names: async () => (await pairs()).getAllKeys('pairs'),
    load: async name => (await (await pairs()).get('pairs', name)) ?? null,
    create: async name => {
      const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
      await write(store => store.put(pair, name))
      return pair
    },
    forget: name => write(store => store.delete(name)),
  }
}
