import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Drawing } from '#shared/word/benchmarkBody'
import { loadDrawing } from '#shared/word/loadDrawing'

const require = createRequire(import.meta.url)
const font = '@expo-google-fonts/source-sans-3'

/** Fonts and rasteriser out of the installed packages, from the sources as from the built command line. */
export async function nodeDrawing(): Promise<Drawing> {
  const [regular, semibold, resvg] = await Promise.all(
    [
      `${font}/400Regular/SourceSans3_400Regular.ttf`,
      `${font}/600SemiBold/SourceSans3_600SemiBold.ttf`,
      '@resvg/resvg-wasm/index_bg.wasm',
    ].map(async file => new Uint8Array(await readFile(require.resolve(file)))),
  )
  return loadDrawing({ regular: regular!, semibold: semibold!, resvg: resvg! })
}
