import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { goTo, networkIsBack } from '../support/app'
import { indicator, peer } from '../support/builders'
import { patienceMs } from '../support/browser'
import { hostForEach } from '../support/hostForEach'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'
import { received } from '../support/saving'

const pages = browserPages()
const peers = ['Marghazar', 'Sindhol', 'Tarim'] as const
const host = hostForEach(pages)
const nilab = officeForEach(pages, host, ({ profile, benchmark }) => {
  profile.update({ institution: 'Nilab University', title: 'Strategy' })
  benchmark.indicators.add(indicator({ name: 'Working days' }))
  peers.forEach((name, place) => benchmark.peers.add(peer({ name, order: `a${place}` })))
})

/** Three who may write: two coordinators' computers and a member's. */
async function three(screen: string): Promise<readonly [Page, Page, Page]> {
  const ana = await nilab.comes('coordinator', screen)
  await received(ana)
  return [ana, await nilab.comes('member', screen), await nilab.comes('coordinator', screen)]
}

const patience = { timeout: patienceMs }

it('keeps caret and letters of three people who write in one profile at the same time, for everybody', async () => {
  const all = await three('profile')
  const fields = ['Institution', 'Title', 'Subtitle'] as const
  const field = (page: Page, place: number): Locator =>
    page.getByRole('textbox', { name: new RegExp(`^${fields[place]}\\b`) }).first()
  const texts = ['The university of the north', 'A strategy for all of us', 'From this year to the fifth']
  for (const page of all) await expect.poll(() => field(page, 0).inputValue(), patience).toBe('Nilab University')
  for (const [place, page] of all.entries()) await field(page, place).fill('')
  await Promise.all(all.map((page, place) => field(page, place).pressSequentially(texts[place]!)))
  for (const [place, page] of all.entries()) {
    const focused = await page.evaluate(() => (document.activeElement as HTMLInputElement).value)
    expect(focused).toBe(texts[place])
    await field(page, place).blur()
  }
  for (const page of all)
    for (const [place, text] of texts.entries())
      await expect.poll(() => field(page, place).inputValue(), patience).toBe(text)
})

/** The first year's cell of an institution in the grid of numbers. */
const cell = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('gridcell').first()

it('keeps the numbers of three people who fill one column at the same time, and one number where they fill one cell', async () => {
  const all = await three('benchmark')
  const numbers = ['1234', '567', '89']
  for (const [place, page] of all.entries()) await cell(page, peers[place]!).click()
  await Promise.all(all.map((page, place) => page.keyboard.type(numbers[place]!)))
  await Promise.all(all.map(page => page.keyboard.press('Enter')))
  const digits = async (page: Page, name: string) => (await cell(page, name).innerText()).replace(/\D/g, '')
  for (const page of all)
    for (const [place, name] of peers.entries())
      await expect.poll(() => digits(page, name), patience).toBe(numbers[place])

  for (const page of all) await cell(page, 'Sindhol').click()
  await Promise.all(all.map((page, place) => page.keyboard.type(`${place + 1}0`)))
  await Promise.all(all.map(page => page.keyboard.press('Enter')))
  for (const page of all) await received(page)
  const read = async () => new Set(await Promise.all(all.map(page => digits(page, 'Sindhol'))))
  await expect.poll(async () => (await read()).size, patience).toBe(1)
  expect(['10', '20', '30']).toContain([...(await read())][0])
})

it('shows the numbers to a member to whom they come only once the stage is open', async () => {
  await received(await nilab.comes('coordinator'))
  await host.now.kill()
  const ben = await pages.open()
  await ben.goto(pages.address)
  await ben.getByRole('heading', { level: 1 }).waitFor()
  await nilab.now.letIn(ben, 'member')
  await goTo(ben, `/w/${nilab.now.id}/benchmark`)
  await ben.getByRole('tab', { name: 'Indicators', selected: true }).waitFor()
  await host.comesBack()
  await networkIsBack(ben)
  await cell(ben, 'Sindhol').waitFor()
})
