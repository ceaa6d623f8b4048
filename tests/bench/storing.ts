import { cp, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { servePage } from '../../server/http/serve'
import { freshProfile, killBrowser, launchProfile } from '../support/browser'
import { buildBare } from './buildBare'
import { longDraft } from './longDraft'
import { quantile, type Measure } from './measure'

const edits = 100_000
const rounds = 7

/** Calls one of the ways of the page, see `stored/stored.ts`. */
const ask = <T>(page: Page, way: string, ...asked: readonly unknown[]) =>
  page.evaluate<T, readonly [string, readonly unknown[]]>(
    ([name, given]) => (Reflect.get(window, 'ways') as Record<string, (...all: unknown[]) => T>)[name]!(...given),
    [way, asked],
  )

/** Bytes of a folder with all that is in it. */
async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size
  return size
}

const databases = (profile: string) => join(profile, 'Default', 'IndexedDB')

/** How long a document with many stored edits takes to open, and how much room they take. */
export async function storing(): Promise<readonly Measure[]> {
  const served = await servePage(await buildBare('stored'), 0)
  const profile = await freshProfile()
  const copy = await freshProfile()
  const draft = [...longDraft().bare]
  try {
    /** Stores something in a browser that is killed afterwards. Gives how much more room it takes, and what the page says. */
    const storeBy = async <T>(way: string, ...asked: readonly unknown[]) => {
      const context = await launchProfile(profile.folder)
      const page = await context.newPage()
      await page.goto(served.address)
      await page.waitForFunction('window.ways')
      const before = await sizeOf(databases(profile.folder)).catch(() => 0)
      const said = await ask<T>(page, way, ...asked)
      await killBrowser(context)
      return { said, size: (await sizeOf(databases(profile.folder))) - before }
    }
    const { said, size } = await storeBy<{ bytes: number; state: number[] }>('ours', 'ours', draft, edits)
    await storeBy('compacted', 'compacted', said.state)
    await storeBy('rows', 'rows', draft, edits)

    const names = ['ours', 'compacted', 'rows'] as const
    const times: Record<(typeof names)[number], number[]> = { ours: [], compacted: [], rows: [] }
    for (let round = 0; round < rounds; round++) {
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        // a copy and a new process each time: opening tidies up, and nothing is to be warm but the disk
        const filter = (path: string) => !basename(path).startsWith('Singleton') // who has the profile
        await cp(profile.folder, copy.folder, { recursive: true, force: true, filter })
        const context = await launchProfile(copy.folder)
        const page = await context.newPage()
        await page.goto(served.address)
        await page.waitForFunction('window.ways')
        times[name].push(await ask<number>(page, 'open', name, edits))
        await context.close()
        await copy.remove()
      }
    }
    const compacted = quantile(times.compacted, 0.5)
    const opening = (name: string, ours: readonly number[], limit: number | null): Measure => ({
      name,
      unit: 'ms',
      ours: quantile(ours, 0.5),
      base: compacted,
      limit,
    })
    return [
      opening('opening a draft with 100,000 stored edits, against one row', times.ours, 1.5),
      opening('the same where each edit is a row still, as before a first opening', times.rows, null),
      {
        name: '1,000 stored edits on disk, against the bytes of their updates',
        unit: 'kB',
        ours: size / 1024 / (edits / 1000),
        base: said.bytes / 1024 / (edits / 1000),
        limit: null,
      },
    ]
  } finally {
    await served.close()
    await profile.remove()
    await copy.remove()
  }
}
