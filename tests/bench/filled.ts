import type { BrowserContext, Page } from 'playwright-core'
import { createWorkspace, workspaceOf } from '../support/app'
import { longDraft } from './longDraft'

/** Puts an update into a database as y-indexeddb keeps them. */
const store = (page: Page, database: string, update: Uint8Array) =>
  page.evaluate(
    async ([name, base64]) => {
      const opening = indexedDB.open(name)
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error!)
      })
      const transaction = opened.transaction('updates', 'readwrite')
      transaction.objectStore('updates').add(Uint8Array.from(atob(base64), sign => sign.charCodeAt(0)))
      await new Promise(resolve => (transaction.oncomplete = resolve))
      opened.close()
    },
    [database, Buffer.from(update).toString('base64')] as const,
  )

/** Fills both pages with the same text and gives the address of the workspace, whose program the browser keeps by then. */
export async function fill(context: BrowserContext, app: string, bare: string): Promise<string> {
  const { record, draft, bare: one } = longDraft()
  const page = await context.newPage()
  await createWorkspace(page, app)
  const id = workspaceOf(page)
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name!))
  await page.goto(`${app}/#/`)
  await page.getByRole('button', { name: 'Open sample' }).waitFor() // the workspace is closed then
  await page.goto('about:blank')
  await page.goto(app)
  for (const [part, update] of Object.entries({ record, draft })) {
    await store(
      page,
      databases.find(name => name.startsWith(id) && name.endsWith(`/${part}`))!,
      update,
    )
  }
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto(bare)
  await page.locator('.ProseMirror').waitFor()
  await store(page, 'bare', one)
  await page.close()
  return `${app}/#/w/${id}/draft`
}
