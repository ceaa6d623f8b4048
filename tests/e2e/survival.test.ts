import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { freshProfile, killBrowser, launchProfile, serveApp, tearLogs } from '../support/browser'
import { saved } from '../support/saving'
import { keptByBrowser, lookForUpdate, servedCopy } from '../support/servedCopy'
import { addUnit, unitNames } from '../support/units'

let served: Served
let profile: Awaited<ReturnType<typeof freshProfile>>

beforeAll(async () => {
  served = await serveApp()
  profile = await freshProfile()
})
afterAll(async () => {
  await profile.remove()
  await served.close()
})

/** Writes a unit, a SWOT item and a sentence of the draft, and waits for the status line. */
async function write(page: Page, id: string, mark: string): Promise<void> {
  await goTo(page, `/w/${id}/profile/units`)
  await addUnit(page, `Unit ${mark}`)
  await goTo(page, `/w/${id}/swot`)
  await page.getByRole('button', { name: 'Add a strength' }).click()
  await page.getByRole('textbox', { name: 'Add a strength' }).fill(`Strength ${mark}`)
  await page.getByRole('textbox', { name: 'Add a strength' }).press('Enter')
  await goTo(page, `/w/${id}/draft`)
  const create = page.getByRole('button', { name: 'Create the sections' })
  const text = page.getByRole('textbox', { name: /^1 Introduction/ })
  await create.or(text).first().waitFor()
  if (await create.isVisible()) {
    await page.getByRole('radio', { name: /^Action plan/ }).click()
    await create.click()
  }
  await text.click()
  await page.keyboard.press('End')
  await page.keyboard.type(` Text ${mark}.`)
  await saved(page)
}

async function expectWritten(page: Page, id: string, mark: string): Promise<void> {
  await goTo(page, `/w/${id}/profile/units`)
  await expect.poll(() => unitNames(page)).toContain(`Unit ${mark}`)
  await goTo(page, `/w/${id}/swot`)
  await page.getByRole('button', { name: `Strength ${mark}` }).waitFor()
  await goTo(page, `/w/${id}/draft`)
  await page.getByText(`Text ${mark}.`).first().waitFor()
}

it(
  'keeps what the status line called saved through a reload and through the death of the browser',
  { retry: 0 },
  async () => {
    let context = await launchProfile(profile.folder)
    let page = await context.newPage()
    await createWorkspace(page, served.address)
    const id = workspaceOf(page)

    // a reload
    await write(page, id, 'one')
    await page.reload()
    await settled(page)
    await expectWritten(page, id, 'one')

    // a power cut, right after the status line said saved
    await write(page, id, 'two')
    await killBrowser(context)
    context = await launchProfile(profile.folder)
    page = await context.newPage()
    await page.goto(`${served.address}/#/w/${id}/profile`)
    await settled(page)
    await expectWritten(page, id, 'one')
    await expectWritten(page, id, 'two')

    // and the start screen knows it
    await goTo(page, '/')
    await page.getByRole('link', { name: /International Strategy/ }).waitFor()
    await context.close()
  },
)

it('keeps everything although a kill left half a record at the end of the database log', { retry: 0 }, async () => {
  const own = await freshProfile()
  let context: BrowserContext | undefined
  try {
    const starts = async () => {
      context = await launchProfile(own.folder)
      return context.newPage()
    }
    let page = await starts()
    await createWorkspace(page, served.address)
    const id = workspaceOf(page)
    await write(page, id, 'one')
    // Chromium writes on behind the half record and stumbles over it at the start after that
    for (const mark of ['two', 'three']) {
      await killBrowser(context!)
      await tearLogs(own.folder)
      page = await starts()
      await page.goto(`${served.address}/#/w/${id}/profile`)
      await settled(page)
      await write(page, id, mark)
    }
    await killBrowser(context!)
    page = await starts()
    await page.goto(`${served.address}/#/w/${id}/profile`)
    await settled(page)
    for (const mark of ['one', 'two', 'three']) await expectWritten(page, id, mark)
  } finally {
    await context?.close().catch(() => undefined) // it may be a killed one
    await own.remove()
  }
})

const hour = 60 * 60_000

it(
  'loses nothing in a profile that is offline for a day, killed twice and updated once',
  { retry: 0, timeout: 600_000 },
  async () => {
    const own = await freshProfile()
    const app = await servedCopy()
    let context: BrowserContext | undefined
    try {
      /** The browser is started again, so many hours later by its clock. */
      const starts = async (hours: number): Promise<Page> => {
        context = await launchProfile(own.folder)
        await context.addInitScript(laterMs => {
          const now = Date.now.bind(Date)
          Date.now = () => now() + laterMs
        }, hours * hour)
        return context.newPage()
      }
      let page = await starts(0)
      await createWorkspace(page, app.address)
      const id = workspaceOf(page)
      await keptByBrowser(page)
      await write(page, id, 'one')

      // the network goes, and the day begins
      await app.goesAway()
      await write(page, id, 'two')
      await killBrowser(context!)
      page = await starts(9)
      await page.goto(`${app.address}/#/w/${id}/profile`)
      await settled(page)
      await write(page, id, 'three')
      await page.keyboard.type(' never acknow') // the power goes in the middle of a word
      await killBrowser(context!)
      page = await starts(24)
      await page.goto(`${app.address}/#/w/${id}/profile`)
      await settled(page)
      await write(page, id, 'four')

      // the network is there again, with a new version
      await app.publish('0123456789ab')
      await app.comesBack()
      await lookForUpdate(page)
      const offer = page.getByRole('dialog', { name: 'A new version is ready' })
      await offer.getByRole('button', { name: 'Use it now' }).click()
      await offer.waitFor({ state: 'detached' })
      await settled(page)
      await goTo(page, '/settings')
      await page.getByText('build 0123456789ab').waitFor()
      for (const mark of ['one', 'two', 'three', 'four']) await expectWritten(page, id, mark)
    } finally {
      await context?.close().catch(() => undefined) // it may be a killed one
      await app.remove()
      await own.remove()
    }
  },
)
