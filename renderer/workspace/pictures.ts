import { sha256 } from '#shared/base/bytes'
import { MeridianError } from '#shared/base/errors'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Stores } from './database'
import type { Pictures } from './opened'
import { inspectPicture, preparePicture } from './preparePicture'

/** An address under which the page shows a picture; none for what a file brought and could not be added here. */
function addressOf(bytes: Uint8Array): string | undefined {
  try {
    const { type } = inspectPicture(bytes)
    return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  } catch {
    return undefined
  }
}

/** Where pictures come from that others added. */
export interface PictureSource {
  /** Null where it does not have the picture or is not reached. */
  fetch(hash: string): Promise<Uint8Array | null>
  /** Tells which were added here. */
  added(hashes: readonly string[]): void
}

/** The pictures of one workspace, kept in the database of this computer. */
export interface StoredPictures extends Pictures {
  /** Names where they come from, once there is such a place. */
  from(source: PictureSource): void
  /** Fetches those of `hashes` that are not here, one after another. */
  gather(hashes: Iterable<string>): Promise<void>
  /** Stores once more those that were shown. Throws `storage.*`. */
  keepAgain(): Promise<void>
  close(): void
}

/** A picture that the host does not have yet, as it is still being sent, is asked for again: soon, then more rarely. */
const seekMs = { first: 2000, longest: 60_000 } as const

/** The pictures of one workspace. */
export function storedPictures(database: Stores, workspace: WorkspaceId): StoredPictures {
  const urls = new Map<string, Promise<string | undefined>>()
  /** The pictures that have an address: the browser has them in memory for as long. */
  const shown = new Map<string, Uint8Array>()
  const waiting = new Map<string, Set<() => void>>()
  let remote: PictureSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function lookAgain(): Promise<void> {
    for (const [hash, here] of [...waiting])
      if (here.size === 0 || (await database.blob(workspace, hash))) waiting.delete(hash)
      else await load(hash)
  }

  function seek(delayMs: number): void {
    clearTimeout(timer)
    const mine = setTimeout(() => {
      const goOn = () => {
        if (timer === mine && remote && waiting.size > 0) seek(Math.min(delayMs * 2, seekMs.longest))
      }
      lookAgain().then(goOn, goOn) // a store that cannot be read is told elsewhere
    }, delayMs)
    timer = mine
  }

  async function keep(hash: string, bytes: Uint8Array): Promise<void> {
    await database.keepBlobs(workspace, new Map([[hash, bytes]]))
    const arrived = waiting.get(hash)
    waiting.delete(hash)
    for (const each of arrived ?? []) each()
  }

  async function load(hash: string): Promise<Uint8Array | undefined> {
    const stored = await database.blob(workspace, hash)
    if (stored) return stored
    const fetched = (await remote?.fetch(hash)) ?? undefined
    if (fetched) await keep(hash, fetched).catch(() => undefined) // it is shown all the same, and fetched again later
    return fetched
  }

  return {
    add: async bytes => {
      const prepared = await preparePicture(bytes)
      const hash = await sha256(prepared.bytes)
      await keep(hash, prepared.bytes).catch((cause: unknown) => {
        throw new MeridianError('image.notSaved', {}, { cause }) // "Save again" saves texts, and would not bring it
      })
      remote?.added([hash])
      return { hash, ...prepared.picture }
    },
    bring: async blobs => {
      for (const [hash, bytes] of blobs) await keep(hash, bytes)
      remote?.added([...blobs.keys()])
    },
    bytes: load,
    url: hash => {
      const known = urls.get(hash)
      if (known) return known
      const url = load(hash).then(bytes => {
        if (bytes) {
          shown.set(hash, bytes)
          return addressOf(bytes)
        }
        urls.delete(hash) // it may arrive later
        return undefined
      })
      urls.set(hash, url)
      return url
    },
    whenHere: (hash, arrived) => {
      const here = waiting.get(hash) ?? new Set()
      waiting.set(hash, here.add(arrived))
      if (remote) seek(seekMs.first)
      return () => here.delete(arrived)
    },
    from: source => {
      remote = source
    },
    keepAgain: () => database.keepBlobs(workspace, shown),
    gather: async hashes => {
      for (const hash of [...hashes]) await load(hash)
    },
    close: () => {
      remote = null
      clearTimeout(timer)
      for (const url of urls.values()) void url.then(made => made && URL.revokeObjectURL(made))
      urls.clear()
      shown.clear()
      waiting.clear()
    },
  }
}
