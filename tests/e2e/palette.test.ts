import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { goTo, openSample, workspaceOf } from '../support/app'
import { hasFocus, openPalette } from '../support/keyboard'
import { browserPages } from '../support/pages'

const pages = browserPages({ console: true })
let page: Page

beforeEach(async () => {
  page = await pages.open()
  await openSample(page, pages.address)
})

/** Types words into the palette and takes the one action whose name they are part of. */
async function take(words: string, name: RegExp): Promise<void> {
  const field = await openPalette(page)
  await field.fill(words)
  await page.getByRole('dialog', { name: 'Find or do' }).getByRole('button', { name }).click()
}

describe('what people wrote, in the palette', () => {
  it('is found by its words from another stage, and opens where one can go on writing', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/ratify`)
    await take('61 working days', /^W\d+ .*61 working days/)
    const statement = page.getByRole('textbox', { name: 'Statement' })
    await hasFocus(statement)
    expect(await statement.inputValue()).toContain('61 working days')
    expect(page.url()).toMatch(/\/swot$/)
  })

  it('is found again after one has left it, on the stage itself too', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    const statement = page.getByRole('textbox', { name: 'Statement' })
    for (let times = 0; times < 2; times++) {
      await take('61 working days', /^W\d+ .*61 working days/)
      await hasFocus(statement)
      await statement.press('Escape')
      await statement.waitFor({ state: 'detached' })
    }
  })

  it('leads into the values of an indicator from another stage', async () => {
    await take('Outgoing exchange', /^Values of Outgoing exchange/)
    await hasFocus(page.getByRole('grid', { name: /Outgoing exchange/ }).locator('[data-active]'))
  })
})
