import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, settled } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'
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

it('says that the disk is full, goes on, and saves everything once there is room again', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  await createWorkspace(page, served.address)
  await page.getByRole('tab', { name: 'Units' }).click()
  await saved(page)

  // given a disk without room: writes are accepted and their transactions aborted later, as browsers do
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function (...row) {
      const request = add.apply(this, row)
      this.transaction.abort()
      return request
    }
    window.addEventListener('room', () => (IDBObjectStore.prototype.add = add), { once: true })
  })

  // when a unit is added
  const field = page.getByLabel('Add a unit')
  await field.fill('Written as the disk became full')
  await field.press('Enter')

  // then the status line says it, reads it aloud, and the work goes on
  const line = page.getByRole('contentinfo')
  await line.getByText(/Not saved: the disk is full/).waitFor()
  expect(await page.getByRole('alert').allInnerTexts()).toContainEqual(
    expect.stringContaining('Not saved: the disk is full'),
  )
  await field.fill('Written while the disk was full')
  await field.press('Enter')
  const names = () =>
    page.getByLabel(/^Name of unit/).evaluateAll(fields => fields.map(one => (one as HTMLInputElement).value))
  expect(await names()).toContain('Written while the disk was full')

  // and leaving the workspace loses nothing: it stays open and says why
  await page.getByRole('link', { name: 'All workspaces' }).click()
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page
    .getByRole('main')
    .getByText(/^Not saved/)
    .waitFor()
  await page.getByRole('link', { name: /International Strategy/ }).click()
  await page.getByRole('tab', { name: 'Units' }).click()
  await field.waitFor()
  expect(await names()).toContain('Written while the disk was full')

  // and when there is room again, Save again keeps everything
  await page.evaluate(() => window.dispatchEvent(new Event('room')))
  await line.getByRole('button', { name: 'Save again' }).click()
  await saved(page)
  const before = await names()
  await page.reload()
  await settled(page)
  await page
    .getByLabel(/^Name of unit/)
    .first()
    .waitFor()
  expect(await names()).toEqual(before)
  // the store's own writes were aborted, and nothing else broke
  expect(complaints.filter(complaint => !/abort/i.test(complaint))).toEqual([])
  await context.close()
})
