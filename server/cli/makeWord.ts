import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import words from '#resources/locales/en/word.json'
import { buildWord } from '#shared/word/buildWord'
import { loadDrawing } from '#shared/word/loadDrawing'
import type { OpenedFile } from './openFile'

const { resolve } = createRequire(import.meta.url)
const bytesOf = async (name: string) => new Uint8Array(await readFile(resolve(name)))

/** The Word file of an opened workspace: the same bytes as the screen makes of it. */
export async function makeWord({ content, pictures }: OpenedFile): Promise<Uint8Array> {
  const [regular, semibold, resvg] = await Promise.all([
    bytesOf('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    bytesOf('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
    bytesOf('@resvg/resvg-wasm/index_bg.wasm'),
  ])
  const drawing = await loadDrawing({ regular, semibold, resvg })
  return buildWord({ content, pictures, words, drawing })
}
