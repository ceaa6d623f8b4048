import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'
import { addUnit, unitNames } from '../support/units'

const pages = browserPages()

/** Adds somebody to the people on this computer, as whom the window goes on. */
async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await Promise.all([
    page.waitForURL(/\?as=[a-z0-9]{8}#/),
    page.getByRole('button', { name: 'Add and work as them' }).click(),
  ])
  await settled(page)
}

it('keeps two people who use one browser apart, each with workspaces of their own', async () => {
  const page = await pages.open()
  await createWorkspace(page, pages.address)
  await goTo(page, '/settings')
  await page.getByRole('link', { name: 'Show the people' }).click()
  await page.getByText(/protects nothing/).waitFor()
  await page.getByRole('button', { name: 'Add and work as them' }).click()
  await page.getByText('Write a name, such as Farid Kakar.').waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await addPerson(page, 'Farid Kakar')
  await page.getByText('No workspaces on this computer yet').waitFor()
  await page.getByRole('link', { name: 'Working as Farid Kakar' }).click()
  await page.getByRole('button', { name: 'Work as Sana Mirza' }).click()
  await page.getByRole('link', { name: /Nilab University/ }).waitFor()
  await page.getByText('You are Sana Mirza, coordinator.').waitFor()
  await page.getByRole('link', { name: 'Working as Sana Mirza' }).waitFor()
})

it('lets the second person join the workspace of the first on the same computer, and mixes nothing', async () => {
  const page = await pages.open()
  await createWorkspace(page, pages.address)
  const id = workspaceOf(page)
  await goTo(page, `/w/${id}/people`)
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Farid Kakar')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Invite Farid Kakar' }).click()
  await page.getByRole('button', { name: 'Make the invite' }).click()
  const link = await page.getByLabel('Link for the browser').inputValue()
  await saved(page)
  const file = await saveFile(page.getByRole('button', { name: 'Save the exchange file' }))

  // when Farid opens his invite where Sana works
  await goTo(page, '/')
  await page.goto(link)
  await page.getByText('You are in this workspace already').waitFor()
  await page.getByRole('link', { name: 'I am somebody else' }).click()
  await page.getByText('Then the invite opens for you.').waitFor()
  await addPerson(page, 'Farid Kakar')
  await chooseFile(page.getByRole('button', { name: 'Choose the .meridian file' }), await file.path())
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText('Farid Kakar, member').waitFor()
  await goTo(page, `/w/${id}/profile`)
  await addUnit(page, 'Registrar')

  // then each has it for themselves, at once, in windows of their own
  const first = await page.context().newPage()
  await first.goto(`${pages.address}/#/w/${id}/profile`)
  await settled(first)
  await first.getByRole('tab', { name: 'Units' }).click()
  await addUnit(first, 'Finance')
  await expect.poll(() => unitNames(first)).toEqual(['Finance'])
  await expect.poll(() => unitNames(page)).toEqual(['Registrar'])
  const names = await page.evaluate(() => indexedDB.databases().then(all => all.map(({ name = '' }) => name)))
  const documents = names.filter(name => name.startsWith(id))
  expect(documents.filter(name => !name.includes('@'))).toHaveLength(2)
  expect(documents.filter(name => name.includes('@'))).toHaveLength(2)

  // and Farid can leave this computer without touching what Sana has
  await goTo(page, `/leave/${id}`)
  await page.getByLabel('I understand that this is lost for good.').check()
  await page.getByRole('button', { name: 'Remove it from this computer' }).click()
  await page.getByText(/^Nothing of .* is left here/).waitFor()
  await goTo(page, '/persons')
  await page.getByRole('button', { name: 'Take me off' }).click()
  await page.waitForURL(url => url.search === '')
  await settled(page)
  await page.getByRole('link', { name: /Nilab University/ }).waitFor()
  await expect
    .poll(() => page.evaluate(() => indexedDB.databases().then(all => all.filter(({ name }) => name?.includes('@')))))
    .toEqual([])
  await first.reload()
  await settled(first)
  await first.getByRole('tab', { name: 'Units' }).click()
  await expect.poll(() => unitNames(first)).toEqual(['Finance'])
})

it('gives each person a journal and backups of their own on the desktop', async () => {
  const shell = await startMain()
  const page = await pages.open()
  await bridgeTo(page, shell)
  await createWorkspace(page, pages.address)
  await goTo(page, '/persons')
  await addPerson(page, 'Farid Kakar')
  await page.getByText('No workspaces on this computer yet').waitFor()
  await page.getByRole('link', { name: 'New workspace' }).click()
  await page.getByLabel('Institution').fill('Samarkand Institute')
  await page.getByRole('combobox', { name: 'Country' }).fill('Uzbekistan')
  await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Farid Kakar')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.waitForURL(/#\/w\/.*\/profile/)
  await settled(page)
  await addUnit(page, 'Registrar')
  await page.getByRole('link', { name: 'All workspaces' }).click()

  const [, seat] = /\?as=([a-z0-9]{8})/.exec(page.url())!
  const folders = (...path: string[]) => readdir(join(shell.userData, ...path)).catch(() => [])
  expect(await folders('journal')).toHaveLength(1)
  expect(await folders('people', seat!, 'journal')).toHaveLength(1)
  await expect.poll(() => folders('documents', 'Meridian backups of Farid Kakar')).toHaveLength(1)

  // lost storage comes back for each of them alone
  await page.close()
  const again = await pages.open()
  await bridgeTo(again, shell)
  await again.goto(`${pages.address}/?as=${seat}#/`)
  await again.getByRole('link', { name: /Samarkand Institute/ }).waitFor()
  expect(await again.getByRole('link', { name: /Nilab University/ }).count()).toBe(0)
  await again.goto(pages.address)
  await again.getByRole('link', { name: /Nilab University/ }).waitFor()
  expect(await again.getByRole('link', { name: /Samarkand Institute/ }).count()).toBe(0)
})
