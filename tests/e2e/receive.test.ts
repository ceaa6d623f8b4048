import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { unit } from '../support/builders'
import { anasWorkspace, checkHere, entriesOf, resigned, shelf } from '../support/exchange'
import { joined } from '../support/trust'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { appendBlocks } from '#shared/draft/prose'
import { parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, section, swotItem } from '../support/builders'
import { createWorkspace, goTo, settled } from '../support/app'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { saved } from '../support/saving'

const pages = browserPages()
let page: Page

beforeEach(async () => {
  page = await pages.open()
})

/** Drops a file on whatever the page shows, as a person does. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name))
      return data
    },
    { name, base64: Buffer.from(bytes).toString('base64') },
  )
  const main = page.locator('main')
  for (const event of ['dragenter', 'dragover', 'drop'])
    await main.dispatchEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true })
}

const dialog = (name: string) => page.getByRole('dialog', { name })

/** Ana's workspace on this computer, to be read; and the words for what happens elsewhere meanwhile. */
async function anasHere() {
  const ana = await anasWorkspace()
  ana.replica.profile.update({ title: 'International Strategy', institution: 'Nilab University' })
  await page.goto(pages.address)
  await settled(page)
  await drop('first.meridian', await ana.pack())
  await dialog('Keep this workspace to read it?').getByRole('button', { name: 'Keep it' }).click()
  await dialog('The file is taken in').getByRole('button', { name: 'Open the workspace' }).click()
  await page.getByText('Read-only because you are not part of this workspace').first().waitFor()
  return ana
}

it('shows from whom a file is and what it changes, takes it in, reports and marks what changed', async () => {
  const { pack, replica, workspace } = await anasHere()
  const far = section({ title: 'Monitoring', order: 'a1' })
  replica.sections.add(far)
  appendBlocks(
    replica.prose(replica.sections.read()[0]!.id),
    Array.from({ length: 80 }, () => paragraph('Where we stand.')),
  )
  appendBlocks(replica.prose(far.id), [paragraph('How we follow up.')])
  await drop('between.meridian', await pack())
  await dialog('Take in this file?').getByRole('button', { name: 'Take it in' }).click()
  await dialog('The file is taken in').getByRole('button', { name: 'Stay here' }).click()
  await goTo(page, `/w/${workspace}/draft`)
  const outline = page.getByRole('navigation', { name: 'Outline' })
  const changed = outline.getByRole('button', { name: /Monitoring/ }).getByText('Changed since you looked')
  await changed.waitFor() // it is far below, where nobody has looked yet
  await outline.getByRole('button', { name: /Monitoring/ }).click()
  await changed.waitFor({ state: 'detached' })

  replica.swot.add(swotItem({ statement: 'Two programmes are taught in English.' }))
  appendBlocks(replica.prose(far.id), [paragraph('And when.')])
  await goTo(page, `/w/${workspace}/benchmark`)
  await drop('second.meridian', await pack())

  const ready = dialog('Take in this file?')
  await ready.getByText('Ana, coordinator').waitFor()
  await ready.getByText('Signature verified. Device: Laptop').waitFor()
  await ready.getByText('Items: 1 new').waitFor()
  await ready.getByText('Two programmes are taught in English.').waitFor()
  await ready.getByText('Monitoring: text changed, 4 words before and 6 now').waitFor()
  await ready.getByRole('button', { name: 'Take it in' }).click()
  await dialog('The file is taken in').getByRole('button', { name: 'See the report' }).click()
  await page.getByRole('heading', { name: 'Received files' }).waitFor()
  await page
    .getByRole('button', { name: /^From Ana, taken in/ })
    .first()
    .waitFor()
  await page.getByText('Two programmes are taught in English.').waitFor()

  const rail = page.getByRole('navigation', { name: 'Stages' })
  await rail.getByRole('link', { name: /^SWOT.*Changed/ }).waitFor()
  await rail.getByRole('link', { name: /^Draft.*Changed/ }).waitFor()
  await goTo(page, `/w/${workspace}/swot`)
  await page.getByText('Two programmes are taught in English.').first().waitFor()
  await rail.getByRole('link', { name: /^SWOT/ }).filter({ hasNotText: 'Changed' }).waitFor()
  await drop('second.meridian', await pack())
  await dialog('This file brings nothing new').getByRole('button', { name: 'Close' }).click()
})

