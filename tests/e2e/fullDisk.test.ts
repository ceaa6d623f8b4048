import { expect, it } from 'vitest'
import { createWorkspace, settled } from '../support/app'
import { chooseFile } from '../support/pageFiles'
import { png } from '../support/pictureFiles'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'
import { unitNames } from '../support/units'

/** The store's own writes are aborted, and nothing else may break. */
const pages = browserPages({ expected: /abort|transaction has finished/i })

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

  // and what needs room says so beside what was done, with the step that helps
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...row) {
      const request = put.apply(this, row)
      this.transaction.abort()
      return request
    }
    window.addEventListener('room', () => (IDBObjectStore.prototype.put = put), { once: true })
  })
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(png(60, 40)) }
  await page.getByRole('tab', { name: 'Institution' }).click()
  await chooseFile(page.getByRole('button', { name: 'Choose a picture' }), logo)
  const refused = page.getByRole('alert').filter({ hasText: 'This picture could not be saved on this computer' })
  await refused.getByText('Free some space on the disk, then choose it again.').waitFor()
  await page.getByRole('button', { name: 'Share' }).click()
  await chooseFile(page.getByRole('menuitem', { name: 'Open a file from others' }), 'resources/samples/nilab.meridian')
  await page.getByRole('button', { name: 'Keep it' }).click()
  const failed = page.getByRole('dialog', { name: 'The file was not taken in' })
  await failed.getByText('Free some space on the disk, then open the file again.').waitFor()
  await failed.getByRole('button', { name: 'Close' }).click()

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
