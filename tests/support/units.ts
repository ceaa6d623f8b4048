import type { Page } from 'playwright-core'
import { saved } from './saving'

/** Adds a unit where the profile is shown, and waits until it is saved. */
export async function addUnit(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Units' }).click()
  await page.getByLabel('Add a unit').fill(name)
  await page.getByLabel('Add a unit').press('Enter')
  await saved(page)
}

/** The names of the units that a page shows now, in their order. */
export const unitNames = (page: Page): Promise<string[]> =>
  page.getByLabel(/^Name of unit/).evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value))
