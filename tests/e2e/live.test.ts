import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#shared/identity/access'
import type { Served } from '../../server/http/serve'
import { goTo, networkIsBack } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'
import { section, swotItem } from '../support/builders'
import { temporaryFolder } from '../support/hosted'
import { startProgram, type HostProgram } from '../support/hostProgram'
import { pageOffice, type PageOffice } from '../support/seededPages'

let served: Served
let browser: Browser
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: HostProgram
let nilab: PageOffice
const contexts: BrowserContext[] = []
let complaints: string[]

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})
beforeEach(async () => {
  complaints = []
  folder = await temporaryFolder()
  running = await startProgram(folder.path)
  nilab = await pageOffice(running, workspace => {
    workspace.profile.update({ institution: 'Nilab University', title: 'Strategy' })
    workspace.sections.add(section({ id: 'section:one', title: 'Introduction' }))
    workspace.swot.add(swotItem({ statement: 'The library is open at night.' }))
  })
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  await running.kill()
  await folder.remove()
  expect(complaints).toEqual([])
})

/** A profile of its own in which this person has the workspace open. */
async function comes(role: Role, screen = 'profile'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(served.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await nilab.letIn(page, role)
  await goTo(page, `/w/${nilab.id}/${screen}`)
  await live(page, 'connected')
  return page
}
const live = (page: Page, state: string) => page.locator(`[data-live="${state}"]`).waitFor()
/** Waits until the host has everything from this page. */
const received = (page: Page) => page.locator('[data-live="connected"][data-waiting="0"]').waitFor()
const institution = (page: Page) => page.getByRole('textbox', { name: 'Institution' })
const shows = (field: Locator, value: string) => expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe(value)
const editor = (page: Page) => page.getByRole('textbox', { name: /Introduction/ })
const prose = (page: Page) => page.getByRole('group', { name: /Introduction/ })

describe('pages at one host', () => {
  it('show each other what is written on the stages, both ways', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const ben = await comes('member')
    await shows(institution(ben), 'Nilab University')
    await institution(ben).fill('University of Nilab')
    await institution(ben).blur()
    await shows(institution(ana), 'University of Nilab')

    for (const page of [ana, ben]) await goTo(page, `/w/${nilab.id}/swot`)
    await ben.getByText('The library is open at night.').first().waitFor()

    for (const page of [ana, ben]) await goTo(page, `/w/${nilab.id}/draft`)
    await editor(ana).click()
    await ana.keyboard.type('Credits are recognised.')
    await prose(ben).getByText('Credits are recognised.').waitFor()
    await editor(ben).click()
    await ben.keyboard.press('Control+End')
    await ben.keyboard.type(' Slowly.')
    await prose(ana).getByText('Credits are recognised. Slowly.').waitFor()
    for (const page of [ana, ben]) await received(page)
  })

  it('lose nothing when the host is killed, and merge what was written meanwhile', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const ben = await comes('member')
    await shows(institution(ben), 'Nilab University')
    await institution(ana).fill('Shown as received')
    await institution(ana).blur()
    await received(ana)
    await running.kill()
    await Promise.all([live(ana, 'offline'), live(ben, 'offline')])
    await institution(ana).fill('Written while the host was away')
    await institution(ana).blur()
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    const title = ben.getByRole('textbox', { name: 'Title' }).first()
    await title.fill('By Ben, offline')
    await title.blur()

    running = await startProgram(folder.path, running.port)
    for (const page of [ana, ben]) await networkIsBack(page)
    await Promise.all([received(ana), received(ben)])
    await shows(institution(ben), 'Written while the host was away')
    await shows(ana.getByRole('textbox', { name: 'Title' }).first(), 'By Ben, offline')
  })

  it('say after a reload what waits here, and send it', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    await running.kill()
    await live(ana, 'offline')
    await institution(ana).fill('Before the reload')
    await institution(ana).blur()
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    await goTo(ana, '/')
    await ana.reload()
    await goTo(ana, `/w/${nilab.id}/profile`)
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    await ana.getByRole('button', { name: /^Offline/ }).click()
    const now = ana.getByRole('button', { name: 'Connect now' })
    await now.waitFor()
    running = await startProgram(folder.path, running.port)
    await now.click({ timeout: 2000 }).catch(() => undefined) // back by itself before anybody asked
    await received(ana)
    const ben = await comes('member')
    await shows(institution(ben), 'Before the reload')
  })

  it('let a mentor read along and write nothing', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const mira = await comes('mentor')
    await mira.getByText('Read-only because you are').first().waitFor()
    await institution(ana).fill('Seen by the mentor')
    await institution(ana).blur()
    await shows(institution(mira), 'Seen by the mentor')
    await received(mira)
  })

  it('are opened anew with what a new role allows, and say so', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const ben = await comes('member')
    await shows(institution(ben), 'Nilab University')
    await nilab.change('member', 'mentor')
    await ben.getByText('Your role here is now').waitFor()
    await ben.getByText('Read-only because you are').first().waitFor()
    await received(ben)
  })

  it('cut off whoever a coordinator ends, who goes on reading', async () => {
    const ana = await comes('coordinator')
    await received(ana)
    const ben = await comes('member')
    await shows(institution(ben), 'Nilab University')
    await nilab.change('member', 'nobody')
    await ben.getByText('Read-only because a coordinator ended your access').first().waitFor()
    await shows(institution(ben), 'Nilab University')
    await institution(ana).fill('Not for Ben')
    await institution(ana).blur()
    await received(ana)
    await live(ben, 'refused')
    expect(await institution(ben).inputValue()).toBe('Nilab University')
  })
})
