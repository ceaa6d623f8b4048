import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Download } from 'playwright-core'

/** The text of a Word file that the browser downloaded, read by a reader that is not ours. */
export async function readWord(
  download: Download,
): Promise<{ readonly name: string; readonly text: string; readonly html: string }> {
  const buffer = await readFile(await download.path())
  const [{ value: text }, { value: html }] = await Promise.all([
    mammoth.extractRawText({ buffer }),
    mammoth.convertToHtml({ buffer }),
  ])
  return { name: download.suggestedFilename(), text, html }
}
