import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { sha256 } from '#shared/base/bytes'
import type { Picture } from '#shared/profile/profile'
import { sourceFolder } from './sources'

/** A drawing of the sample as a picture, with its bytes. */
export interface Drawing extends Picture {
  readonly bytes: Uint8Array
}

const { resolve } = createRequire(import.meta.url)
const fonts = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf']

/** The rasteriser is loaded once a process. */
let ready: Promise<void> | undefined

/** The drawings of the sample as PNG, by path such as `pictures/logo.svg`. */
export async function drawPictures(): Promise<ReadonlyMap<string, Drawing>> {
  await (ready ??= readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm))
  const fontBuffers = await Promise.all(
    fonts.map(name => readFile(resolve(`@expo-google-fonts/source-sans-3/${name}`))),
  )
  const names = (await readdir(join(sourceFolder, 'pictures'))).filter(name => name.endsWith('.svg')).sort()
  const drawn = new Map<string, Drawing>()
  for (const name of names) {
    const svg = await readFile(join(sourceFolder, 'pictures', name), 'utf8')
    const font = { fontBuffers, defaultFontFamily: 'Source Sans 3' }
    const image = new Resvg(svg, { font, background: '#ffffff' }).render() // dark screens show it too
    const bytes = new Uint8Array(image.asPng())
    drawn.set(`pictures/${name}`, {
      hash: await sha256(bytes),
      type: 'image/png',
      width: image.width,
      height: image.height,
      bytes,
    })
  }
  return drawn
}
