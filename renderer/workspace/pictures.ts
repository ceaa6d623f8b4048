import { imageSize } from 'image-size'
import { sha256 } from '#shared/base/bytes'
import { MeridianError } from '#shared/base/errors'
import type { Picture } from '#shared/profile/profile'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Database } from './database'
import type { Pictures } from './opened'

/** Limits of a picture a person adds; decoding needs four bytes a pixel, and old laptops have little memory. */
export const pictureLimits = { bytes: 25 * 1024 * 1024, pixels: 50_000_000 } as const

/** The longer side of a stored picture, in pixels: 160 mm at 380 dots an inch. */
const longerSide = 2400

const types = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const

/** Reads type and size from the first bytes, without decoding. Throws `image.*`. */
export function inspectPicture(bytes: Uint8Array): Pick<Picture, 'type' | 'width' | 'height'> & { turned: boolean } {
  if (bytes.byteLength > pictureLimits.bytes) {
    throw new MeridianError('image.tooLarge', { limit: pictureLimits.bytes / 1024 / 1024 })
  }
  let found
  try {
    found = imageSize(bytes)
  } catch (cause) {
    throw new MeridianError('image.unknown', {}, { cause })
  }
  const type = types[found.type as keyof typeof types] as Picture['type'] | undefined
  if (!type || !found.width || !found.height) throw new MeridianError('image.unknown')
  if (found.width * found.height > pictureLimits.pixels) {
    throw new MeridianError('image.tooManyPixels', { limit: pictureLimits.pixels / 1_000_000 })
  }
  return { type, width: found.width, height: found.height, turned: (found.orientation ?? 1) > 1 }
}

/** A picture as it is stored: decodable, upright, not larger than print needs, of a type Word knows. */
async function prepare(bytes: Uint8Array): Promise<{ bytes: Uint8Array; picture: Omit<Picture, 'hash'> }> {
  const { type, width, height, turned } = inspectPicture(bytes)
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type })).catch(
    (cause: unknown) => {
      throw new MeridianError('image.unreadable', {}, { cause })
    },
  )
  try {
    const scale = Math.min(1, longerSide / Math.max(bitmap.width, bitmap.height))
    if (scale === 1 && type !== 'image/webp' && !turned) return { bytes, picture: { type, width, height } }
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    )
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const stored = type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
    const encoded = await canvas.convertToBlob({ type: stored, quality: 0.9 })
    return {
      bytes: new Uint8Array(await encoded.arrayBuffer()),
      picture: { type: stored, width: canvas.width, height: canvas.height },
    }
  } finally {
    bitmap.close()
  }
}

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
export function storedPictures(database: Database, workspace: WorkspaceId): StoredPictures {
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
      const prepared = await prepare(bytes)
      const hash = await sha256(prepared.bytes)
      await keep(hash, prepared.bytes)
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
