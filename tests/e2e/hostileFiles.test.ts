import { readFile } from 'node:fs/promises'
import { strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, goTo } from '../support/app'
import { launchBrowser, patienceMs, serveApp } from '../support/browser'
import { anasWorkspace, entriesOf, resigned } from '../support/exchange'
import { walks } from '../support/hostileUpdates'
import { chooseFile } from '../support/pageFiles'
import { png } from '../support/pictureFiles'

let served: Served
let browser: Browser
let page: Page
let sample: Uint8Array

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
  page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(patienceMs)
  sample = await readFile('resources/samples/nilab.meridian')
  await createWorkspace(page, served.address, 'Marghazar University')
  await goTo(page, '/')
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** The sample with its parts changed by `change`. */
function altered(change: (parts: Unzipped) => void): Uint8Array {
  const parts = unzipSync(sample)
  change(parts)
  return zipSync(parts)
}

/** A change of one letter in the middle of the largest part. */
function flipped(parts: Unzipped): void {
  const [, bytes] = Object.entries(parts).sort(([, a], [, b]) => b.length - a.length)[0]!
  bytes[bytes.length >> 1]! ^= 1
}

/** Chooses a file from others to open. */
const open = (name: string, bytes: Uint8Array) =>
  chooseFile(page.getByRole('button', { name: /^Open file/ }), {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  })

/** Parts of a file by their paths. */
type Parts = Record<string, Uint8Array>

/** A file of somebody with a key, who changed what is in it before signing. */
async function bySomebody(change: (parts: Parts) => Parts, version?: number): Promise<Uint8Array> {
  const { ana, pack } = await anasWorkspace()
  const newer = (manifest: Record<string, unknown>) => (version ? { ...manifest, version } : manifest)
  return resigned(change(entriesOf(await pack())), ana.device, newer)
}

/** Files that are dragged together. */
const dragged = (files: Readonly<Record<string, Uint8Array>>) =>
  page.evaluateHandle(
    all => {
      const data = new DataTransfer()
      for (const [name, base64] of all)
        data.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name))
      return data
    },
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const),
  )

async function drop(dataTransfer: Awaited<ReturnType<typeof dragged>>): Promise<void> {
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.locator('main').dispatchEvent(event, { dataTransfer, bubbles: true, cancelable: true })
}

/** What keeps whoever decodes it busy for longer than Meridian waits. */
const endlessWork = { 'documents/record.update': walks(300_000) }

const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 2654435761) >>> 13)

const files: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, RegExp])[] = [
  ['empty.meridian', () => new Uint8Array(), /This file is empty/],
  ['noise.meridian', () => noise, /This is not a Meridian file/],
  ['cut.meridian', () => sample.subarray(0, sample.length >> 1), /This file is not complete/],
  ['other.meridian', () => zipSync({ 'letter.txt': strToU8('Dear Sana') }), /This is not a Meridian file/],
  ['photo.meridian', () => png(60, 40), /This is not a Meridian file/],
  ['newer.meridian', () => bySomebody(parts => parts, 99), /A newer Meridian wrote this file/],
  ['pointless.meridian', () => bySomebody(parts => ({ ...parts, ...endlessWork })), /Checking this file took too long/],
  ['changed.meridian', () => altered(flipped), /not what its list says|damaged/],
  ['escape.meridian', () => altered(parts => (parts['../../evil.txt'] = strToU8('evil'))), /names that lead outside/],
]

it.each(files)('refuses %s with a sentence and changes nothing', async (name, bytes, sentence) => {
  await open(name, await bytes())

  const failed = page.getByRole('dialog', { name: 'The file was not taken in' })
  const alert = failed.getByRole('alert').filter({ hasText: name })
  await alert.getByText(sentence).waitFor()
  await alert.getByText('Nothing was taken in.').waitFor()
  await failed.getByRole('button', { name: 'Close' }).click()
  await failed.waitFor({ state: 'detached' })
  expect(await page.getByRole('main').getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Marghazar University'),
  ])
})

it('asks about files that came together one after another, and goes on to the next where one is stopped', async () => {
  const slow = await bySomebody(parts => ({ ...parts, ...endlessWork }))
  const others = await dragged({ 'first.meridian': sample, 'second.meridian': new Uint8Array() })
  await drop(await dragged({ 'slow.meridian': slow }))
  const looking = page.getByRole('dialog', { name: 'Looking into the file' })
  await looking.getByRole('button', { name: 'Stop' }).waitFor()
  await drop(others)
  await looking.getByRole('button', { name: 'Stop' }).click()

  const keep = page.getByRole('dialog', { name: 'Keep this workspace to read it?' })
  await keep.getByText('first.meridian').waitFor()
  await keep.getByRole('button', { name: 'Leave it' }).click()
  const failed = page.getByRole('dialog', { name: 'The file was not taken in' })
  await failed.getByText('second.meridian').waitFor()
  await failed.getByRole('button', { name: 'Close' }).click()
  await failed.waitFor({ state: 'detached' })
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1)
})

it('opens a good file right after bad ones', async () => {
  await open('nilab.meridian', sample)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Open the workspace' }).click()
  await page.waitForURL(/#\/w\//)
  await page.getByText('Read-only because you are not part of this workspace').first().waitFor()
})
