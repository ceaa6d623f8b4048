import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { createWorkspace } from '../support/app'
import { browserPages } from '../support/pages'
import { findAndGo, hasFocus, tabTo, typeOver } from '../support/keyboard'
import { readWord } from '../support/readWord'
import { saved } from '../support/saving'

const pages = browserPages({ console: true })
let page: Page

beforeEach(async () => {
  page = await pages.open()
})

it('leads from New workspace to a Word file that holds what was entered', async () => {
  // given a new workspace with a unit
  await createWorkspace(page, pages.address, 'Nilab University')
  await page.getByRole('tab', { name: 'Units' }).click()
  await page.getByLabel('Add a unit').fill('Registrar')
  await page.getByLabel('Add a unit').press('Enter')
  await page.getByLabel('Name of unit 1').waitFor()

  // and a strength and a threat
  const rail = page.getByRole('navigation', { name: 'Stages' })
  await rail.getByRole('link', { name: 'SWOT' }).click()
  for (const [factor, statement] of [
    ['Add a strength', 'Sixty-one per cent of full professors hold a degree from abroad.'],
    ['Add a threat', 'Two neighbouring universities offer tuition-free English programmes.'],
  ] as const) {
    await page.getByRole('button', { name: factor }).click()
    await page.getByRole('textbox', { name: factor }).fill(statement)
    await page.getByRole('textbox', { name: factor }).press('Enter')
    await page.getByRole('button', { name: statement }).waitFor()
  }

  // and an indicator with a figure of its own and a peer
  await rail.getByRole('link', { name: 'Benchmark' }).click()
  await page.getByRole('button', { name: 'Choose from the catalogue' }).click()
  await page.getByRole('button', { name: 'Choose Outgoing exchange students' }).click()
  await page.getByRole('tab', { name: 'Values' }).click()
  const grid = page.getByRole('grid')
  await grid.getByRole('gridcell').nth(3).click()
  await page.keyboard.type('1.8')
  await page.keyboard.press('Enter')
  await grid.getByRole('gridcell', { name: /1\.8/ }).waitFor()

  // and a section with text
  await rail.getByRole('link', { name: 'Draft' }).click()
  await page.getByRole('radio', { name: /^Action plan/ }).click()
  await page.getByRole('button', { name: 'Create the sections' }).click()
  const prose = page.getByRole('textbox', { name: /^1 Introduction/ })
  await prose.click()
  await page.keyboard.type('Recognition takes a median of 61 working days.')
  await saved(page)

  // when the Word document is exported
  await rail.getByRole('link', { name: 'Ratify' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Export Word document' }).click(),
  ])
  await page.getByText(/^Exported "/).waitFor()

  // then it bears the name of the institution and holds every fact
  const { name, text } = await readWord(download)
  expect(name).toMatch(/^Nilab University - International Strategy \d{4}-\d{4}\.docx$/)
  for (const fact of [
    'Nilab University',
    'Sixty-one per cent of full professors hold a degree from abroad.',
    'Two neighbouring universities offer tuition-free English programmes.',
    'Outgoing exchange students',
    '1.8',
    'Recognition takes a median of 61 working days.',
  ]) {
    expect(text).toContain(fact)
  }
})

it('leads from an open point of Ratify to the section concerned', async () => {
  await createWorkspace(page, pages.address, 'Nilab University')
  const rail = page.getByRole('navigation', { name: 'Stages' })
  await rail.getByRole('link', { name: 'Draft' }).click()
  await page.getByRole('radio', { name: /^Comprehensive/ }).click()
  await page.getByRole('button', { name: 'Create the sections' }).click()
  await page.getByRole('textbox', { name: /^1 Introduction/ }).waitFor()
  await findAndGo(page, 'Monitoring, evaluation')
  const prose = page.getByRole('textbox', { name: /^17 Monitoring/ })
  await prose.click()
  await page.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('menuitem', { name: 'Table' }).click()
  await page.getByRole('button', { name: 'Insert table' }).click()
  await prose.getByRole('table').waitFor()
  await saved(page)

  await rail.getByRole('link', { name: 'Ratify' }).click()
  await page.reload() // the draft forgets where the caret was
  await page.getByRole('link', { name: 'Open draft: 1 table has no source' }).click()

  await prose.waitFor()
  await page.waitForFunction(() => {
    const table = document.querySelector('main table')?.getBoundingClientRect()
    return table && table.top > 0 && table.bottom < innerHeight
  })
})

it('can be walked with the keyboard alone', async () => {
  await page.goto(pages.address)
  await page.getByRole('link', { name: /^New workspace/ }).waitFor()
  await tabTo(page, 'link', /^New workspace/)
  await page.keyboard.press('Enter')

  await page.getByLabel('Institution').waitFor()
  await tabTo(page, 'textbox', /^Institution$/)
  await page.keyboard.type('Marghazar University')
  await tabTo(page, 'combobox', /^Country$/)
  await page.keyboard.type('Pakistan')
  await tabTo(page, 'textbox', /^Title of the strategy$/)
  await typeOver(page, 'Strategy without a mouse')
  await tabTo(page, 'textbox', /^Your name$/)
  await page.keyboard.type('Farid Kakar')
  await tabTo(page, 'button', /^Create workspace$/)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  await tabTo(page, 'tab', /^Institution$/)
  await page.keyboard.press('ArrowRight')
  await tabTo(page, 'textbox', /^Add a unit$/)
  await page.keyboard.type('Library')
  await page.keyboard.press('Enter')
  await page.getByLabel('Name of unit 1').waitFor()

  await findAndGo(page, 'SWOT')
  await page.getByRole('heading', { level: 1, name: 'SWOT' }).waitFor()
  await tabTo(page, 'button', /^Add a weakness$/)
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', /^Add a weakness$/)
  await page.keyboard.type('Half of the signed agreements saw no activity in two years.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^W1/ }).waitFor()

  await findAndGo(page, 'Benchmark')
  await page.getByRole('heading', { level: 1, name: 'Benchmark' }).waitFor()
  await tabTo(page, 'button', /^Choose from the catalogue$/)
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('textbox', { name: 'Search names and definitions' }))
  await tabTo(page, 'button', /^Choose International degree students$/)
  await page.keyboard.press('Enter')
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Shift+Tab')
  await tabTo(page, 'tab', /^Indicators$/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await tabTo(page, 'gridcell', /./)
  await page.keyboard.type('4.2')
  await page.keyboard.press('Enter')
  await page.getByRole('gridcell', { name: /4\.2/ }).waitFor()

  await findAndGo(page, 'Draft')
  await page.getByRole('radio', { name: /^Action plan/ }).waitFor()
  await tabTo(page, 'radio', /./)
  for (let choice = 0; choice < 3; choice++) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'button', /^Create the sections$/)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /^1 Introduction/ }).waitFor()
  await hasFocus(page.getByRole('textbox', { name: /^1 Introduction/ }))
  await page.keyboard.type('Written without a mouse.')
  await saved(page)
  await page.keyboard.press('Escape')

  await findAndGo(page, 'Ratify')
  await page.getByRole('button', { name: 'Export Word document' }).waitFor()
  await tabTo(page, 'button', /^Export Word document$/)
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.keyboard.press('Enter'),
  ])

  const { text } = await readWord(download)
  for (const fact of [
    'Marghazar University',
    'Strategy without a mouse',
    'Half of the signed agreements saw no activity in two years.',
    'International degree students',
    '4.2',
    'Written without a mouse.',
  ]) {
    expect(text).toContain(fact)
  }
})
