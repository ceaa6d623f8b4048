import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { goTo, openSample, workspaceOf } from '../support/app'
import { hasFocus } from '../support/keyboard'
import { browserPages } from '../support/pages'

const pages = browserPages()

async function board(width: number, height: number): Promise<Page> {
  const page = await pages.open({ viewport: { width, height }, reducedMotion: 'reduce' })
  await openSample(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/swot`)
  return page
}

const strengths = (page: Page) => page.locator('[data-quadrant=strength]')
const foot = (page: Page) =>
  strengths(page).getByRole('button', { name: /^\d+ more strengths?, show the next$|^Back to / })

/** The cards of a quadrant: how many show anything of themselves, and how many of these are cut. */
const seen = (quadrant: Locator) =>
  quadrant.locator('[data-card]').evaluateAll(cards => {
    const shows = (card: Element, y: number) => {
      const { left, width } = card.getBoundingClientRect()
      return card.contains(document.elementFromPoint(left + width / 2, y))
    }
    const edges = cards.map(card => {
      const { top, bottom } = card.getBoundingClientRect()
      return [shows(card, top + 4), shows(card, bottom - 4)] as const
    })
    return {
      whole: edges.filter(([top, bottom]) => top && bottom).length,
      cutBelow: edges.filter(([top, bottom]) => top && !bottom).length,
      of: cards.length,
    }
  })

describe('a quadrant with more cards than fit', () => {
  it('shows whole cards and says how many follow', async () => {
    const page = await board(1280, 800)
    await foot(page).waitFor()
    await expect
      .poll(async () => {
        const { whole, cutBelow, of } = await seen(strengths(page))
        return (
          [cutBelow, await foot(page).getAttribute('aria-label')].join() ===
          `0,${of - whole} more strengths, show the next`
        )
      })
      .toBe(true)
  })

  it('leads with the keyboard to the next cards, and from the last back to the first', async () => {
    const page = await board(1280, 800)
    await foot(page).waitFor()
    const { of } = await seen(strengths(page))
    const last = strengths(page)
      .locator('[data-card]')
      .nth(of - 1)
    const card = (label: string) => strengths(page).getByRole('button', { name: new RegExp(`^${label}: `) })
    for (let step = 0; step < of && (await foot(page).innerText()) !== 'Back to S1'; step++) {
      const before = await foot(page).innerText()
      await foot(page).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => foot(page).innerText()).not.toBe(before)
      await expect.poll(() => page.evaluate(() => document.activeElement?.matches('[data-item]'))).toBe(true)
    }
    await expect.poll(async () => (await seen(strengths(page))).cutBelow).toBe(0)
    expect(
      await last.evaluate(one =>
        one.contains(
          document.elementFromPoint(one.getBoundingClientRect().left + 40, one.getBoundingClientRect().bottom - 4),
        ),
      ),
    ).toBe(true)
    await foot(page).focus()
    await page.keyboard.press('Enter')
    await hasFocus(card('S1'))
  })

  it('needs no such foot where the page itself scrolls', async () => {
    const page = await board(390, 844)
    await strengths(page).locator('[data-card]').first().waitFor()
    expect(await foot(page).count()).toBe(0)
  })
})
