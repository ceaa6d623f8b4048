import type { Page } from 'playwright-core'
import { sampleKeys } from './inPage'
import { anchor } from './longDraft'

const keysPerRound = 60

/** A page under test: where it is, and how its n-th section is brought into view. */
export interface Subject {
  readonly url: string
  readonly reveal: (page: Page, section: number) => Promise<void>
}

/** Brings a section of our page into view by the outline. */
export const revealOurs = async (page: Page, section: number): Promise<void> =>
  page.locator('nav ol > li > button:first-child').nth(section).click()

/**
 * Types in the middle of a section and gives milliseconds from each key to the end of the frame that shows it. `begin` is
 * called once the caret stands there.
 */
export async function keystrokes(
  page: Page,
  subject: Subject,
  section: number,
  begin: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  await subject.reveal(page, section)
  const place = page.locator('p', { hasText: anchor(section) })
  await place.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await page.waitForTimeout(600) // a person would look before typing; what loads meanwhile is not their key
  await place.click()
  await begin()
  await page.evaluate(sampleKeys)
  const text = 'when every faculty decides within twenty days '
  for (let key = 0; key < keysPerRound; key++) {
    await page.keyboard.press(text[key % text.length]!)
    await page.waitForTimeout(60 + ((key * 37) % 60))
  }
  return page.evaluate<number[]>('window.samples')
}
