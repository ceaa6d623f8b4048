import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { createWorkspace } from '../support/app'
import { hasFocus } from '../support/keyboard'
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
    .fill(
      'STRENGTHS\n• The library is open.\n• Staff speak Urdu.\n\nThreats:\n1. Visas are slow.\nВозможности:\n— Мост.',
    )
  await page.getByRole('button', { name: 'Add 4 items' }).click()

  for (const item of [/^S1: The library is open/, /^S2: Staff speak Urdu/, /^T1: Visas are slow/, /^O1: Мост/])
    await page.getByRole('button', { name: item }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByRole('heading', { name: 'No SWOT items yet' }).waitFor()
})

/** The grid of values of one indicator beside one peer, with nothing chosen in it; gives the first two years and all of a row. */
async function valuesBeside(peer: string) {
  await stage('Benchmark').click()
  await page.getByRole('button', { name: 'Choose from the catalogue' }).click()
  await page.getByRole('button', { name: 'Choose International degree students' }).click()
  await page.getByRole('tab', { name: 'Peers' }).click()
  await page.getByRole('button', { name: 'Add a peer' }).click()
  await page.getByLabel('Name of the institution').fill(peer)
  await page.getByLabel('Name of the institution').press('Enter')
  await page.getByRole('button', { name: peer, exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Values' }).click()
  await page.getByRole('gridcell').first().waitFor()
  const years = await page.getByRole('columnheader', { name: /^\d{4}$/ }).allTextContents()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('gridcell')
  return { years, row }
}

it('puts pasted figures where the names and years say that were copied along', async () => {
  const { years, row } = await valuesBeside('Balkh University')
  const [first, second] = years
  await page.getByRole('gridcell').first().click()

  await paste(`Institution\t${second}\t${first}\r\nBalkh University\t4.2\t4.1\r\nNilab University\t1.2\t1.1\r\n`)
  await page.getByRole('button', { name: 'Write 4 values' }).click()

  await row('Balkh University').nth(1).filter({ hasText: '4.2' }).waitFor()
  const shown = async (name: string) => (await row(name).allTextContents()).slice(0, 2)
  expect(await shown('Balkh University')).toEqual(['4.1', '4.2'])
  expect(await shown('Nilab University')).toEqual(['1.1', '1.2'])
})

it('takes a table as soon as it is pasted, and then shows its newest year', async () => {
  const { years, row } = await valuesBeside('Balkh University')
  const [first, second] = years

  await paste(`\t${first}\t${second}\nNilab University\t1,1\t1,2\nBalkh University\t4,1\tн/д\n`) // the tab has the focus
  await page.getByRole('button', { name: 'Write 4 values' }).click()

  await hasFocus(row('Nilab University').nth(1))
  await page.getByText(`International degree students, ${second}: Nilab University and 1 similar peer`).waitFor()
  expect((await row('Balkh University').allTextContents()).slice(0, 2)).toEqual(['4.1', 'missing'])
})

it('asks once for a pasted table what its dashes mean', async () => {
  const { row } = await valuesBeside('Balkh University')
  await page.getByRole('gridcell').first().click()
  await paste('1 234,5\t-\n–\tn/a\n')

  await page.getByRole('button', { name: 'Write 2 values' }).click() // n/a is missing unless somebody says otherwise
  await page.getByText('Nothing has been written').waitFor()
  await page.getByRole('radiogroup', { name: '- stands in 2 cells' }).getByRole('radio', { name: /^0/ }).click()
  await page.getByRole('button', { name: 'Write 4 values' }).click()

  await row('Balkh University').nth(1).filter({ hasText: 'missing' }).waitFor()
  expect((await row('Balkh University').allTextContents()).slice(0, 2)).toEqual(['0.0', 'missing'])
  expect((await row('Nilab University').allTextContents()).slice(0, 2)).toEqual(['1,234.5', '0.0'])
})

it('asks what n/a means in a cell', async () => {
  const { row } = await valuesBeside('Balkh University')
  await page.getByRole('gridcell').first().click()
  await page.keyboard.type('n/a')
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog', { name: 'n/a can mean several things.' }).waitFor()
  await page.getByRole('button', { name: 'not applicable' }).click()
  await row('Nilab University').first().filter({ hasText: 'not applicable' }).waitFor()
})
