import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { appendBlocks } from '#shared/draft/prose'
import { packExchange } from '#shared/exchange/packExchange'
import { openStatements } from '#shared/statements/statementSet'
import { createDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { goTo } from '../support/app'
import { paragraph, section, swotItem } from '../support/builders'
import { hostForEach } from '../support/hostForEach'
import { officeForEach } from '../support/officeForEach'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { live, received, saved } from '../support/saving'

const pages = browserPages()
const host = hostForEach(pages)
const nilab = officeForEach(pages, host, workspace => {
  workspace.profile.update({ institution: 'Nilab University', title: 'Strategy' })
  workspace.sections.add(section({ id: 'section:one', title: 'Introduction' }))
  appendBlocks(workspace.prose('section:one'), [paragraph('Where we stand.')])
  workspace.swot.add(swotItem({ statement: 'The library is open at night.' }))
})

const institution = (page: Page) => page.getByRole('textbox', { name: 'Institution' })
const editor = (page: Page) => page.getByRole('textbox', { name: /Introduction/ })
const shows = (field: Locator, value: string) => expect.poll(() => field.inputValue(), { timeout: 30_000 }).toBe(value)

/** How much a page has in a store of the copies that were set aside. */
const countIn = (page: Page, store: 'facts' | 'known') =>
  page.evaluate(
    name =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('meridian-set-aside')
        opening.onerror = () => reject(new Error('no such database'))
        opening.onsuccess = () => {
          const database = opening.result
          const counting = database.objectStoreNames.contains(name)
            ? database.transaction(name).objectStore(name).count()
            : null
          database.close()
          if (!counting) return resolve(0)
          counting.onsuccess = () => resolve(counting.result)
          counting.onerror = () => reject(new Error('not counted'))
        }
        // nobody has made it yet: looking must not
        opening.onupgradeneeded = () => opening.transaction?.abort()
      }),
    store,
  )

/** Ben, a member who writes in two places while the host is away, and closes Meridian. */
async function benWritesOffline(): Promise<Page> {
  const ana = await nilab.comes('coordinator')
  await received(ana)
  await goTo(ana, '/')
  const ben = await nilab.comes('member')
  await shows(institution(ben), 'Nilab University')
  await received(ben)
  await expect.poll(() => countIn(ben, 'known').catch(() => 0), { timeout: 30_000 }).toBe(1)
  await host.now.kill()
  await live(ben, 'offline')
  await institution(ben).fill('Written offline')
  await institution(ben).blur()
  await goTo(ben, `/w/${nilab.now.id}/draft`)
  await editor(ben).click()
  await ben.keyboard.press('Control+End')
  await ben.keyboard.type(' Nobody took this.')
  await ben.locator('[data-live="offline"]:not([data-waiting="0"])').waitFor()
  await saved(ben)
  await goTo(ben, '/')
  await ben.goto('about:blank')
  return ben
}

async function comesBack(page: Page): Promise<void> {
  await page.goto(`${pages.address}/#/w/${nilab.now.id}/profile`)
  await page.getByText('Your last changes were set aside').waitFor()
}

/** Opens a file through the menu. */
async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click()
  await chooseFile(page.getByRole('menuitem', { name: 'Open a file from others' }), {
    name,
    mimeType: 'application/octet-stream',
    buffer,
  })
}

it('keeps what a host refused as a copy that can be read, sent and adopted, and goes on without it', async () => {
  const ben = await benWritesOffline()
  await host.comesBack()
  await nilab.now.change('member', 'mentor')
  await comesBack(ben)
  await ben.getByText('Read-only because you are').first().waitFor()
  await shows(institution(ben), 'Nilab University')
  await received(ben)

  await ben.getByRole('button', { name: 'See what was set aside' }).click()
  await ben.getByText('You are a mentor here since then').waitFor()
  await ben.getByText('as it is now: 1 section, 1 other entry.').waitFor()
  await ben.getByRole('table', { name: 'Introduction' }).getByText('Nobody took this.').waitFor()
  const download = await saveFile(ben.getByRole('button', { name: 'Save as a file' }))
  expect(download.suggestedFilename()).toMatch(/Ben_set-aside_.*\.meridian$/)
  await goTo(ben, `/w/${nilab.now.id}/swot`)
  expect(await ben.getByText('Your last changes were set aside').count()).toBe(0) // they were seen

  const ana = await nilab.comes('coordinator', 'draft')
  await received(ana)
  expect(await ana.getByText('Nobody took this.').count()).toBe(0)
  await open(ana, download.suggestedFilename(), await readFile(await download.path()))
  const dialog = ana.getByRole('dialog', { name: 'Adopt this file?' })
  await dialog.getByText('Ben may no longer write here').waitFor()
  await dialog.getByRole('button', { name: 'Adopt it' }).click()
  await ana.getByRole('button', { name: 'Stay here' }).click()
  await ana
    .getByRole('group', { name: /Introduction/ })
    .getByText('Nobody took this.')
    .waitFor()
  await received(ana)

  await goTo(ben, `/w/${nilab.now.id}/profile`)
  await shows(institution(ben), 'Written offline')
  await goTo(ben, `/w/${nilab.now.id}/settings/aside`)
  await ben.getByText('Everything in it is in the workspace now').waitFor()
  await ben.getByRole('button', { name: 'Remove', exact: true }).click()
  await ben.getByRole('button', { name: 'Remove it' }).click()
  await ben.getByText('Nothing was set aside').waitFor()
  expect(await countIn(ben, 'facts')).toBe(0)
})

