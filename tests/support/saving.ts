import type { Page } from 'playwright-core'

/** Waits until the status line says that everything is on this computer's disk. */
export async function saved(page: Page): Promise<void> {
  await page.getByRole('contentinfo').locator('[data-saving="saved"]').waitFor()
}
