import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { servePage } from '../../server/http/serve'
import { freePort } from './freePort'

/** The built page at an address of its own, which may go away, come back, and have another build then. */
export interface ServedCopy {
  readonly address: string
  goesAway(): Promise<void>
  comesBack(): Promise<void>
  /** Puts another build, of this revision (12 hexadecimal digits), where the one before was. */
  publish(revision: string): Promise<void>
  /** Ends it for good. */
  remove(): Promise<void>
}

/** Serves a copy of the built page. */
export async function servedCopy(): Promise<ServedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-page-'))
  await cp('out/renderer', folder, { recursive: true })
  const port = await freePort()
  let served: Awaited<ReturnType<typeof servePage>> | null = await servePage(folder, port)
  const { address } = served
  const goesAway = async () => {
    const going = served
    served = null
    await going?.close()
  }
  return {
    address,
    goesAway,
    comesBack: async () => void (served ??= await servePage(folder, port)),
    publish: async revision => {
      const worker = join(folder, 'sw.js')
      const code = await readFile(worker, 'utf8')
      const other = code.replace(/("revision":")[0-9a-f]{12}/, `$1${revision}`)
      if (other === code) throw new Error(`${worker} does not say its revision where it did`)
      await writeFile(worker, other)
    },
    remove: async () => {
      await goesAway()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Waits until the browser keeps the program and answers for its page. */
export const keptByBrowser = (page: Page) =>
  page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready
    return active?.state === 'activated' && navigator.serviceWorker.controller !== null
  })

/** Lets the browser look for another build of the page, as it does by itself now and then. */
export const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
