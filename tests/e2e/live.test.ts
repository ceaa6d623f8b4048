import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/identity/access'
import type { Served } from '../../server/http/serve'
import { goTo } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'
import { temporaryFolder } from '../support/hosted'
import { startProgram, type HostProgram } from '../support/hostProgram'
import { pageOffice, type PageOffice } from '../support/seededPages'

let served: Served
let browser: Browser
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: HostProgram
let nilab: PageOffice
const contexts: BrowserContext[] = []

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})
beforeEach(async () => {
  folder = await temporaryFolder()
  running = await startProgram(folder.path)
  nilab = await pageOffice(running, workspace =>
    workspace.profile.update({ institution: 'Nilab University', title: 'Strategy' }),
  )
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  await running.kill()
  await folder.remove()
})

/** A profile of its own in which this person has the workspace open. */
async function comes(role: Role, screen = 'profile'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(served.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await nilab.letIn(page, role)
  await goTo(page, `/w/${nilab.id}/${screen}`)
  return page
}
const live = (page: Page, state: string) => page.locator(`[data-live="${state}"]`).waitFor()
/** Waits until the host has everything from this page. */
const received = (page: Page) => page.locator('[data-live="connected"][data-waiting="0"]').waitFor()

describe('two pages at one host', () => {
  it('show each other what is written', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const ben = await comes('member')
    await live(ben, 'connected')
    await expect.poll(() => ben.getByRole('textbox', { name: 'Institution' }).inputValue()).toBe('Nilab University')
  })
})
