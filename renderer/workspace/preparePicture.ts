import { imageSize } from 'image-size'
import { MeridianError } from '#shared/base/errors'
import type { Picture } from '#shared/profile/profile'
import { gifExtent } from './gifExtent'

/** Limits of a picture a person adds; decoding needs four bytes a pixel, and old laptops have little memory. */
const limits = { bytes: 25 * 1024 * 1024, pixels: 50_000_000 } as const

/** The longer side of a stored picture, in pixels: 160 mm at 380 dots an inch. */
const longerSide = 2400

const types = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const

/** Last bytes of a file that ends where it should; Word takes no picture that ends too early. */
const ends: Readonly<Partial<Record<Picture['type'], readonly number[]>>> = {
  'image/png': [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  'image/jpeg': [0xff, 0xd9],
  'image/gif': [0x3b],
}

function requireSize(bytes: number): void {
  if (bytes > limits.bytes) throw new MeridianError('image.tooLarge', { limit: limits.bytes / 1024 / 1024 })
}

function requirePixels({ width, height }: { readonly width: number; readonly height: number }): void {
  if (width * height > limits.pixels) {
    throw new MeridianError('image.tooManyPixels', { limit: limits.pixels / 1_000_000 })
  }
}

/** The bytes of a picture that was chosen, pasted or dropped. Throws `image.tooLarge`, `file.empty`, `file.notFound`. */
export async function readPicture(file: Blob): Promise<Uint8Array> {
  requireSize(file.size)
  if (file.size === 0) throw new MeridianError('file.empty')
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new MeridianError('file.notFound', {}, { cause }) // moved away meanwhile, or a folder
  }
}

/** Reads type and size from the bytes, without decoding. Throws `image.*`. */
export function inspectPicture(bytes: Uint8Array): Pick<Picture, 'type' | 'width' | 'height'> & {
  /** Whether other programs may show it otherwise than it is meant: turned, or with frames beyond its size. */
  readonly isOdd: boolean
} {
  requireSize(bytes.byteLength)
  let found
  try {
    found = imageSize(bytes)
  } catch (cause) {
    throw new MeridianError('image.unknown', {}, { cause })
  }
  const type = types[found.type as keyof typeof types] as Picture['type'] | undefined
  const { width, height, orientation = 1 } = found
  if (!type || !width || !height) throw new MeridianError('image.unknown')
  const extent = type === 'image/gif' ? gifExtent(bytes) : { width, height }
  requirePixels(extent)
  const mayBeTurned =
    orientation > 1 || (type === 'image/png' && new TextDecoder('latin1').decode(bytes).includes('eXIf'))
  return { type, width, height, isOdd: mayBeTurned || extent.width > width || extent.height > height }
}

function isWhole(bytes: Uint8Array, type: Picture['type']): boolean {
  const end = ends[type]
  return end?.every((byte, place) => bytes[bytes.length - end.length + place] === byte) ?? false
}

/**
 * A picture as it is stored: decodable, upright, not larger than print needs, of a type Word knows. One that is all of that
 * stays as it is. Throws `image.*`.
 */
export async function preparePicture(
  bytes: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly picture: Omit<Picture, 'hash'> }> {
  const { type, width, height, isOdd } = inspectPicture(bytes)
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type })).catch(
    (cause: unknown) => {
      throw new MeridianError('image.unreadable', {}, { cause })
    },
  )
  try {
    requirePixels(bitmap)
    const scale = Math.min(1, longerSide / Math.max(bitmap.width, bitmap.height))
    const isAsSaid = !isOdd && bitmap.width === width && bitmap.height === height
    if (scale === 1 && isAsSaid && isWhole(bytes, type)) return { bytes, picture: { type, width, height } }
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
