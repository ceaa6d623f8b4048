import { existsSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { servePage } from '../../server/http/serve'
import { createWorkspace, workspaceOf } from '../support/app'
import { freshProfile, launchProfile } from '../support/browser'
import { buildBare } from './buildBare'
import { noteWhenEditable } from './inPage'
import { keystrokes, revealOurs, type Subject } from './keystrokes'
import { longDraft, sectionCount } from './longDraft'
import { quantile, type Measure } from './measure'

const rounds = { opening: 7, typing: 3 }

/** Puts an update into a database as y-indexeddb keeps them. */
const store = (page: Page, database: string, update: Uint8Array) =>
  page.evaluate(
    async ([name, base64]) => {
      const opening = indexedDB.open(name)
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error!)
      })
      const transaction = opened.transaction('updates', 'readwrite')
      transaction.objectStore('updates').add(Uint8Array.from(atob(base64), sign => sign.charCodeAt(0)))
      await new Promise(resolve => (transaction.oncomplete = resolve))
      opened.close()
    },
    [database, Buffer.from(update).toString('base64')] as const,
  )

/** Fills both pages with the same text and gives the address of the workspace. */
async function fill(context: BrowserContext, app: string, bare: string): Promise<string> {
  const { record, draft, bare: one } = longDraft()
  const page = await context.newPage()
  await createWorkspace(page, app)
  const id = workspaceOf(page)
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name!))
  await page.goto(`${app}/#/`)
  await page.getByRole('button', { name: 'Open sample' }).waitFor() // the workspace is closed then
  await page.goto('about:blank')
  await page.goto(app)
  for (const [part, update] of Object.entries({ record, draft })) {
    await store(
      page,
      databases.find(name => name.startsWith(id) && name.endsWith(`/${part}`))!,
      update,
    )
  }
  await page.goto(bare)
  await page.locator('.ProseMirror').waitFor()
  await store(page, 'bare', one)
  await page.close()
  return `${app}/#/w/${id}/draft`
}

/** Milliseconds from navigation to the frame that shows text in an editor that takes keys. */
async function opening(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(noteWhenEditable)
  await page.goto(url)
  const handle = await page.waitForFunction(() => document.documentElement.getAttribute('data-editable'))
  const at = Number(await handle.jsonValue())
  await page.close()
  return at
}

/** Keystroke to paint and navigation to editable, against a bare page with one editor over the same text. */
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
    const opened: Record<(typeof sides)[number], number[]> = { ours: [], base: [] }
    for (let round = 0; round < rounds.opening; round++) {
      for (const side of sides) {
        context = await start() // a new process each time: nothing is warm but the disk
        opened[side].push(await opening(context, subjects[side].url))
        await context.close()
      }
    }

    context = await start()
    const places = { start: 0, middle: Math.floor(sectionCount / 2), end: sectionCount - 1 }
    const measures: Measure[] = []
    for (const [where, section] of Object.entries(places)) {
      const samples: Record<(typeof sides)[number], number[]> = { ours: [], base: [] }
      for (let round = 0; round < rounds.typing; round++) {
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
    measures.push({
      name: 'navigation to editable, cold',
      unit: 'ms',
      ours: quantile(opened.ours, 0.5),
      base: quantile(opened.base, 0.5),
      limit: 1.25,
    })
    return measures
  } finally {
    await app.close()
    await bare.close()
    await profile.remove()
  }
}
