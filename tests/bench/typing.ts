import { existsSync } from 'node:fs'
import { servePage } from '../../server/http/serve'
import { freshProfile, launchProfile } from '../support/browser'
import { buildBare } from './buildBare'
import { fill } from './filled'
import { keystrokes, revealOurs, type Subject } from './keystrokes'
import { sectionCount } from './longDraft'
import { quantile, type Measure } from './measure'

const rounds = 3

/** Keystroke to paint, against a bare page with one editor over the same text. */
export async function typing(built = 'out/renderer'): Promise<readonly Measure[]> {
  if (!existsSync(`${built}/index.html`)) throw new Error('build the program first: npm run build')
  const app = await servePage(built, 0)
  const bare = await servePage(await buildBare('bare'), 0)
  const profile = await freshProfile()
  const start = () => launchProfile(profile.folder)
  try {
    let context = await start()
    const url = await fill(context, app.address, bare.address)
    await context.close()

    const subjects: Readonly<Record<'ours' | 'base', Subject>> = {
      ours: { url, reveal: revealOurs },
      base: {
        url: bare.address,
        reveal: async () => undefined,
      },
    }
    const sides = ['ours', 'base'] as const
    context = await start()
    const places = { start: 0, middle: Math.floor(sectionCount / 2), end: sectionCount - 1 }
    const measures: Measure[] = []
    for (const [where, section] of Object.entries(places)) {
      const samples: Record<(typeof sides)[number], number[]> = { ours: [], base: [] }
      for (let round = 0; round < rounds; round++) {
        for (const side of sides) {
          const page = await context.newPage()
          await page.goto(subjects[side].url)
          await page.locator('.ProseMirror[contenteditable="true"] p').first().waitFor()
          samples[side].push(...(await keystrokes(page, subjects[side], section)))
          await page.close()
        }
      }
      for (const [name, share] of [
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        measures.push({
          name: `key to paint, ${where} of the text, ${name}`,
          unit: 'ms',
          ours: quantile(samples.ours, share),
          base: quantile(samples.base, share),
          limit: 1,
        })
      }
    }
    await context.close()
    return measures
  } finally {
    await app.close()
    await bare.close()
    await profile.remove()
  }
}
