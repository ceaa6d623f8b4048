import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { MeridianError } from '#shared/base/errors'

/** Ordered bytes by name on disk. What a write promised is there after the power failed. */
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  /** Everything whose key begins with `prefix` and `!`, in the order of the keys. */
  under(prefix: string): AsyncIterable<[key: string, value: Uint8Array]>
  /** Puts and removes, all or nothing. */
  write(puts: Iterable<readonly [key: string, value: Uint8Array]>, removed?: Iterable<string>): Promise<void>
  /** Opens the files again after a write failed: until then no further write succeeds. */
  revive(): Promise<void>
  close(): Promise<void>
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error ? ('code' in error && error.code === 'LEVEL_LOCKED' ? error.code : codeOf(error.cause)) : null

/** Opens the store of a host in `folder`. Throws `host.data`, and `host.dataBusy` where another host has it open. */
export async function openStore(folder: string): Promise<Store> {
  let level: ClassicLevel<string, Uint8Array>
  try {
    await mkdir(folder, { recursive: true })
    level = new ClassicLevel(join(folder, 'store'), { keyEncoding: 'utf8', valueEncoding: 'view' })
    await level.open()
  } catch (cause) {
    const isBusy = codeOf(cause) === 'LEVEL_LOCKED'
    throw new MeridianError(isBusy ? 'host.dataBusy' : 'host.data', { folder }, { cause })
  }
  return {
    get: key => level.get(key),
    under: prefix => level.iterator({ gt: `${prefix}!`, lt: `${prefix}"` }), // " follows ! in every encoding
    write: async (puts, removed = []) => {
      await level.batch(
        [
          ...[...removed].map(key => ({ type: 'del', key }) as const),
          ...[...puts].map(([key, value]) => ({ type: 'put', key, value }) as const),
        ],
        { sync: true },
      )
    },
    revive: async () => {
      await level.close()
      await level.open()
    },
    close: () => level.close(),
  }
}
