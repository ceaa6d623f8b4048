import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createWorkspace, goTo, openSample, workspaceOf } from '../support/app'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'

const pages = browserPages()

/** Saves the whole workspace as a file and gives its bytes. */
async function takeFile(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'Share' }).click()
  const download = await saveFile(page.getByRole('menuitem', { name: /^Whole workspace, with pictures/ }))
  return readFile(await download.path())
}

/** Looks into a file in the view from which something is restored. */
async function lookInto(page: Page, name: string, buffer: Buffer): Promise<void> {
  await goTo(page, `/w/${workspaceOf(page)}/settings/restore`)
  await chooseFile(page.getByRole('button', { name: 'Choose a file' }), {
    name,
    mimeType: 'application/octet-stream',
    buffer,
  })
}

const outline = (page: Page) => page.getByRole('navigation', { name: 'Outline' })

/** Removes a section of the sample, and rewrites a SWOT item. */
async function lose(page: Page): Promise<{ readonly title: string; readonly statement: string }> {
  const workspace = workspaceOf(page)
  await goTo(page, `/w/${workspace}/draft`)
  const title = (await outline(page)
    .getByRole('button', { name: /^More for / })
    .nth(3)
    .getAttribute('aria-label'))!
  await outline(page).getByRole('button', { name: title }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await outline(page).getByRole('button', { name: title }).waitFor({ state: 'detached' })
  await goTo(page, `/w/${workspace}/profile`)
  const office = page.getByLabel('Office in charge')
  const statement = await office.inputValue()
  await office.fill('Office of lost things')
  await office.blur()
  await saved(page)
  return { title: title.replace('More for ', ''), statement }
}

describe('restoring from a copy', () => {
  it('brings a removed section and a changed field back, with a comparison, and takes that back', async () => {
    const page = await pages.open()
    await openSample(page, pages.address)
    const file = await takeFile(page)
    const { title, statement } = await lose(page)

    await lookInto(page, 'monday.meridian', file)
    await page.getByText('monday.meridian').waitFor()
    const section = page.getByRole('checkbox', { name: new RegExp(title) })
    await section.waitFor()
    const office = page.getByRole('checkbox', { name: /^Office in charge/ })
    await page.getByRole('button', { name: 'Compare Office in charge' }).click()
    const compared = page.getByRole('row', { name: /Office in charge/ })
    await compared.getByText(statement).waitFor()
    await compared.getByText('Office of lost things').waitFor()
    await page.getByRole('button', { name: `Compare ${title}` }).click()
    await page.getByText('It lies in the bin and says the same there.').waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('Choose what should come back.').waitFor()
    await section.check()
    await office.check()
    await page.getByRole('button', { name: 'Restore 2' }).click()
    await page.getByText('2 entries are restored').waitFor()
    await page.getByRole('link', { name: title }).click()
    await outline(page)
      .getByRole('button', { name: `More for ${title}` })
      .waitFor()
    await goTo(page, `/w/${workspaceOf(page)}/profile`)
    await expect.poll(() => page.getByLabel('Office in charge').inputValue()).toBe(statement)

    await goTo(page, `/w/${workspaceOf(page)}/settings/restore`)
    await page.getByRole('alert').or(page.getByRole('status')).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It is taken back').waitFor()
    await goTo(page, `/w/${workspaceOf(page)}/profile`)
    await expect.poll(() => page.getByLabel('Office in charge').inputValue()).toBe('Office of lost things')
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await outline(page)
      .getByRole('button', { name: /^More for / })
      .first()
      .waitFor()
    expect(
      await outline(page)
        .getByRole('button', { name: `More for ${title}` })
        .count(),
    ).toBe(0)
  })

  it('says why a file of another workspace, or no Meridian file, restores nothing', async () => {
    const page = await pages.open()
    await createWorkspace(page, pages.address)
    await lookInto(page, 'nilab.meridian', await readFile('resources/samples/nilab.meridian'))
    await page.getByText('This file is a copy of another workspace').waitFor()
    await page.getByRole('button', { name: 'Choose another copy' }).click()
    await lookInto(page, 'letter.docx', Buffer.from('Dear Sana'))
    await page.getByText('This is not a Meridian file').waitFor()
  })

  it('finds nothing missing in a copy made just now', async () => {
    const page = await pages.open()
    await createWorkspace(page, pages.address)
    await lookInto(page, 'now.meridian', await takeFile(page))
    await page.getByText('Nothing in this copy is missing here').waitFor()
  })

  it('lists the backups of the workspace on the desktop, and restores from one by keyboard', async () => {
    const shell = await startMain()
    const page = await pages.open()
    await bridgeTo(page, shell)
    await createWorkspace(page, pages.address)
    const workspace = workspaceOf(page)
    await page.getByLabel('Office in charge').fill('International Office')
    await page.getByLabel('Office in charge').blur()
    await saved(page)
    await page.getByRole('link', { name: 'All workspaces' }).click()
    const backups = () => shell.ask('backups.list', { workspace }) as Promise<{ value: { files: unknown[] } }>
    await expect.poll(async () => (await backups()).value.files.length).toBe(1)

    await goTo(page, `/w/${workspace}/profile`)
    await page.getByLabel('Office in charge').fill('Lost')
    await page.getByLabel('Office in charge').blur()
    await saved(page)
    await goTo(page, `/w/${workspace}/settings/restore`)
    await page.getByRole('button', { name: /^Look into the backup of / }).focus()
    await page.keyboard.press('Enter')
    const office = page.getByRole('checkbox', { name: /^Office in charge/ })
    await office.focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Restore 1' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('1 entry is restored').waitFor()
    await goTo(page, `/w/${workspace}/profile`)
    await expect.poll(() => page.getByLabel('Office in charge').inputValue()).toBe('International Office')
  })

  it('opens a workspace that this computer lost from its backup, from the start page', async () => {
    const shell = await startMain()
    const first = await pages.open()
    await bridgeTo(first, shell)
    await createWorkspace(first, pages.address)
    const workspace = workspaceOf(first)
    await first.getByLabel('Office in charge').fill('International Office')
    await first.getByLabel('Office in charge').blur()
    await saved(first)
    await first.getByRole('link', { name: 'All workspaces' }).click()
    const backups = () => shell.ask('backups.list', { workspace }) as Promise<{ value: { files: unknown[] } }>
    await expect.poll(async () => (await backups()).value.files.length).toBe(1)
    await pages.close()
    await rm(join(shell.userData, 'journal'), { recursive: true, maxRetries: 5 }) // with the page's storage nothing else is left

    const page = await pages.open()
    await bridgeTo(page, await startMain(undefined, shell.userData))
    await page.goto(pages.address)
    await page.getByText('No workspaces on this computer yet').waitFor()
    await page.getByRole('link', { name: 'A workspace is missing? Open a backup' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Backups')
    await page.getByRole('button', { name: /^Open the backup of Nilab University, / }).click()
    const dialog = page.getByRole('dialog', { name: 'Bring this workspace back?' })
    await dialog.getByText('You go on as Sana Mirza, coordinator.').waitFor() // the keychain still has the keys
    await dialog.getByRole('button', { name: 'Bring it back' }).click()
    await page.getByRole('button', { name: 'Open the workspace' }).click()
    await page.waitForURL(new RegExp(workspace))
    const office = page.getByLabel('Office in charge')
    await expect.poll(() => office.inputValue()).toBe('International Office')
    await office.fill('Office of the Rector')
    await office.blur()
    await saved(page)
  })
})
