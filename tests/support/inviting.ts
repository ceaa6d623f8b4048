import type { Page } from 'playwright-core'

/** Adds and invites somebody from the People screen, and gives the link. */
export async function addAndInvite(page: Page, name: string, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a person' }).click()
  const form = page.getByRole('dialog', { name: 'Add a person' })
  await form.getByLabel('Name', { exact: true }).fill(name)
  await form.getByRole('radio', { name: new RegExp(`^${role}`) }).click()
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: `Invite ${name}` }).click()
  await page.getByRole('button', { name: 'Make the invite' }).click()
  const link = await page
    .getByLabel(/^Link for/)
    .first()
    .inputValue()
  await page.keyboard.press('Escape')
  return link
}
