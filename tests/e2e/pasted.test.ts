import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { createWorkspace } from '../support/app'
import { browserPages } from '../support/pages'

const pages = browserPages({ console: true })
let page: Page

beforeEach(async () => {
  page = await pages.open()
  await createWorkspace(page, pages.address)
})

const stage = (name: string) =>
  page.getByRole('navigation', { name: 'Stages' }).getByRole('link', { name: new RegExp(`^${name}`) })

/** Pastes into what has the focus, as a spreadsheet or a document puts text on the clipboard. */
const paste = (text: string) =>
  page.evaluate(pasted => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)

it('keeps units in the order of the list from which they were pasted', async () => {
  const units = Array.from({ length: 12 }, (_, i) => `Faculty ${i + 1}`)
  await page.getByRole('tab', { name: 'Units' }).click()
  await page.getByRole('button', { name: 'Paste a list' }).click()
  await page.getByLabel('Names of units').fill(units.join('\n'))
  await page.getByRole('button', { name: 'Add 12 units' }).click()

  await page.getByLabel('Name of unit 12').waitFor()
  const shown = page.getByRole('textbox', { name: /^Name of unit/ })
  expect(await shown.evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value))).toEqual(units)
})

it('takes a whole SWOT from a document, with each item under its heading, as one step', async () => {
  await stage('SWOT').click()
  await page.getByRole('button', { name: 'Paste a list' }).click()
  await page
    .getByRole('textbox', { name: 'List' })
    .fill('STRENGTHS\n• The library is open.\n• Staff speak Urdu.\n\nThreats:\n1. Visas are slow.\n')
  await page.getByRole('button', { name: 'Add 3 items' }).click()

  for (const item of [/^S1: The library is open/, /^S2: Staff speak Urdu/, /^T1: Visas are slow/])
    await page.getByRole('button', { name: item }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByRole('heading', { name: 'No SWOT items yet' }).waitFor()
})

it('puts pasted figures where the names and years say that were copied along', async () => {
  await stage('Benchmark').click()
  await page.getByRole('button', { name: 'Choose from the catalogue' }).click()
  await page.getByRole('button', { name: 'Choose International degree students' }).click()
  await page.getByRole('tab', { name: 'Peers' }).click()
  await page.getByRole('button', { name: 'Add a peer' }).click()
  await page.getByLabel('Name of the institution').fill('Balkh University')
  await page.getByLabel('Name of the institution').press('Enter')
  await page.getByRole('button', { name: 'Balkh University', exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Values' }).click()
  await page.getByRole('gridcell').first().click()
  const [first, second] = await page.getByRole('columnheader', { name: /^\d{4}$/ }).allTextContents()

  await paste(`Institution\t${second}\t${first}\r\nBalkh University\t4.2\t4.1\r\nNilab University\t1.2\t1.1\r\n`)
  await page.getByRole('button', { name: 'Write 4 values' }).click()

  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
  await row('Balkh University').getByRole('gridcell').nth(1).filter({ hasText: '4.2' }).waitFor()
  const shown = async (name: string) => (await row(name).getByRole('gridcell').allTextContents()).slice(0, 2)
  expect(await shown('Balkh University')).toEqual(['4.1', '4.2'])
  expect(await shown('Nilab University')).toEqual(['1.1', '1.2'])
})
