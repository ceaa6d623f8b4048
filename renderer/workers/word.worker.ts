import { settle, type Outcome } from '#shared/base/errors'
import { buildWord, type WordInput } from '#shared/word/buildWord'
import { loadDrawing } from '#shared/word/loadDrawing'
import regularFont from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?url'
import semiboldFont from '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf?url'
import resvgCode from '@resvg/resvg-wasm/index_bg.wasm?url'

/** What the worker is asked: everything a Word file is made from but the fonts, which it loads itself. */
export type WordRequest = Omit<WordInput, 'drawing'>

/** What it answers: steps as they are done, then the file or what went wrong. */
export type WordAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'end'; readonly outcome: Outcome<Uint8Array<ArrayBuffer>> }

const answer = (message: WordAnswer, moved: Transferable[] = []) => postMessage(message, { transfer: moved })

/** A file that was built with the page. */
async function asset(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

// Runs in a worker of its own that `makeWord` ends after the answer, or when the person changes their mind.
addEventListener('message', async ({ data }: MessageEvent<WordRequest>) => {
  const outcome = await settle(async () => {
    const [regular, semibold, resvg] = await Promise.all([asset(regularFont), asset(semiboldFont), asset(resvgCode)])
    const drawing = await loadDrawing({ regular, semibold, resvg })
    const bytes = await buildWord({ ...data, drawing }, (done, of) => answer({ kind: 'progress', done, of }))
    return bytes as Uint8Array<ArrayBuffer>
  })
  answer({ kind: 'end', outcome }, outcome.ok ? [outcome.value.buffer] : [])
})

// a mistake of ours must reach the page as one: an unhandled rejection in a worker fires no error there
addEventListener('unhandledrejection', ({ reason }) => {
  throw reason
})
