import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** How many stops of the Tab key are tried before a thing counts as out of reach. */
const mostStops = 120

/** What has the focus: its role, and its name as a screen reader would say it, roughly. */
async function focused(page: Page): Promise<{ readonly role: string; readonly name: string }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return { role: '', name: '' }
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map(id => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim()
    const labels = [...((element as HTMLInputElement).labels ?? [])].map(label => label.textContent).join(' ')
    const name = element.getAttribute('aria-label') || labelled || labels || element.textContent || ''
    const implied: Record<string, string> = { A: 'link', BUTTON: 'button', TEXTAREA: 'textbox', H1: 'heading' }
    const type = (element as HTMLInputElement).type
    const input = type === 'radio' ? 'radio' : 'textbox'
    const role = element.getAttribute('role') ?? implied[element.tagName] ?? (element.tagName === 'INPUT' ? input : '')
    return { role, name: name.replace(/\s+/g, ' ').trim() }
  })
}

/** Presses Tab until something with this role and name has the focus. Throws with the stops passed when nothing has. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < mostStops; stop++) {
    const here = await focused(page)
    if (here.role === role && name.test(here.name)) return
    passed.push(`${here.role} "${here.name.slice(0, 40)}"`)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${role} ${name}; it passed ${[...new Set(passed)].join(', ')}`)
}

/** Types over whatever the field with the focus holds. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Waits until an element has the focus. */
export const hasFocus = (element: Locator): Promise<void> =>
  expect.poll(() => element.evaluate(node => node === document.activeElement)).toBe(true)

/** Opens the palette, and gives what one types into. */
export async function openPalette(page: Page): Promise<Locator> {
  const field = page.getByRole('dialog', { name: 'Find or do' }).getByRole('textbox')
  await field.waitFor({ state: 'hidden' }) // what is typed into one that is going is nobody's
  // the palette is drawn after the screen, and keys that come before it are nobody's
  do await page.keyboard.press('Control+k')
  while (
    !(await field.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    ))
  )
  // or the first letters go to what had the focus before
  await page.waitForFunction(node => node === document.activeElement, await field.elementHandle())
  return field
}

/** Goes to a screen through the palette. */
export async function findAndGo(page: Page, words: string): Promise<void> {
  await openPalette(page)
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
