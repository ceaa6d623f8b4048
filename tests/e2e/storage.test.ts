import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createWorkspace, goTo, settled } from '../support/app'
import { saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'

const pages = browserPages()
const day = 24 * 60 * 60_000

interface Reported {
  readonly usage: number
  readonly quota: number
  /** What the browser answers when it is asked to keep the data. */
  readonly keeps: boolean
}

/** A page in a browser that reports this of its storage; everything else of it is as it is. */
async function pageReporting(reported: Reported): Promise<Page> {
  const page = await pages.open()
  await page.addInitScript(said => {
    Object.assign(window, { reported: said, asked: 0 })
    const now = () => Reflect.get(window, 'reported') as typeof said
    let isKept = false
    Object.assign(Object.getPrototypeOf(navigator.storage), {
      estimate: () => Promise.resolve({ usage: now().usage, quota: now().quota }),
      persisted: () => Promise.resolve(isKept),
      persist: () => {
        Reflect.set(window, 'asked', Number(Reflect.get(window, 'asked')) + 1)
        isKept = now().keeps
        return Promise.resolve(isKept)
      },
    })
  }, reported)
  return page
}

/** The browser reports something else from now on, and the page comes back into sight. */
const reportsNow = (page: Page, reported: Reported) =>
  page.evaluate(said => {
    Reflect.set(window, 'reported', said)
    document.dispatchEvent(new Event('visibilitychange'))
  }, reported)

const asked = (page: Page) => page.evaluate(() => Number(Reflect.get(window, 'asked')))

async function write(page: Page, office: string): Promise<void> {
  await page.getByLabel('Office in charge').fill(office)
  await page.getByLabel('Office in charge').blur()
  await saved(page)
}

const roomy = { usage: 5e6, quota: 60e9, keeps: false }

it('asks the browser to keep the data once somebody works here, and says what came of it', async () => {
  const page = await pageReporting({ ...roomy, keeps: true })
  await createWorkspace(page, pages.address)
  await page.locator('[data-watched]').waitFor({ state: 'attached' })
  expect(await asked(page)).toBe(0)
  await write(page, 'International Office')
  await expect.poll(() => asked(page)).toBe(1)
  await write(page, 'Office of International Relations')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText("This computer keeps Meridian's data until you remove it.").waitFor()
  expect(await asked(page)).toBe(1)
})

it('warns at four fifths of the room and again when it is almost full, with a file to save', async () => {
  const page = await pageReporting({ usage: 81e9, quota: 100e9, keeps: false })
  await createWorkspace(page, pages.address)
  const filling = page.getByText("Meridian's storage in this browser is filling up")
  await filling.waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click()
  await filling.waitFor({ state: 'detached' })
  await reportsNow(page, { usage: 96e9, quota: 100e9, keeps: false })
  await page.getByText("Meridian's storage in this browser is almost full").waitFor()
  const file = await saveFile(page.getByRole('main').getByRole('button', { name: 'Save a file' }))
  expect(file.suggestedFilename()).toMatch(/\.meridian$/)
})

it('reminds of a file after some days, leaves somebody in peace who put it off, and remembers the file', async () => {
  const page = await pageReporting(roomy)
  await createWorkspace(page, pages.address)
  await page.locator('[data-watched]').waitFor({ state: 'attached' })
  const begun = await page.evaluate(() => Date.now())
  const after = async (days: number, office: string) => {
    await page.clock.setFixedTime(begun + days * day)
    await write(page, office)
  }
  const reminder = page.getByText('Your work is in this browser alone')
  await after(0, 'One')
  await page.getByText('In this browser alone, in no file yet').waitFor()
  await after(4, 'Two')
  await reminder.waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Not now' }).click()
  await reminder.waitFor({ state: 'detached' })

  await page.reload()
  await settled(page)
  await page.locator('[data-watched]').waitFor({ state: 'attached' })
  await after(5, 'Three')
  expect(await reminder.count()).toBe(0)

  await after(9, 'Four')
  await reminder.waitFor()
  await saveFile(page.getByRole('main').getByRole('button', { name: 'Save a file' }))
  await reminder.waitFor({ state: 'detached' })
  const fact = page.getByRole('contentinfo').getByRole('button', { name: /^Last file saved / })
  await fact.waitFor()

  await after(10, 'Five')
  const since = page.getByRole('contentinfo').getByRole('button', { name: /^In this browser alone since the file of / })
  await since.click()
  await saveFile(page.getByRole('dialog').getByRole('button', { name: 'Save a file' }))
  await fact.waitFor()
  await page.keyboard.press('Escape')
  await goTo(page, '/')
  await page
    .getByRole('main')
    .getByText(/^Last file saved /)
    .waitFor()
})

it('says what a private window does with the work in it', async () => {
  const page = await pageReporting({ usage: 5e6, quota: 500e6, keeps: false })
  await createWorkspace(page, pages.address)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('If this is a private window, all of it is gone when you close it.').waitFor()
})
