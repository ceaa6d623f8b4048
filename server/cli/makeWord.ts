import words from '#resources/locales/en/word.json'
import { buildWord } from '#shared/word/buildWord'
import { nodeDrawing } from '../word/drawing'
import type { OpenedFile } from './openFile'

/** The Word file of an opened workspace: the same bytes as the screen makes of it. */
export async function makeWord({ content, pictures }: OpenedFile): Promise<Uint8Array> {
  return buildWord({ content, pictures, words, drawing: await nodeDrawing() })
}
