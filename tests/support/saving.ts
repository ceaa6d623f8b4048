import type { Page } from 'playwright-core'
import { drawn } from './app'

/** Waits until the status line says that everything is on this computer's disk, what was done just now too. */
export async function saved(page: Page): Promise<void> {
  await drawn(page) // it may still tell of the time before
  await page.getByRole('contentinfo').locator('[data-saving="saved"]').waitFor()
}

/** Waits until the page stands like this with its host, such as `connected` or `offline`. */
export const live = (page: Page, state: string): Promise<void> => page.locator(`[data-live="${state}"]`).waitFor()

/** Waits until the host has everything from this page. */
export const received = (page: Page): Promise<void> =>
  page.locator('[data-live="connected"][data-waiting="0"]').waitFor()
