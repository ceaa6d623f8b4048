import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { hasFocus } from '../support/keyboard'
import { saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { png } from '../support/pictureFiles'
import { saved } from '../support/saving'

const pages = browserPages({ console: true })
let page: Page
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-pictures-'))
  page = await pages.open()
  await createWorkspace(page, pages.address)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Writes files for the browser to take, and gives where they lie. */
async function files(named: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
  for (const [name, bytes] of Object.entries(named)) await writeFile(join(folder, name), bytes)
  return Object.keys(named).map(name => join(folder, name))
}

/** Drops files or folders of this computer on a place, as a person does. */
async function drop(place: Locator, paths: readonly string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await place.boundingBox())!
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data })
}

const sectionText = (title: RegExp) => page.getByRole('textbox', { name: title })
const figures = () => page.locator('.prose figure[data-blob]')
const widths = () => figures().evaluateAll(all => all.map(figure => Number((figure as HTMLElement).dataset['width'])))
const alert = (sentence: string) => page.getByRole('alert').filter({ hasText: sentence })

async function startDraft(): Promise<void> {
  await goTo(page, `/w/${workspaceOf(page)}/draft`)
  await page.getByRole('button', { name: 'Create the sections' }).click()
  await sectionText(/^1 Introduction/).click()
}

/** Chooses pictures for the place of the caret. */
async function choose(paths: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  const item = page.getByRole('menuitem', { name: 'Picture' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), item.click()])
  await chooser.setFiles(paths)
}

it('puts 20 pictures in as they were chosen, and says by name which are none, and brings them to Word', async () => {
  await startDraft()
  const good = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`good${i}.png`, png(60 + i, 40)] as const))
  const paths = await files({
    ...good,
    'letter.png': new TextEncoder().encode('Dear Sana'),
    'telephone.heic': new TextEncoder().encode('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'),
    'empty.jpg': new Uint8Array(),
    'cut.png': png(60, 40).slice(0, 60),
  })
  await choose([...paths.slice(16), ...paths.slice(0, 16)])

  await expect.poll(widths).toEqual(Array.from({ length: 16 }, (_, i) => 60 + i))
  const unknown = alert('This is not a picture Meridian can show')
  await unknown.getByText('letter.png, telephone.heic').waitFor()
  await unknown.getByText('Save the picture as one of these, then choose it again.').waitFor()
  await alert('This file is empty').getByText('empty.jpg').waitFor()
  await alert('This picture is damaged').getByText('cut.png').waitFor()
  await unknown.getByRole('button', { name: 'Close' }).click()
  await unknown.waitFor({ state: 'detached' })
  await alert('This picture is damaged').waitFor()

  await saved(page)
  await goTo(page, `/w/${workspaceOf(page)}/ratify`)
  const word = await saveFile(page.getByRole('button', { name: 'Export Word document' }).first())
  const parts = unzipSync(await readFile(await word.path()))
  const targets = new Map(
    [...strFromU8(parts['word/_rels/document.xml.rels']!).matchAll(/Id="([^"]+)"[^>]*Target="(media[^"]+)"/g)].map(
      ([, id, target]) => [id!, target!] as const,
    ),
  )
  const shown = [...strFromU8(parts['word/document.xml']!).matchAll(/r:embed="([^"]+)"/g)]
    .map(([, id]) => targets.get(id!))
    .filter(target => target !== undefined)
  expect(shown.map(target => imageSize(parts[`word/${target}`]!).width)).toEqual(
    Array.from({ length: 16 }, (_, i) => 60 + i),
  )
})

it('asks for the caption of a picture that is taller than the window', async () => {
  await startDraft()
  await choose(await files({ 'poster.png': png(600, 2000) }))

  const form = page.getByRole('dialog', { name: 'Picture' })
  await hasFocus(form.getByRole('textbox', { name: 'Description' }))
  await form.getByRole('textbox', { name: 'Caption' }).fill('The poster of the open day')
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await figures().getByText('The poster of the open day').waitFor()
})

it('puts pictures below the one that is chosen, in a cell of a table too', async () => {
  await startDraft()
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Table' }).click()
  await page.getByRole('button', { name: 'Insert table' }).click()
  const cells = page.locator('.prose :is(td, th)')
  await cells.nth(4).click()
  const count = await cells.count()
  await choose(await files({ 'first.png': png(61, 40), 'second.png': png(62, 40), 'third.png': png(63, 40) }))

  await expect.poll(() => cells.nth(4).locator('figure[data-blob]').count()).toBe(3)
  expect(await widths()).toEqual([61, 62, 63])
  expect(await cells.count()).toBe(count)
})

it('takes a dropped logo, and tells of what is none and of a folder, with the next step', async () => {
  const place = page.getByText('Drop a picture here, or choose one.')
  await drop(place, await files({ 'scan.tiff': Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0) }))
  const unknown = alert('This is not a picture Meridian can show')
  await unknown.getByText('scan.tiff').waitFor()
  await unknown.getByText('Save the picture as one of these, then choose it again.').waitFor()

  await mkdir(join(folder, 'All our pictures'))
  await drop(place, [join(folder, 'All our pictures')])
  const failed = page.getByRole('dialog', { name: 'The file was not taken in' })
  await failed.getByText('This is a folder, not a file').waitFor()
  await failed.getByText('All our pictures').waitFor()
  await failed.getByText('Open the folder and choose the file in it.').waitFor()
  await failed.getByRole('button', { name: 'Close' }).click()
  await failed.waitFor({ state: 'detached' })

  await drop(place, await files({ 'logo.png': png(300, 200) }))
  await page.getByRole('img', { name: 'Logo of Nilab University' }).waitFor()
  expect(await unknown.count()).toBe(0)
  await saved(page)
})
