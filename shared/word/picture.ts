import { imageSize } from 'image-size'
import { textHeightOf, textWidthOf, upright } from './house'
import type { PicturePiece } from './pieces'

const kinds = { png: 'png', jpg: 'jpg', gif: 'gif', bmp: 'bmp' } as const

/** Tallest picture, so that its caption stays on the page. */
const tallest = textHeightOf(upright) * 0.72

/**
 * A picture as it stands on the page: its own size at 96 pixels to the inch, at most as wide as the text. Null where the bytes
 * are no picture that every Word shows.
 */
export function pictureOf(
  bytes: Uint8Array,
  alt: string,
  width = textWidthOf(upright),
  height = tallest,
): PicturePiece | null {
  let size
  try {
    size = imageSize(bytes)
  } catch {
    return null
  }
  const type = kinds[size.type as keyof typeof kinds]
  if (!type || !(size.width > 0) || !(size.height > 0)) return null
  const natural = { width: (size.width * 72) / 96, height: (size.height * 72) / 96 }
  const scale = Math.min(1, width / natural.width, height / natural.height)
  return { bytes, type, alt, width: Math.max(1, natural.width * scale), height: Math.max(1, natural.height * scale) }
}
