import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'
import { saved } from '../support/saving'

let served: Served
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await createWorkspace(page, served.address)
  await goTo(page, `/w/${workspaceOf(page)}/people`)
})
afterEach(() => context.close())

/** The row of a person in the list. */
const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })

async function add(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await row(name).waitFor()
}

/** Invites somebody and gives the link. */
async function invite(name: string): Promise<string> {
  await page.getByRole('button', { name: `Invite ${name}` }).click()
  await page.getByRole('button', { name: 'Make the invite' }).click()
  return page.getByLabel('Link for the browser').inputValue()
}

describe('people', () => {
  it('adds one person, who is told wrong fields and keeps what was written', async () => {
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a person' })
    await dialog.getByLabel('E-mail, optional').fill('farid')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText('Write the name of the person.').waitFor()
    await dialog.getByText('Write an address such as office@university.edu.').waitFor()
    await dialog.getByLabel('Name', { exact: true }).fill('Farid Kakar')
    await dialog.getByLabel('E-mail, optional').fill('farid@nilab.edu')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await row('Farid Kakar').getByText('Not invited yet').waitFor()
    await page.getByRole('heading', { name: '2 people take part' }).waitFor()
  })

  it('shows what a pasted list holds before it adds what is right, as one step to take back', async () => {
    await page.getByRole('button', { name: 'Paste a list' }).click()
    const rows = Array.from({ length: 40 }, (_, at) => `Person ${at}\tp${at}@nilab.edu\t\tmember`)
    await page.getByLabel('The list').fill([...rows, 'Bilal\tbilal@nilab\tNowhere\tboss'].join('\n'))
    await page.getByText('40 rows can be added. 1 row needs another look.').waitFor()
    await page.getByText('No unit is called "Nowhere".').waitFor()
    await page.getByText('No role is called "boss".').waitFor()
    await page.getByRole('button', { name: 'Add 40 people' }).click()
    await page.getByRole('heading', { name: '41 people take part' }).waitFor()
    await page.locator('#toast').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: '1 person takes part' }).waitFor()
  })

  it('invites, shows the link again while it is open, and withdraws', async () => {
    await add('Farid Kakar')
    const link = await invite('Farid Kakar')
    expect(link).toContain('#/join/')
    expect(await page.getByLabel('E-mail, ready to send').inputValue()).toContain(link)
    await page.keyboard.press('Escape')
    await row('Farid Kakar').getByText('Invited', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show Farid Kakar' }).click()
    await page.getByRole('button', { name: 'Show the link again' }).click()
    expect(await page.getByLabel('Link for the browser').inputValue()).toBe(link)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Show Farid Kakar' }).click()
    await page.getByRole('button', { name: 'Withdraw the invite' }).click()
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await row('Farid Kakar').getByText('Not invited yet').waitFor()
  })

  it('invites everybody at once', async () => {
    await add('Farid Kakar')
    await add('Ayesha Rehman')
    await page.getByRole('button', { name: 'Invite 2 people' }).click()
    await page.getByRole('button', { name: 'Make 2 invites' }).click()
    await page.getByRole('button', { name: 'Copy all links as a list' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('1 has joined, 2 invites are open').waitFor()
  })

  it('makes a recovery file with a passphrase that is typed twice, and reminds no longer', async () => {
    await page.getByText('No recovery file yet').waitFor()
    await page.getByRole('button', { name: 'Make a recovery file' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Recovery file' })
    await dialog.getByLabel('Passphrase', { exact: true }).fill('short')
    await dialog.getByRole('button', { name: 'Make a recovery file' }).click()
    await dialog.getByText('Write at least 12 characters.').waitFor()
    await dialog.getByLabel('Passphrase', { exact: true }).fill('four words of mine')
    await dialog.getByLabel('Passphrase again').fill('four words of mine')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Make a recovery file' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.meridian-recovery$/)
    await page.getByText('No recovery file yet').waitFor({ state: 'detached' })
  })
})

describe('joining', () => {
  it('shows an invite, takes its secret out of the address, and joins with the .meridian file where there is no host', async () => {
    // given an invite and an exchange file of a workspace that no host serves
    await add('Farid Kakar')
    const link = await invite('Farid Kakar')
    await saved(page)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the exchange file' }).click(),
    ])

    // when somebody opens the link elsewhere and chooses the file
    const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const theirs = await elsewhere.newPage()
    await theirs.goto(link)
    await theirs.getByRole('cell', { name: 'Sana Mirza' }).waitFor()
    await theirs.getByRole('cell', { name: 'Nilab University' }).waitFor()
    await theirs.waitForURL(/#\/join$/)
    const [chooser] = await Promise.all([
      theirs.waitForEvent('filechooser'),
      theirs.getByRole('button', { name: 'Choose the .meridian file' }).click(),
    ])
    await chooser.setFiles(await file.path())
    await theirs.getByRole('button', { name: 'Join', exact: true }).click()

    // then they are in as who they were invited to be
    await theirs.getByText('Farid Kakar, member').waitFor()

    // and the same link leads back to the workspace they are in
    await theirs.goto(link)
    await theirs.getByText('You are in this workspace already').waitFor()
    await elsewhere.close()
  })

  it('says plainly what is wrong with a text that is no invite, or not a whole one', async () => {
    await add('Farid Kakar')
    const link = await invite('Farid Kakar')
    await goTo(page, '/join')
    await page.getByLabel('Invite link').fill('https://example.org/')
    await page.getByRole('button', { name: 'Open the invite' }).click()
    await page.getByText('This is not an invite to a workspace').waitFor()
    await page.getByLabel('Invite link').fill(link.slice(0, -5))
    await page.getByRole('button', { name: 'Open the invite' }).click()
    await page.getByText('This invite is not complete, or was altered').waitFor()
  })
})
