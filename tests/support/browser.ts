import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { findBrowser } from '../../scripts/browserBinary'
import { browserFlags } from './browserFlags'
import { servePage, type Served } from '../../server/http/serve'

/** How long anything in a page is waited for: long enough for a small machine that does much besides. */
export const patienceMs = 60_000

/** The browser's program. Throws where there is none. */
export function browserPath(): string {
  const found = findBrowser()
  if (!found) throw new Error('no browser for the tests: `npm test` installs one')
  return found
}

/** A real browser without a window and with nothing in its profile. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: browserFlags })

/** A folder for `launchProfile`; `remove` deletes it. */
export async function freshProfile(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-profile-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A browser that keeps what it stores in `folder`, so that it can be killed and started again. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  const options = { executablePath: browserPath(), args: browserFlags, acceptDownloads: true }
  const context = await chromium.launchPersistentContext(folder, options)
  context.setDefaultTimeout(patienceMs)
  return context
}

/** The built page, served as `npm start` serves it, on `port` or any free one. */
export const serveApp = (port = 0): Promise<Served> => servePage('out/renderer', port)

/** The head of a record in a log of LevelDB: a check sum, 40 bytes to follow, and that they are all of it. */
const headOfRecord = Buffer.from([0x78, 0x56, 0x34, 0x12, 40, 0, 1])

/** Leaves a head without its record at the end of each database log of a killed browser, as a kill does in a bad moment. */
export async function tearLogs(folder: string): Promise<void> {
  const databases = join(folder, 'Default', 'IndexedDB')
  const logs = (await readdir(databases, { recursive: true })).filter(name => /\d+\.log$/.test(name))
  if (logs.length === 0) throw new Error(`no logs of databases in ${databases}`)
  for (const log of logs) await appendFile(join(databases, log), headOfRecord)
}

/** Ends the browser of a profile as a power cut would: nothing gets a chance to be written. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error('this context has no browser of its own')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const gone = new Promise(resolve => context.once('close', resolve))
  process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL')
  await gone
}