it('leaves everything as it is when the person says so', async () => {
  const { pack, replica, workspace } = await anasHere()
  replica.units.add(unit({ name: 'Registrar' }))
  await drop('second.meridian', await pack())
  await dialog('Take in this file?').getByRole('button', { name: 'Leave it' }).click()
  await goTo(page, `/w/${workspace}/profile/units`)
  expect(await page.getByText('Registrar').count()).toBe(0)
})

it('refuses the draft changes of a mentor on any screen, with a sentence, and merges nothing', async () => {
  const { pack, ana, workspace, statements, replica } = await anasHere()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor', name: 'Mo Mentor' })
  await statements.add(mo.statements)
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(his.documents).units.add(unit({ name: 'Never merged' }))
  const file = await resigned(entriesOf(await pack({ documents: his.documents })), mo.device, manifest => ({
    ...manifest,
    sender: { member: mo.id, key: mo.device.key },
  }))
  for (const screen of ['swot', 'draft', 'ratify']) {
    await goTo(page, `/w/${workspace}/${screen}`)
    await drop('mo.meridian', file)
    const refused = dialog('This file cannot be taken in')
    await refused.getByText('This file changes what its sender may only read').waitFor()
    await refused.getByText('Mo Mentor, mentor').waitFor()
    expect(await refused.getByRole('button', { name: 'Take it in' }).count()).toBe(0)
    await refused.getByRole('button', { name: 'Close' }).click()
  }
  await goTo(page, `/w/${workspace}/profile/units`)
  expect(await page.getByText('Never merged').count()).toBe(0)
  expect(replica.units.read()).toEqual([])
})

it('says before anything is taken in that a newer Meridian wrote a file, and how to go on', async () => {
  const { pack, replica, workspace } = await anasHere()
  replica.units.add(unit({ name: 'Never merged' }))
  for (const part of parts) replica.documents[part].getMap('meta').set('schema', 99)
  await drop('newer.meridian', await pack())
  const refused = dialog('This file cannot be taken in')
  const alert = refused.getByRole('alert')
  await alert.getByText('A newer Meridian wrote this file').waitFor()
  await alert.getByText('Install the newest Meridian, then open the file again.').waitFor()
  expect(await refused.getByRole('button').allInnerTexts()).toEqual(['Close'])
  await refused.getByRole('button', { name: 'Close' }).click()
  await goTo(page, `/w/${workspace}/profile/units`)
  expect(await page.getByText('Never merged').count()).toBe(0)
})

it('tells a file that is none on any screen, and goes on', async () => {
  await createWorkspace(page, pages.address)
  await drop('letter.docx', new TextEncoder().encode('Dear Sana'))
  const failed = dialog('The file was not taken in')
  await failed.getByText('This is not a Meridian file').waitFor()
  await failed.getByText('letter.docx').waitFor()
  await failed.getByRole('button', { name: 'Close' }).click()
  await page.getByLabel('Office in charge').fill('International Office')
  await page.getByLabel('Office in charge').blur()
  await saved(page)
})

it('takes in a file of another workspace without leaving the one that is open', async () => {
  await createWorkspace(page, pages.address)
  const address = page.url()
  await drop('nilab.meridian', await readFile('resources/samples/nilab.meridian'))
  await dialog('Keep this workspace to read it?').getByRole('button', { name: 'Keep it' }).click()
  await dialog('The file is taken in').getByRole('button', { name: 'Stay here' }).click()
  expect(page.url()).toBe(address)
  await goTo(page, '/')
  await page.getByRole('main').getByRole('listitem').nth(1).waitFor()
})

it('opens a file by a button while a workspace is open', async () => {
  await createWorkspace(page, pages.address)
  await page.getByRole('button', { name: 'Share' }).click()
  await chooseFile(page.getByRole('menuitem', { name: 'Open a file from others' }), 'resources/samples/nilab.meridian')
  await dialog('Keep this workspace to read it?').waitFor()
})

it('has the e-mail ready that goes with a file', async () => {
  await createWorkspace(page, pages.address)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('menuitem', { name: 'Write the e-mail for it' }).click()
  const panel = dialog('Send the workspace by e-mail')
  const file = await saveFile(panel.getByRole('button', { name: /^Whole workspace, with pictures, / }))
  expect(await panel.getByLabel('Subject').inputValue()).toMatch(/^International Strategy: Meridian file of /)
  await expect.poll(() => panel.getByLabel('Text').inputValue()).toContain(`"${file.suggestedFilename()}"`)
})
