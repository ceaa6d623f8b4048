import { wrap, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import { MeridianError } from '#shared/base/errors'
import type { KeyStore } from '#shared/platform/platform'
import { ofSeat } from '#shared/platform/seat'
import { storageFailure } from '#shared/platform/storageFailure'

interface Schema extends DBSchema {
  pairs: { key: string; value: CryptoKeyPair }
}

type PairStore = IDBPObjectStore<Schema, ['pairs'], 'pairs', 'readwrite'>

/** One place for key pairs, in a database of `where`. All of it throws `storage.*`. */
function pairsIn(where: () => Promise<IDBFactory>) {
  let opening: Promise<IDBPDatabase<Schema>> | undefined

  async function open(): Promise<IDBPDatabase<Schema>> {
    const request = (await where()).open(ofSeat('meridian-keys', location.href), 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('pairs')
    const database = (await wrap(request)) as unknown as IDBPDatabase<Schema>
    database.addEventListener('close', () => (opening = undefined)) // the browser ended it: the next attempt may succeed
    return database
  }
  const pairs = () =>
    (opening ??= open().catch((cause: unknown) => {
      opening = undefined // the next attempt may succeed
      throw new MeridianError('storage.unavailable', {}, { cause })
    }))

  /** Runs one write that is on disk when it resolves. */
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
    all: async (): Promise<ReadonlyMap<string, CryptoKeyPair>> => {
      const transaction = (await pairs()).transaction('pairs')
      const [names, found] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
      return new Map(names.map((name, at) => [name, found[at]!]))
    },
    load: async (name: string): Promise<CryptoKeyPair | null> => (await (await pairs()).get('pairs', name)) ?? null,
    keep: (name: string, pair: CryptoKeyPair): Promise<void> => write(store => store.put(pair, name)),
    forget: (name: string): Promise<void> => write(store => store.delete(name)),
  }
}

/** Where Chromium keeps something apart from what else a page stores. */
const apart = async (buckets: StorageBucketManager): Promise<IDBFactory> =>
  (await buckets.open('keys', { persisted: true })).indexedDB

/**
 * Key pairs in the browser's own databases. Nobody can read the private half out of them, not even this program, so no journal
 * can have them: where the browser has buckets they are kept a second time, in one that is hardly ever written to.
 */
export function browserKeys(): KeyStore {
  const first = pairsIn(() => Promise.resolve(indexedDB))
  let kept: ReturnType<typeof pairsIn> | undefined
  const second = () => {
    const { storageBuckets } = navigator as Partial<Navigator>
    return storageBuckets && (kept ??= pairsIn(() => apart(storageBuckets)))
  }

  /** All that there was when this window first looked, and what it made since: a full disk may take the rest away. */
  const known = new Map<string, CryptoKeyPair>()
  let looking: Promise<void> | undefined
  const look = async () => (await first.all()).forEach((pair, name) => known.set(name, pair))

  const keep = (name: string, pair: CryptoKeyPair) => Promise.all([first.keep(name, pair), second()?.keep(name, pair)])

  /** What the first place lost, brought back from the second or from memory. */
  async function broughtBack(name: string): Promise<CryptoKeyPair | null> {
    const pair =
      (await second()
        ?.load(name)
        .catch(() => null)) ??
      known.get(name) ??
      null
    if (pair) await keep(name, pair).catch(() => undefined) // it is there, and tried again at the next start
    return pair
  }

  return {
    names: async () => {
      const places = await Promise.all([
        first.all(),
        second()
          ?.all()
          .catch(() => new Map<string, CryptoKeyPair>()),
      ])
      return [...new Set(places.flatMap(place => [...(place?.keys() ?? [])]))]
    },
    load: async name => {
      await (looking ??= look())
      return (await first.load(name)) ?? broughtBack(name)
    },
    create: async name => {
      const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
      await keep(name, pair)
      known.set(name, pair)
      return pair
    },
    forget: async name => {
      known.delete(name)
      await Promise.all([first.forget(name), second()?.forget(name)])
    },
  }
}
