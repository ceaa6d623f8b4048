import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Download } from 'playwright-core'

/** What stands in a Word file, read by a reader that is not ours. */
interface ReadWord {
  readonly name: string
  readonly text: string
  readonly html: string
  /** The words of its comments, one after another. */
  readonly comments: string
}

/** Reads a Word file that the browser downloaded. */
export async function readWord(download: Download): Promise<ReadWord> {
  const buffer = await readFile(await download.path())
  const [{ value: text }, { value: html }] = await Promise.all([
    mammoth.extractRawText({ buffer }),
    mammoth.convertToHtml({ buffer }),
  ])
  const part = unzipSync(buffer)['word/comments.xml']
  const comments = part ? strFromU8(part).replace(/<[^>]*>/g, ' ') : ''
  return { name: download.suggestedFilename(), text, html, comments }
}
