import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { hasFocus } from '../support/keyboard'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { addUnit } from '../support/units'

const pages = browserPages()

/** A page with a workspace in it, and the workspace's id. */
async function withWorkspace(page: Page): Promise<string> {
  await createWorkspace(page, pages.address)
  await addUnit(page, 'Registrar')
  return workspaceOf(page)
}

/** Opens the question by the menu of the start page. */
async function ask(page: Page): Promise<void> {
  await goTo(page, '/')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove from this computer' }).click()
  await page.getByRole('heading', { name: 'Is all of it somewhere else?' }).waitFor()
}

const remove = (page: Page) => page.getByRole('button', { name: 'Remove it from this computer' })
const consent = (page: Page) => page.getByLabel('I understand that this is lost for good.')
const isGone = (page: Page) => page.getByText(/^Nothing of .* is left here/).waitFor()

/** What a page's storage has of a workspace: names of databases, rows, keys and kept files. */
const remains = (page: Page, id: string) =>
  page.evaluate(async workspace => {
    const found: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      if (name.includes(workspace)) found.push(name)
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(name))
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<number>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).count()
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error(store))
        })
        if (rows > 0) found.push(`${name} ${store}`)
      }
      database.close()
    }
    return [...found, ...Object.keys(localStorage), ...(await caches.keys())]
  }, id)

it('warns whoever leaves with work that is nowhere else, and removes all of it once they insist', async () => {
  const page = await pages.open()
  const id = await withWorkspace(page)
  await ask(page)
  await page.getByText('No. What is missing elsewhere would be lost for good.').waitFor()
  await page.getByText('No host serves this workspace.').waitFor()
  await page.getByText(/You are the only coordinator, and this is your only computer/).waitFor()
  await remove(page).click()
  await page.getByText('Tick this first, or keep the workspace.').waitFor()
  await hasFocus(consent(page))
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // who thinks better of it has everything still
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('link', { name: /Nilab University/ }).waitFor()
  expect(await remains(page, id)).not.toEqual([])

  await ask(page)
  await consent(page).check()
  await remove(page).click()
  await isGone(page)
  expect(await remains(page, id)).toEqual([])
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then(all => all.length)))
    .toBe(0)
  await page.goto(pages.address)
  await page.getByText('No workspaces on this computer yet').waitFor()
})

it('lets nobody take another file for the one that was saved, and takes a checked one for a copy elsewhere', async () => {
  const page = await pages.open()
  await withWorkspace(page)
  await ask(page)
  const download = await saveFile(page.getByRole('button', { name: 'Take a file now' }))
  const choose = async (path: string) => {
    await chooseFile(page.getByRole('button', { name: 'Check the file' }), path)
  }
  const path = await download.path()
  const other = `${path}.other.meridian`
  await writeFile(other, 'another file')
  await choose(other)
  await page.getByText('The file that you chose is not the one that was saved here.').waitFor()
  await page.getByText('No. What is missing elsewhere would be lost for good.').waitFor()
  await choose(path)
  await page.getByText('Yes. What was written here is somewhere else too.').waitFor()
  await page.getByText(/is whole and has everything/).waitFor()
})

it('has the workspace closed in another window, and says so there', async () => {
  const page = await pages.open()
  const id = await withWorkspace(page)
  const other = await page.context().newPage()
  await other.goto(`${pages.address}/#/leave/${id}`)
  await other.getByText('It is open in another window of Meridian').waitFor()
  // the word there goes after some seconds
  const told = page.getByText(/Closed here: .* is being removed from this computer in another window/).waitFor()
  await expect
    .poll(
      async () => {
        const close = other.getByRole('button', { name: 'Close it there' })
        if (await close.isVisible()) await close.click()
        return other.getByRole('heading', { name: 'Is all of it somewhere else?' }).isVisible()
      },
      { timeout: 60_000 },
    )
    .toBe(true)
  await told
  await consent(other).check()
  await remove(other).click()
  await isGone(other)
  await page.getByText('No workspaces on this computer yet').waitFor()
})

it('finishes at the next start what a power cut left half removed', async () => {
  const page = await pages.open()
  const id = await withWorkspace(page)
  await goTo(page, '/')
  await settled(page)
  // as if the power had gone right after the decision
  await page.evaluate(
    plan =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('meridian-leaving', 1)
        request.onupgradeneeded = () => request.result.createObjectStore('plans', { keyPath: 'id' })
        request.onerror = () => reject(new Error('no database'))
        request.onsuccess = () => {
          const transaction = request.result.transaction('plans', 'readwrite')
          transaction.objectStore('plans').put(plan)
          transaction.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    { id, title: 'International Strategy', keys: [], backups: false },
  )
  await page.reload()
  await page.getByText('Finished removing "International Strategy" from this computer').waitFor()
  await page.getByText('No workspaces on this computer yet').waitFor()
  await expect
    .poll(async () => (await remains(page, id)).filter(name => !/^meridian(?:\.|-shell-)/.test(name)))
    .toEqual([])
})

it('says where the backups of the desktop are, and deletes journal, keys and backups when asked to', async () => {
  const shell = await startMain()
  const page = await pages.open()
  await bridgeTo(page, shell)
  const id = await withWorkspace(page)
  const files = async (...below: string[]) =>
    (await readdir(join(shell.userData, ...below), { recursive: true }).catch(() => [])).filter(name =>
      /\.(?:meridian|log|key)$/.test(name),
    )
  await goTo(page, '/')
  await expect.poll(() => files('documents')).toHaveLength(1)
  expect(await files('journal')).not.toEqual([])
  expect(await files('keys')).toHaveLength(3)

  await ask(page)
  await page.getByText(join(shell.userData, 'documents', 'Meridian backups')).waitFor()
  await page.getByLabel('Delete the backup too').check()
  await consent(page).check()
  await remove(page).click()
  await isGone(page)
  expect(await files('documents')).toEqual([])
  expect(await files('journal')).toEqual([])
  expect(await files('keys')).toEqual([])
  expect((await remains(page, id)).filter(name => !name.startsWith('meridian.'))).toEqual([])
})
