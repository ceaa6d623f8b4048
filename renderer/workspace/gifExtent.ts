/** An area in pixels. */
export interface Extent {
  readonly width: number
  readonly height: number
}

/**
 * The area that the frames of a GIF cover. They may reach beyond the size that its head names, and decoders then take the
 * memory for it. Of a GIF that is cut off, what can be read of it.
 */
export function gifExtent(bytes: Uint8Array): Extent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const colours = (flags: number) => (flags & 0x80 ? 3 * (2 << (flags & 7)) : 0)
  let width = view.getUint16(6, true)
  let height = view.getUint16(8, true)
  let at = 13 + colours(bytes[10]!)
  const skipData = () => {
    for (let length = bytes[at++] ?? 0; length > 0; length = bytes[at++] ?? 0) at += length
  }
  while (at + 10 <= bytes.length) {
    const kind = bytes[at]
    if (kind === 0x2c) {
      width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true))
      height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true))
      at += 11 + colours(bytes[at + 9]!) // and how many bits a letter of the data has
      skipData()
    } else if (kind === 0x21) {
      at += 2
      skipData()
    } else break
  }
  return { width, height }
}
