import * as Y from 'yjs'
import words from '#resources/locales/en/word.json'
import { collectContent } from '#shared/content/collectContent'
import { buildWord } from '#shared/word/buildWord'
import { bindWorkspace } from '#shared/workspace/workspace'
import { nodeDrawing } from '../../server/word/drawing'
import { longDraft } from './longDraft'
import { quantile, type Measure } from './measure'
import { rawWord } from './rawWord'

/** Rounds that count; each makes both files, in turn, so that a slow moment of the machine meets both. */
const rounds = 15

/** How long a Word file of the long draft takes, against `docx` alone with the same paragraphs, runs, lists and tables. */
export async function word(): Promise<readonly Measure[]> {
  const long = longDraft()
  const [record, draft] = [long.record, long.draft].map(update => {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, update)
    return doc
  })
  const content = collectContent(bindWorkspace({ record: record!, draft: draft! }))
  const drawing = await nodeDrawing()
  const make = {
    ours: () => buildWord({ content, pictures: new Map(), words, drawing }),
    base: () => rawWord(content),
  }
  const times = { ours: [] as number[], base: [] as number[] }
  for (let round = -2; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['ours', 'base'] as const) : (['base', 'ours'] as const)) {
      const start = performance.now()
      await make[side]()
      if (round >= 0) times[side].push(performance.now() - start) // the first two warm the engine up
    }
  }
  return [
    {
      name: 'Word file of 45,000 words',
      unit: 'ms',
      ours: quantile(times.ours, 0.5),
      base: quantile(times.base, 0.5),
      limit: 1.5,
    },
  ]
}
