import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { goTo, networkIsBack, settled } from '../support/app'
import { section, swotItem } from '../support/builders'
import { hostForEach } from '../support/hostForEach'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'
import { live, received, saved } from '../support/saving'

const pages = browserPages()
const host = hostForEach(pages)
const nilab = officeForEach(pages, host, workspace => {
  workspace.profile.update({ institution: 'Nilab University', title: 'Strategy' })
  workspace.sections.add(section({ id: 'section:one', title: 'Introduction' }))
  workspace.swot.add(swotItem({ statement: 'The library is open at night.' }))
})

const institution = (page: Page) => page.getByRole('textbox', { name: 'Institution' })
const shows = (field: Locator, value: string) => expect.poll(() => field.inputValue(), { timeout: 60_000 }).toBe(value)
const editor = (page: Page) => page.getByRole('textbox', { name: /Introduction/ })
const prose = (page: Page) => page.getByRole('group', { name: /Introduction/ })

describe('pages at one host', () => {
  it('show each other what is written on the stages, both ways', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    const ben = await nilab.comes('member')
    await shows(institution(ben), 'Nilab University')
    await institution(ben).fill('University of Nilab')
    await institution(ben).blur()
    await shows(institution(ana), 'University of Nilab')

    for (const page of [ana, ben]) await goTo(page, `/w/${nilab.now.id}/swot`)
    await ben.getByText('The library is open at night.').first().waitFor()

    for (const page of [ana, ben]) await goTo(page, `/w/${nilab.now.id}/draft`)
    await editor(ana).click()
    await ana.keyboard.type('Credits are recognised.')
    await prose(ben).getByText('Credits are recognised.').waitFor()
    await editor(ben).click()
    await ben.keyboard.press('Control+End')
    await ben.keyboard.type(' Slowly.')
    await prose(ana).getByText('Credits are recognised. Slowly.').waitFor()
    for (const page of [ana, ben]) await received(page)
  })

  it('lose nothing when the host is killed, and merge what was written meanwhile', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    const ben = await nilab.comes('member')
    await shows(institution(ben), 'Nilab University')
    await institution(ana).fill('Shown as received')
    await institution(ana).blur()
    await received(ana)
    await host.now.kill()
    await Promise.all([live(ana, 'offline'), live(ben, 'offline')])
    await institution(ana).fill('Written while the host was away')
    await institution(ana).blur()
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    const title = ben.getByRole('textbox', { name: 'Title' }).first()
    await title.fill('By Ben, offline')
    await title.blur()

    await host.comesBack()
    for (const page of [ana, ben]) await networkIsBack(page)
    await Promise.all([received(ana), received(ben)])
    await shows(institution(ben), 'Written while the host was away')
    await shows(ana.getByRole('textbox', { name: 'Title' }).first(), 'By Ben, offline')
  })

  it('say after a reload what waits here, and send it', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    await host.now.kill()
    await live(ana, 'offline')
    await institution(ana).fill('Before the reload')
    await institution(ana).blur()
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    await saved(ana)
    await ana.reload()
    await settled(ana)
    await ana.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
    await ana.getByRole('button', { name: /^Offline/ }).click()
    const now = ana.getByRole('button', { name: 'Connect now' })
    await now.waitFor()
    await host.comesBack()
    await now.click({ timeout: 2000 }).catch(() => undefined) // back by itself before anybody asked
    await received(ana)
    const ben = await nilab.comes('member')
    await shows(institution(ben), 'Before the reload')
  })

  it('let a mentor read along and write nothing', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    const mira = await nilab.comes('mentor')
    await mira.getByText('Read-only because you are').first().waitFor()
    await institution(ana).fill('Seen by the mentor')
    await institution(ana).blur()
    await shows(institution(mira), 'Seen by the mentor')
    await received(mira)
  })

  it('are opened anew with what a new role allows, and say so', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    const ben = await nilab.comes('member')
    await shows(institution(ben), 'Nilab University')
    const told = ben.getByText('Your role here is now').waitFor() // the word there goes after some seconds
    await nilab.now.change('member', 'mentor')
    await told
    await ben.getByText('Read-only because you are').first().waitFor()
    await received(ben)
  })

  it('cut off whoever a coordinator ends, who goes on reading', async () => {
    const ana = await nilab.comes('coordinator')
    await received(ana)
    const ben = await nilab.comes('member')
    await shows(institution(ben), 'Nilab University')
    await nilab.now.change('member', 'nobody')
    await ben.getByText('Read-only because your access from this device has ended').first().waitFor()
    await shows(institution(ben), 'Nilab University')
    await institution(ana).fill('Not for Ben')
    await institution(ana).blur()
    await received(ana)
    await live(ben, 'refused')
    expect(await institution(ben).inputValue()).toBe('Nilab University')
  })
})
