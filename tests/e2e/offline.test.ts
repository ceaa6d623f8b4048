import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { launchBrowser, patienceMs } from '../support/browser'
import { keptByBrowser, lookForUpdate, servedCopy, type ServedCopy } from '../support/servedCopy'
import { addUnit, unitNames } from '../support/units'

let browser: Browser
let context: BrowserContext
let page: Page
let served: ServedCopy

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  served = await servedCopy()
  context = await browser.newContext()
  context.setDefaultTimeout(patienceMs)
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await served.remove()
})

it('opens, edits and saves with no network at all', async () => {
  await createWorkspace(page, served.address)
  const id = workspaceOf(page)
  await keptByBrowser(page)
  await served.goesAway()
  await page.goto(`${served.address}/#/w/${id}/profile/units`)
  await page.reload()
  await settled(page)
  await addUnit(page, 'Registrar')
  for (const screen of ['swot', 'benchmark', 'draft', 'ratify', 'settings']) await goTo(page, `/w/${id}/${screen}`)
  await goTo(page, '/settings')
  await page.getByText('It opens without a network.').waitFor()
  await page.getByText(/build [0-9a-f]{12}/).waitFor()
  await goTo(page, `/w/${id}/profile/units`)
  await page.reload()
  await settled(page)
  await expect.poll(() => unitNames(page)).toEqual(['Registrar'])
})

it('keeps nothing but its own files', async () => {
  await createWorkspace(page, served.address)
  await keptByBrowser(page)
  expect(await page.evaluate(async () => (await fetch('/meridian.json')).status)).toBe(200)
  const addresses = await page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
    return found
  })
  expect(addresses).toContain('/index.html')
  expect(addresses.filter(path => !/^\/(index\.html|manifest\.webmanifest|(assets|icons)\/.*)?$/.test(path))).toEqual(
    [],
  )
})

it('changes to a new version in all windows when asked, and keeps what was written', async () => {
  await createWorkspace(page, served.address)
  const id = workspaceOf(page)
  await keptByBrowser(page)
  const other = await context.newPage()
  await other.goto(`${served.address}/#/settings`)
  await settled(other)
  await goTo(page, `/w/${id}/profile/units`)
  await addUnit(page, 'Registrar')

  await served.publish('0123456789ab')
  await lookForUpdate(page)
  const offer = page.getByRole('dialog', { name: 'A new version is ready' })
  await offer.waitFor()
  await addUnit(page, 'Finance')
  await offer.getByRole('button', { name: 'Use it now' }).click()
  await other.getByText('build 0123456789ab').waitFor()
  await offer.waitFor({ state: 'detached' })
  await settled(page)
  await expect.poll(async () => (await unitNames(page)).sort()).toEqual(['Finance', 'Registrar'])
})

it('waits with a new version while another window has something that is not saved', async () => {
  await createWorkspace(page, served.address)
  await keptByBrowser(page)
  const other = await context.newPage()
  await other.goto(`${served.address}/#/settings`)
  await settled(other)
  // as a window does whose disk is full
  await page.evaluate(
    () =>
      new Promise<void>(held => {
        void navigator.locks.request('meridian-unsaved', { mode: 'shared' }, () => {
          held()
          return new Promise<void>(release => Object.assign(window, { release }))
        })
      }),
  )
  await served.publish('ba9876543210')
  await lookForUpdate(other)
  const offer = other.getByRole('dialog', { name: 'A new version is ready' })
  await offer.getByRole('button', { name: 'Use it now' }).click()
  await offer.getByText('Something is not saved yet').waitFor()
  await page.evaluate(() => (window as unknown as { release: () => void }).release())
  await offer.getByRole('button', { name: 'Use it now' }).click()
  await other.getByText('build ba9876543210').waitFor()
})

it('explains itself at an address that is neither https nor this computer, and offers nothing to edit', async () => {
  await context.route('http://office.example/**', async route => {
    const url = route.request().url().replace('http://office.example', served.address)
    await route.fulfill({ response: await route.fetch({ url }) })
  })
  await page.goto('http://office.example/#/new')
  await page.getByRole('heading', { name: 'Meridian needs a safe address' }).waitFor()
  await page.getByText('Ask whoever gave you this address').waitFor()
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  const offers = page.getByRole('textbox').or(page.getByRole('button')).or(page.getByRole('link'))
  expect(await offers.count()).toBe(0)
})
