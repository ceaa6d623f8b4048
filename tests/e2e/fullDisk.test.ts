import { expect, it } from 'vitest'
import { createWorkspace, settled } from '../support/app'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'
import { unitNames } from '../support/units'

/** The store's own writes are aborted, and nothing else may break. */
const pages = browserPages({ expected: /abort/i })

it('says that the disk is full, goes on, and saves everything once there is room again', { retry: 0 }, async () => {
  const page = await pages.open()
  await createWorkspace(page, pages.address)
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
  await expect
    .poll(() => page.getByRole('alert').allInnerTexts())
    .toContainEqual(expect.stringContaining('Not saved: the disk is full'))
  await field.fill('Written while the disk was full')
  await field.press('Enter')
  await expect.poll(() => unitNames(page)).toContain('Written while the disk was full')

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
  await expect.poll(() => unitNames(page)).toContain('Written while the disk was full')

  // and when there is room again, Save again keeps everything
  await page.evaluate(() => window.dispatchEvent(new Event('room')))
  await line.getByRole('button', { name: 'Save again' }).click()
  await saved(page)
  const before = await unitNames(page)
  await page.reload()
  await settled(page)
  await expect.poll(() => unitNames(page)).toEqual(before)
})
