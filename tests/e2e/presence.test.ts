import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appendBlocks } from '#shared/draft/prose'
import { indicator, paragraph, peer, section, swotItem } from '../support/builders'
import { hostForEach } from '../support/hostForEach'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'

const pages = browserPages()
const nilab = officeForEach(pages, hostForEach(pages), ({ profile, sections, prose, swot, benchmark }) => {
  profile.update({ institution: 'Nilab University', title: 'Strategy' })
  const written = section({ title: 'Recognition' })
  sections.add(written)
  appendBlocks(prose(written.id), [paragraph('Credits count.')])
  swot.add(swotItem({ statement: 'Recognition is slow.' }))
  benchmark.indicators.add(indicator({ name: 'Working days' }))
  benchmark.peers.add(peer({ name: 'Marghazar', order: 'a0' }))
  benchmark.peers.add(peer({ name: 'Sindhol', order: 'a1' }))
})

const text = (page: Page) => page.getByRole('textbox', { name: /Recognition$/ })
const here = (page: Page) => page.getByRole('list', { name: 'Here now' })

describe('people at one host', () => {
  it('see who is where and writes what, and a mentor reads along without a way to write', async () => {
    const ana = await nilab.comes('coordinator', 'swot')
    const ben = await nilab.comes('member', 'draft')
    await text(ben).waitFor()
    const mira = await nilab.comes('mentor', 'draft')
    await text(ben).click()
    await ben.keyboard.press('Control+End')
    await ben.keyboard.type(' Nobody waits.')

    await here(ana).getByRole('link', { name: 'Ben writes in 1 Recognition' }).waitFor()
    await here(ana).getByRole('link', { name: 'Mira is at 1 Recognition' }).waitFor()
    await ana.getByRole('img', { name: 'Ben, Mira are here' }).waitFor()
    await mira.getByRole('img', { name: 'Ana is here' }).waitFor() // at SWOT, in the rail

    const shown = mira.locator('[aria-readonly="true"]', { hasText: 'Credits count. Nobody waits.' })
    await shown.click()
    await mira.keyboard.type('Overwritten')
    await mira.keyboard.press('Control+a')
    await mira.keyboard.press('Backspace')
    await mira.getByRole('status').filter({ hasText: 'You can read and comment here.' }).waitFor()
    await ben.keyboard.type(' It is done.')
    await mira.getByText('Credits count. Nobody waits. It is done.').waitFor()
    await expect.poll(() => text(ben).innerText()).toBe('Credits count. Nobody waits. It is done.')

    await here(ana).getByRole('link', { name: /^Ben/ }).click()
    await text(ana).waitFor()
    await ben.context().close()
    await here(ana).getByRole('link', { name: /^Ben/ }).waitFor({ state: 'detached' })
  })

  it('keep what they type when somebody else takes the row above away', async () => {
    const ana = await nilab.comes('coordinator', 'benchmark')
    const ben = await nilab.comes('member', 'benchmark')
    const cell = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('gridcell').first()
    await cell(ana, 'Sindhol').click()
    await ana.keyboard.type('12')
    await ben.getByRole('tab', { name: 'Peers' }).click()
    await ben.getByRole('row', { name: 'Marghazar' }).getByRole('button').last().click()
    await ben.getByRole('menuitem', { name: 'Remove' }).click()
    await ana.getByRole('row', { name: 'Marghazar' }).waitFor({ state: 'detached' })
    await ana.keyboard.type('3')
    await ana.keyboard.press('Enter')
    await expect.poll(() => cell(ana, 'Sindhol').innerText()).toBe('123')
  })

  it('are told when somebody else removes what they have open', async () => {
    const ana = await nilab.comes('coordinator', 'swot')
    const ben = await nilab.comes('member', 'swot')
    for (const page of [ana, ben]) await page.getByRole('button', { name: /Recognition is slow/ }).click()
    await ana.getByLabel('Statement').fill('Recognition is very slow.')
    await ben.getByRole('button', { name: /^Remove/ }).click()
    await ana.getByText('"Recognition is very slow." was removed meanwhile. It is in the bin.').waitFor()
  })
})
