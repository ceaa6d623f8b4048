import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostLine } from '#shared/sync/hostLine'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'
import { dialled, host, temporaryFolder } from '../support/hosted'
import { chooseFile, saveFile } from '../support/pageFiles'
import { saved } from '../support/saving'
import { unitNames } from '../support/units'

const pages = browserPages()
let page: Page

beforeEach(async () => {
  page = await pages.open()
  await createWorkspace(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/people`)
})

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

  it('takes a pasted list from the profile too, where people are looked for first', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/profile/people`)
    await page.getByRole('link', { name: 'Paste a list' }).click()
    await page.getByLabel('The list').fill('Farid Kakar\tfarid@nilab.edu')
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await row('Farid Kakar').waitFor()
  })

  it('shows what a pasted list holds before it adds what is right, as one step to take back', async () => {
    await page.getByRole('button', { name: 'Paste a list' }).click()
    const rows = Array.from({ length: 40 }, (_, at) => `Person ${at}\tp${at}@nilab.edu\t\tmember`)
    await page.getByLabel('The list').fill([...rows, 'Bilal\tbilal@nilab\tNowhere\tboss'].join('\n'))
    await page.getByText('40 rows can be added. 1 row needs another look.').waitFor()
    await page.getByRole('checkbox', { name: /^Add 1 unit to the profile/ }).uncheck()
    await page.getByText('No unit is called "Nowhere".').waitFor()
    await page.getByText('No role is called "boss".').waitFor()
    await page.getByRole('button', { name: 'Add 40 people' }).click()
    await page.getByRole('heading', { name: '41 people take part' }).waitFor()
    await page.locator('#toast').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: '1 person takes part' }).waitFor()
  })

  it('adds the units of a pasted list that nobody entered yet, and takes them back with it', async () => {
    const units = () => goTo(page, `/w/${workspaceOf(page)}/profile/units`)
    await page.getByRole('button', { name: 'Paste a list' }).click()
    await page
      .getByLabel('The list')
      .fill('Farid Kakar\tfarid@nilab.edu\tRegistrar\tmember\nHira Baloch\thira@nilab.edu\tregistrar\tmember')
    await page.getByRole('checkbox', { name: /^Add 1 unit to the profile/, checked: true }).waitFor()
    await page.getByRole('button', { name: 'Add 2 people' }).click()
    for (const name of ['Farid Kakar', 'Hira Baloch']) await row(name).getByText('Registrar').waitFor()
    await page.locator('#toast').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: '1 person takes part' }).waitFor()
    await units()
    expect(await unitNames(page)).toEqual([])
  })

  it('invites, shows the link again while it is open, and withdraws', async () => {
    await add('Farid Kakar')
    const link = await invite('Farid Kakar')
    expect(link).toContain('#/join/')
    // a link to this very computer leads nobody there who gets it by e-mail
    const mail = await page.getByLabel('E-mail, ready to send').inputValue()
    expect(mail).toContain(`meridian://join/${link.split('#/join/')[1]}`)
    expect(mail).not.toContain(link)
    expect(mail).toContain('Or save the attached invite file')
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
    const file = await saveFile(dialog.getByRole('button', { name: 'Make a recovery file' }))
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
    const file = await saveFile(page.getByRole('button', { name: 'Save the exchange file' }))

    // when somebody opens the link elsewhere and chooses the file
    const theirs = await pages.open()
    await theirs.goto(link)
    await theirs.getByRole('cell', { name: 'Sana Mirza' }).waitFor()
    await theirs.getByRole('cell', { name: 'Nilab University' }).waitFor()
    await theirs.waitForURL(/#\/join$/)
    await chooseFile(theirs.getByRole('button', { name: 'Choose the .meridian file' }), await file.path())
    await theirs.getByRole('button', { name: 'Join', exact: true }).click()

    // then they are in as who they were invited to be
    await theirs.getByText('Farid Kakar, member').waitFor()

    // and the same link leads back to the workspace they are in
    await theirs.goto(link)
    await theirs.getByText('You are in this workspace already').waitFor()
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

  describe('through a host', () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let running: Awaited<ReturnType<typeof host>>
    beforeEach(async () => {
      folder = await temporaryFolder()
      running = await host({ data: folder.path })
      await goTo(page, `/w/${workspaceOf(page)}/people/host`)
      await page.getByRole('button', { name: 'Connect a host' }).click()
      const line = hostLine({ key: running.key, addresses: [dialled(running)], pin: null })
      await page.getByRole('textbox', { name: "The host's line" }).fill(line)
      await page.getByRole('button', { name: 'Connect it' }).click()
      await page.getByText(/^Connected\./).waitFor()
      await page.getByRole('tab', { name: 'People' }).click()
    })
    afterEach(async () => {
      await pages.close()
      await running.close()
      await folder.remove()
    })

    /** Opens an address in a profile of its own. */
    async function elsewhere(address: string): Promise<Page> {
      const theirs = await pages.open()
      await theirs.goto(address)
      return theirs
    }
    async function joins(link: string, as: string): Promise<Page> {
      const theirs = await elsewhere(link)
      await theirs.getByRole('button', { name: 'Join', exact: true }).click()
      await theirs.getByText(as).waitFor()
      return theirs
    }

    it('takes one click and a name, is seen by the coordinator, and does not work twice', async () => {
      await add('Farid Kakar')
      const link = await invite('Farid Kakar')
      await page.keyboard.press('Escape')
      const theirs = await elsewhere(link)
      await theirs.getByLabel('Your name').fill('Dr Farid Kakar')
      await theirs.getByRole('button', { name: 'Join', exact: true }).click()
      await theirs.getByText('Farid Kakar, member').waitFor()
      await row('Dr Farid Kakar').getByText('Joined').waitFor()
      await row('Dr Farid Kakar').getByText('Here now, 1 device').waitFor()

      const again = await elsewhere(link)
      await again.getByRole('button', { name: 'Join', exact: true }).click()
      await again.getByText('Somebody has joined with this invite already').waitFor()
    })

    it('changes a role and ends an access at once on the other computer', async () => {
      await add('Farid Kakar')
      const theirs = await joins(await invite('Farid Kakar'), 'Farid Kakar, member')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Show Farid Kakar' }).click()
      await page.getByRole('button', { name: 'Change the role' }).click()
      await page.getByRole('radio', { name: /^Mentor/ }).click()
      await page.getByRole('button', { name: 'Change the role' }).click()
      await theirs.getByText('Farid Kakar, mentor').waitFor()

      await page.getByRole('button', { name: 'End access' }).click()
      await page.getByRole('button', { name: 'End the access' }).click()
      await row('Farid Kakar').getByText('Access ended').waitFor()
      await theirs.getByText('The access of this person or device has ended').first().waitFor()
    })

    it('brings somebody back on a new computer with a recovery file, after which the old one can be revoked', async () => {
      // given a member with a recovery file
      await add('Farid Kakar')
      const theirs = await joins(await invite('Farid Kakar'), 'Farid Kakar, member')
      await page.keyboard.press('Escape')
      await goTo(theirs, `/w/${workspaceOf(page)}/people`)
      await theirs.getByRole('button', { name: 'Make a recovery file' }).click()
      const dialog = theirs.getByRole('dialog', { name: 'Recovery file' })
      await dialog.getByLabel('Passphrase', { exact: true }).fill('four words of mine')
      await dialog.getByLabel('Passphrase again').fill('four words of mine')
      const file = await saveFile(dialog.getByRole('button', { name: 'Make a recovery file' }))
      await theirs.locator('[data-live="connected"][data-waiting="0"]').waitFor()

      // when they come back elsewhere, and mistype at first
      const back = await elsewhere(`${pages.address}/#/join`)
      await chooseFile(back.getByRole('button', { name: 'Choose an invite or recovery file' }), await file.path())
      await back.getByLabel('Passphrase', { exact: true }).fill('three words of mine')
      await back.getByRole('button', { name: 'Come back in' }).click()
      await back.getByText('The passphrase does not open this recovery file').waitFor()
      await back.getByLabel('Passphrase', { exact: true }).fill('four words of mine')
      await back.getByRole('button', { name: 'Come back in' }).click()
      await back.getByText('Farid Kakar, member').waitFor()

      // then they have two devices, and revoke the one that was lost
      await goTo(back, `/w/${workspaceOf(page)}/people`)
      await back.getByRole('button', { name: 'Show the steps' }).click()
      await back.getByRole('button', { name: /^Revoke Browser/ }).click()
      await back.getByRole('button', { name: 'Revoke it' }).click()
      await theirs.getByText('The access of this person or device has ended').first().waitFor()
      await row('Farid Kakar')
        .getByText(/1 device$/)
        .waitFor()
    })
  })
})