it('keeps what waited here when somebody’s access ended, and shows what they last had', async () => {
  const ben = await benWritesOffline()
  await host.comesBack()
  await nilab.now.change('member', 'nobody')
  await comesBack(ben)
  await ben.getByText('Read-only because your access from this device has ended').first().waitFor()
  await shows(institution(ben), 'Nilab University')
  await ben.reload()
  await ben.getByText('Your last changes were set aside').waitFor()
  expect(await countIn(ben, 'facts')).toBe(1)
  await ben.getByRole('button', { name: 'See what was set aside' }).click()
  await ben.getByText('Your access from this device has ended, so').waitFor()
  await ben.getByRole('table', { name: 'Introduction' }).getByText('Nobody took this.').waitFor()
})

/** A file by Ana with the same workspace, begun anew. */
async function anotherGeneration(): Promise<Buffer> {
  const { id, statements, people } = nilab.now
  const { documents } = createDocuments()
  const other = bindWorkspace(documents)
  other.profile.update({ institution: 'Nilab University, anew', title: 'Another beginning' })
  other.sections.add(section({ id: 'section:two', title: 'Aims' }))
  appendBlocks(other.prose('section:two'), [paragraph('We began anew.')])
  const { id: member, device } = people.coordinator
  return Buffer.from(
    await packExchange({
      generation: 'Generation000002',
      documents,
      statements: await openStatements(id, statements),
      blobs: new Map(),
      sender: { member, device },
      at: 1_700_000_000_000,
      app: '0.1.0',
    }),
  )
}

it('sets a file of another generation aside, where both can be compared, and merges nothing', async () => {
  await received(await nilab.comes('coordinator')) // who brings the workspace to the host
  const ben = await nilab.comes('member')
  await received(ben)
  await open(ben, 'anew.meridian', await anotherGeneration())
  const dialog = ben.getByRole('dialog', { name: 'This file cannot be taken in' })
  await dialog.getByText('This file belongs to another generation of the workspace').waitFor()
  await dialog.getByRole('button', { name: 'Set it aside' }).click()
  await ben.getByText('Ana sent "anew.meridian".').waitFor()
  await ben.getByRole('table', { name: 'Aims' }).getByText('We began anew.').waitFor()
  expect(await ben.getByRole('button', { name: 'Go on with this copy' }).count()).toBe(0)
  await goTo(ben, `/w/${nilab.now.id}/draft`)
  await editor(ben).waitFor()
  expect(await ben.getByText('We began anew.').count()).toBe(0)
})

it('goes on with another generation everywhere once a coordinator says so, and sets aside the one before', async () => {
  const ana = await nilab.comes('coordinator')
  await received(ana)
  const ben = await nilab.comes('member')
  await shows(institution(ben), 'Nilab University')
  await open(ana, 'anew.meridian', await anotherGeneration())
  await ana.getByRole('button', { name: 'Set it aside' }).click()
  await ana.getByRole('button', { name: 'Go on with this copy' }).click()
  await ana.getByRole('button', { name: 'Go on with the copy' }).click()
  for (const page of [ana, ben]) await goTo(page, `/w/${nilab.now.id}/profile`)
  await shows(institution(ana), 'Nilab University, anew')
  await shows(institution(ben), 'Nilab University, anew')
  for (const page of [ana, ben]) await received(page)
  await goTo(ben, `/w/${nilab.now.id}/settings/aside`)
  await ben.getByRole('table', { name: 'Introduction' }).getByText('Where we stand.').waitFor()
})
