import { strToU8, zlibSync } from 'fflate'

// Pictures made byte by byte, as other programs and hostile ones write them; here nothing but their format is of interest.

const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]))

function checkSum(bytes: Uint8Array): number {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

const bigEndian = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 4)
  values.forEach((value, at) => new DataView(bytes.buffer).setUint32(at * 4, value))
  return bytes
}
const littleEndian = (...values: readonly number[]): number[] => values.flatMap(value => [value & 255, value >> 8])

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const named = joined(strToU8(name), data)
  return joined(bigEndian(data.length), named, bigEndian(checkSum(named)))
}

/** What a camera notes that was held on its side: "turn me by 90 degrees". */
const onItsSide = joined(strToU8('MM'), [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0])

/** A grey PNG; one that is `turned` is meant to be shown on its other side, one that is `cut` lacks its last part. */
export function png(
  width: number,
  height: number,
  { turned = false, cut = false }: { readonly turned?: boolean; readonly cut?: boolean } = {},
): Uint8Array {
  return joined(
    [0x89, ...strToU8('PNG\r\n\u001a\n')],
    chunk('IHDR', joined(bigEndian(width, height), [8, 0, 0, 0, 0])),
    turned ? chunk('eXIf', onItsSide) : [],
    chunk(
      'IDAT',
      zlibSync(new Uint8Array((width + 1) * height).fill(0x80).map((grey, at) => (at % (width + 1) ? grey : 0))),
    ),
    chunk('tIME', Uint8Array.of(7, 0xea, 11, 23, 12, 0, 0)),
    cut ? [] : chunk('IEND', new Uint8Array()),
  )
}

/** A JPEG with a note of its camera that it lies on its side. */
export const turnedJpeg = (jpeg: Uint8Array): Uint8Array =>
  joined(
    jpeg.subarray(0, 2),
    [0xff, 0xe1, 0, onItsSide.length + 8],
    strToU8('Exif\u0000\u0000'),
    onItsSide,
    jpeg.subarray(2),
  )

/** Pixels of one colour as the letters of a GIF, each of one byte because they begin anew before they would need more. */
function gifData(pixels: number): Uint8Array {
  const letters: number[] = []
  for (let left = pixels; left > 0; left -= 100) letters.push(128, ...new Array<number>(Math.min(left, 100)).fill(1))
  letters.push(129)
  const blocks: number[] = []
  for (let at = 0; at < letters.length; at += 255) {
    const block = letters.slice(at, at + 255)
    blocks.push(block.length, ...block)
  }
  return joined([7], blocks, [0])
}

/** A GIF that says it is of one size, with frames of others; `data` is how many of a frame's pixels are there. */
export function gif(
  screen: readonly [number, number],
  frames: readonly { readonly size: readonly [number, number]; readonly data?: number }[],
): Uint8Array {
  return joined(
    strToU8('GIF89a'),
    littleEndian(...screen),
    [0x86, 0, 0],
    new Array<number>(3 * 128).fill(0x55),
    ...frames.flatMap(({ size, data = size[0] * size[1] }) => [
      [0x21, 0xf9, 4, 0, 10, 0, 0, 0],
      [0x2c, 0, 0, 0, 0, ...littleEndian(...size), 0],
      gifData(data),
    ]),
    [0x3b],
  )
}
