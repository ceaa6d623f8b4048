import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { goTo, networkIsBack } from '../support/app'
import { hostForEach } from '../support/hostForEach'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'
import { live, received, saved } from '../support/saving'

const pages = browserPages()
const host = hostForEach(pages)
const nilab = officeForEach(pages, host, workspace => {
  workspace.profile.update({ institution: 'Nilab University', title: 'Strategy' })
})

/** Somebody makes a link to another computer of theirs. */
async function makeLink(page: Page, name: string): Promise<string> {
  await goTo(page, `/w/${nilab.now.id}/people`)
  await page.getByRole('button', { name: `Show ${name}` }).click()
  await page.getByRole('button', { name: 'Add another of my computers' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  return page.getByLabel('Link for the browser').inputValue()
}

/** Opens a link on another computer. */
async function openLink(link: string): Promise<Page> {
  const page = await pages.open()
  await page.goto(link)
  await page.getByText('This link makes this computer one of yours.').waitFor()
  return page
}

it('sets a mentor up on a second computer by one click, and ends it from the first', async () => {
  const ana = await nilab.comes('coordinator')
  await received(ana)
  const mira = await nilab.comes('mentor')
  const link = await makeLink(mira, 'Mira')
  const there = await openLink(link)
  await there.getByRole('cell', { name: 'Nilab University' }).waitFor()
  await there.getByRole('button', { name: 'Set up this computer' }).click()
  await there.getByText('Mira, mentor').waitFor()
  await live(there, 'connected')

  // the first computer hears of it, and the link leads nowhere any more
  await mira.getByText('Your other computer is in.').waitFor()
  const third = await openLink(link)
  await third.getByRole('button', { name: 'Set up this computer' }).click()
  await third.getByText('A computer was set up with this link already').waitFor()

  await mira.getByRole('dialog').getByRole('button', { name: 'Show your devices' }).click()
  const revoke = mira.getByRole('button', { name: /^Revoke Browser/ })
  await expect.poll(() => revoke.count()).toBe(1) // not the one Mira sits at
  await revoke.click()
  await mira.getByRole('button', { name: 'Revoke it' }).click()
  await live(there, 'refused')
  await live(mira, 'connected')
})

it('says what the host has before a member leaves a computer, and ends the device that is left', async () => {
  const ana = await nilab.comes('coordinator')
  await received(ana)
  const ben = await nilab.comes('member')
  await received(ben)

  // given work that the host has not received
  await host.now.kill()
  await live(ben, 'offline')
  await ben.getByRole('tab', { name: 'Units' }).click()
  await ben.getByLabel('Add a unit').fill('Registrar')
  await ben.getByLabel('Add a unit').press('Enter')
  await saved(ben)
  await goTo(ben, `/leave/${nilab.now.id}`)
  await ben.getByText('No. What is missing elsewhere would be lost for good.').waitFor()
  await ben.getByText(/has not received 1 change/).waitFor()
  await ben.getByRole('button', { name: 'Remove it from this computer' }).click()
  await ben.getByText('Tick this first, or keep the workspace.').waitFor()

  // when the host is there again
  await host.comesBack()
  for (const page of [ana, ben]) await networkIsBack(page)
  await ben.getByText('Yes. What was written here is somewhere else too.').waitFor()
  await ben.getByRole('button', { name: 'Remove it from this computer' }).click()
  await ben.getByText(/^Nothing of .* is left here/).waitFor()
  await ben.getByText('The host knows that this device ended.').waitFor()

  // then the others have the work, and know no device of Ben's
  await live(ana, 'connected')
  await ana.getByRole('tab', { name: 'Units' }).click()
  await expect
    .poll(() => ana.getByLabel(/^Name of unit/).evaluateAll(all => all.map(one => (one as HTMLInputElement).value)))
    .toEqual(['Registrar'])
  await goTo(ana, `/w/${nilab.now.id}/people`)
  await ana.getByRole('button', { name: 'Show Ben' }).click()
  await ana.getByText('No device yet.').waitFor()
})
