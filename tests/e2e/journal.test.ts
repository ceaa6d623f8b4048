import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, settled } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { saved } from '../support/saving'

let served: Served
let browser: Browser

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** A page of the desktop with nothing in its storage, as after a browser engine lost it. */
async function emptyPage(shell: Awaited<ReturnType<typeof startMain>>): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await bridgeTo(page, shell)
  return [context, page]
}

async function addUnit(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Units' }).click()
  await page.getByLabel('Add a unit').fill(name)
  await page.getByLabel('Add a unit').press('Enter')
  await saved(page)
}
const units = (page: Page) =>
  page.getByLabel(/^Name of unit/).evaluateAll(fields => fields.map(one => (one as HTMLInputElement).value))

it('brings everything back from the journal, twice, when the storage of the window is lost', async () => {
  const shell = await startMain()
  const [first, before] = await emptyPage(shell)
  await createWorkspace(before, served.address)
  await addUnit(before, 'Registrar')
  const address = before.url()
  await first.close()

  // found from the home screen
  const [second, between] = await emptyPage(shell)
  await between.goto(served.address)
  await between.getByRole('link', { name: /Nilab University/ }).click()
  await between.waitForURL(/#\/w\//)
  await settled(between)
  await between.goto(address)
  await settled(between)
  await between.getByRole('tab', { name: 'Units' }).click()
  await expect.poll(() => units(between)).toEqual(['Registrar'])
  await addUnit(between, 'Finance')
  await second.close()

  // found by its address
  const [third, after] = await emptyPage(shell)
  await after.goto(address)
  await settled(after)
  await after.getByRole('tab', { name: 'Units' }).click()
  await expect.poll(() => units(after)).toEqual(['Registrar', 'Finance'])
  await third.close()
})
