import type { Page } from 'playwright-core'

/** Waits until a screen shows what it has: its heading, its fonts and pictures, and nothing still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => {
    const isFilled = document.querySelector('main')?.innerText.trim() // a part that is still fetched shows nothing at first
    const isLoading = document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root')
    const pictures = [...document.images].every(image => image.complete || image.loading === 'lazy')
    return isFilled && !isLoading && pictures && document.fonts.status === 'loaded'
  })
}

/** Which workspace the page shows, from its address. */
export const workspaceOf = (page: Page): string => /\/w\/([^/]+)\//.exec(page.url())![1]!

/** Opens the sample from the home screen of an app at `address`. */
export async function openSample(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Open sample' }).click()
  await page.waitForURL(/#\/w\//)
  await settled(page)
}

/** Makes a workspace from the home screen of an app at `address`; its profile is shown then. */
export async function createWorkspace(page: Page, address: string, institution = 'Nilab University'): Promise<void> {
  await page.goto(`${address}/#/new`)
  await page.getByLabel('Institution').fill(institution)
  await page.getByRole('combobox', { name: 'Country' }).fill('Afghanistan')
  await page.getByLabel('Your name').fill('Sana Mirza')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.waitForURL(/#\/w\/.*\/profile/)
  await settled(page)
}

/** Waits until React has drawn what changed. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Goes to a path behind the `#` as a link would, and waits until its screen is there. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(to => void (location.hash = to), path)
  await drawn(page) // the screen before it is still there until then
  await settled(page)
}

/** Tells a page that the network is there again, as a computer does, whether it has found its host by itself or not. */
export const networkIsBack = (page: Page): Promise<boolean> =>
  page.evaluate(() => window.dispatchEvent(new Event('online')))
