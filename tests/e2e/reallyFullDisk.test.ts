import { existsSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { smallDisk } from '../../scripts/smallDisk'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { freshProfile, launchProfile, serveApp } from '../support/browser'
import { saved } from '../support/saving'

let served: Served
beforeAll(async () => void (served = await serveApp()))
afterAll(() => served.close())

const office = (page: Page) => page.getByLabel('Office in charge')

async function write(page: Page, text: string): Promise<void> {
  await office(page).fill(text)
  await office(page).blur()
}

/** Opens the page anew and looks whether this person's workspace is there with what they wrote, and takes more. */
async function expectThere(page: Page, text: string, more: string): Promise<void> {
  await page.goto(served.address)
  await page
    .getByRole('link', { name: /International Strategy/ })
    .first()
    .click()
  await settled(page)
  await expect.poll(() => office(page).inputValue()).toBe(text)
  await write(page, more)
  await saved(page)
}

/** Takes all room of a disk; gives what makes room again. */
async function fill(folder: string): Promise<() => Promise<void>> {
  const fillers: string[] = []
  for (const step of [1024 * 1024, 1024]) {
    for (let isFull = false; !isFull;) {
      const filler = join(folder, `filler-${fillers.length}`)
      fillers.push(filler)
      await writeFile(filler, new Uint8Array(step)).catch(() => (isFull = true))
    }
  }
  return async () => void (await Promise.all(fillers.map(filler => rm(filler, { force: true }))))
}

const disk = smallDisk(120)
afterAll(() => disk?.remove())

it.skipIf(!disk)('loses nothing where the disk is really full, and goes on when there is room again', async () => {
  const profile = join(disk!.folder, 'profile')
  let context = await launchProfile(profile)
  let page = await context.newPage()
  await createWorkspace(page, served.address)
  await write(page, 'Written before')
  await saved(page)

  // given a disk without any room
  const makeRoom = await fill(disk!.folder)
  const text = 'Written while it was full. '.repeat(300).trim()
  await write(page, text)
  const line = page.getByRole('contentinfo')
  await line.getByText(/^Not saved/).waitFor()
  expect(await office(page).inputValue()).toBe(text)

  // when there is room again, all that the window has is kept, although the browser may have thrown everything away
  await makeRoom()
  await line.getByRole('button', { name: 'Save again' }).click()
  await saved(page)
  await expectThere(page, text, 'Written after')
  await context.close()

  // and it is still there in a browser that was started anew
  context = await launchProfile(profile)
  page = await context.newPage()
  await expectThere(page, 'Written after', 'Written at last')
  await context.close()
})

it('has everything, and may go on writing, after the browser threw its database away', async () => {
  const profile = await freshProfile()
  let context = await launchProfile(profile.folder)
  let page = await context.newPage()
  await createWorkspace(page, served.address)
  const id = workspaceOf(page)
  await write(page, 'Written before')
  await saved(page)
  await goTo(page, `/w/${id}/profile/units`)
  await context.close()

  // as Chromium does where it cannot read its log any more: after a power cut, or a disk that was full in the midst of a write
  const databases = join(profile.folder, 'Default', 'IndexedDB')
  expect(existsSync(databases)).toBe(true)
  for (const name of await readdir(databases)) await rm(join(databases, name), { recursive: true })

  context = await launchProfile(profile.folder)
  page = await context.newPage()
  await expectThere(page, 'Written before', 'Written after')
  await context.close()
  await profile.remove()
})
