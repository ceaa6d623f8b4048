import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, goTo, openSample, settled, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'
import { findAndGo, hasFocus } from '../support/keyboard'
import { chooseFile } from '../support/pageFiles'
import { saved } from '../support/saving'

const pages = browserPages({ console: true })
let page: Page

beforeEach(async () => {
  page = await pages.open()
})

const outline = () => page.getByRole('navigation', { name: 'Outline' })
const entries = () => outline().locator('li')
const titles = () => outline().locator('li b').allTextContents()
/** The text of a section while it can be written in. */
const editor = (name: RegExp): Locator => page.getByRole('textbox', { name })
const tool = (name: string) => page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name })
/** Waits until it is said that a section which is lifted is at this place among those of the text. */
const isOver = (title: string, place: number) =>
  page.getByText(`${title}, place ${place} of 8`).first().waitFor({ state: 'attached' })
const bodyOf = (name: RegExp) => page.getByRole('group', { name }).locator('.prose')

/** A new workspace with the sections of the shortest outline. */
async function startDraft(): Promise<void> {
  await createWorkspace(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/draft`)
  await page.getByRole('radio', { name: /^Action plan/ }).click()
  await page.getByRole('button', { name: 'Create the sections' }).click()
  await editor(/^1 Introduction/).waitFor()
  await entries().first().waitFor()
}

describe('the text', () => {
  it('takes headings, marks, lists, links and tables, and keeps them over a reload', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await page.keyboard.press('Control+Alt+1')
    await page.keyboard.type('Where we stand')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Credits are ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('slow')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('. See ')
    await tool('Link').click()
    await page.getByLabel('Words of the link').fill('the guide')
    await page.getByLabel('Address').fill('example.org/guide')
    await page.keyboard.press('Enter')
    await hasFocus(editor(/^1 Introduction/)) // tools give it back with the next frame
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await tool('Bulleted list').click()
    await hasFocus(editor(/^1 Introduction/))
    await page.keyboard.type('One form')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await tool('Insert').click()
    await page.getByRole('menuitem', { name: 'Table' }).click()
    await page.getByLabel('Rows').fill('2')
    await page.getByLabel('Columns').fill('2')
    await page.getByRole('button', { name: 'Insert table' }).click()
    await editor(/^1 Introduction/)
      .getByRole('table')
      .waitFor()
    await hasFocus(editor(/^1 Introduction/))
    for (const cell of ['KPI', '2031', 'Days', '20']) {
      await page.keyboard.type(cell)
      await page.keyboard.press('Tab')
    }
    await saved(page)
    await page.reload()
    await settled(page)

    const body = bodyOf(/^1 Introduction/)
    await body.getByRole('heading', { name: 'Where we stand' }).waitFor()
    expect(await body.locator('strong').allTextContents()).toEqual(['slow'])
    expect(await body.locator('a').getAttribute('href')).toBe('https://example.org/guide')
    expect(await body.locator('li').allTextContents()).toEqual(['One form'])
    expect(await body.locator('th').allTextContents()).toEqual(['KPI', '2031'])
    expect(await body.locator('td').allTextContents()).toEqual(['Days', '20', '', ''])
  })

  it('merges cells that are selected, splits them again, and says what is missing where it cannot', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await tool('Insert').click()
    await page.getByRole('menuitem', { name: 'Table' }).click()
    await page.getByRole('button', { name: 'Insert table' }).click()
    const choose = async (name: string) => {
      await tool('Table').click()
      await page.getByRole('menuitem', { name }).click()
    }
    const cells = editor(/^1 Introduction/).locator('td')
    await cells.first().click()
    await choose('Merge cells')
    await page.getByText('Select two or more cells first').waitFor()
    await choose('Split cell')
    await page.getByText('This cell is not merged').waitFor()
    await cells.first().click()
    await page.keyboard.press('Shift+ArrowRight')
    await editor(/^1 Introduction/)
      .locator('.selectedCell')
      .nth(1)
      .waitFor()
    await choose('Merge cells')
    await expect.poll(() => cells.first().getAttribute('colspan')).toBe('2')
    await choose('Split cell')
    await expect.poll(() => cells.first().getAttribute('colspan')).toBe('1')
  })

  it('takes a picture with its description, and says why it refuses what is none', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    const choose = async (name: string, buffer: Buffer) => {
      await tool('Insert').click()
      await chooseFile(page.getByRole('menuitem', { name: 'Picture' }), { name, mimeType: 'image/png', buffer })
    }
    await choose('fake.png', Buffer.from('this is not a picture'))
    await page
      .getByRole('alert')
      .filter({ hasText: /picture|image/i })
      .first()
      .waitFor()

    await choose('map.png', onePixel)
    await page.getByRole('textbox', { name: 'Description' }).fill('Map of the two campuses')
    await page.getByRole('textbox', { name: 'Caption' }).fill('Campuses')
    await page.getByRole('textbox', { name: 'Source' }).fill('Registrar, 2026')
    await page.getByRole('dialog', { name: 'Picture' }).getByRole('button', { name: 'Close' }).click()
    const figure = bodyOf(/^1 Introduction/).locator('figure')
    await figure.getByText('Campuses').waitFor()
    await figure.getByText('Registrar, 2026').waitFor()
    await expect.poll(() => figure.locator('img').getAttribute('alt')).toBe('Map of the two campuses')
    await expect.poll(() => figure.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  })

  it('is copied as a whole, titles included, after everything was selected twice', async () => {
    await startDraft()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('The first sentence.')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+a')
    await expect.poll(() => page.locator('[contenteditable=true].prose').count()).toBe(0)
    await page.keyboard.press('Control+c')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('The first sentence.')
    for (const title of await titles()) expect(copied.split(title)).toHaveLength(2)
    await page.keyboard.type('x')
    await bodyOf(/^1 Introduction/).click()
    await editor(/^1 Introduction/).waitFor()
    expect(await editor(/^1 Introduction/).textContent()).toBe('The first sentence.')
  })

  it('is counted while it is written, section by section and as a whole', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('Nine faculties decide within twenty days.')
    await page.getByText('6 of 250 words').waitFor()
    await outline().getByText('10 sections, 6 words').waitFor()
  })

  it('takes back work in another section and leads there', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('Written first.')
    await outline()
      .getByRole('button', { name: /^8 Monitoring/ })
      .click()
    await hasFocus(editor(/^8 Monitoring/))
    await page.keyboard.press('Control+z')
    await expect.poll(() => bodyOf(/^1 Introduction/).textContent()).toBe('')
    await hasFocus(editor(/^1 Introduction/))
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => bodyOf(/^1 Introduction/).textContent()).toBe('Written first.')
  })
})

describe('the keyboard', () => {
  it('leads from section to section, to the tools and back', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('First section')
    await page.keyboard.press('ArrowDown')
    await hasFocus(editor(/^2 /))
    await page.keyboard.type('Second section')
    await expect.poll(() => bodyOf(/^2 /).textContent()).toBe('Second section')
    await page.keyboard.press('ArrowUp')
    await hasFocus(editor(/^1 /))
    await page.keyboard.press('End')
    await page.keyboard.type(' again')
    await expect.poll(() => bodyOf(/^1 /).textContent()).toBe('First section again')
    await page.keyboard.press('Control+End')
    await hasFocus(editor(/^B /))
    await page.keyboard.type('Last')
    await expect.poll(() => bodyOf(/^B /).textContent()).toBe('Last')
    await page.keyboard.press('Control+Home')
    await hasFocus(editor(/^1 /))
    await page.keyboard.press('Alt+F10')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await hasFocus(tool('Italic'))
    await page.keyboard.press('Escape')
    await hasFocus(editor(/^1 /))
    await page.keyboard.type('>')
    await expect.poll(() => bodyOf(/^1 /).textContent()).toContain('>First section')
  })

  it('orders sections by lifting them with Space', async () => {
    await startDraft()
    const before = await titles()
    await entries().nth(1).getByRole('button').first().focus()
    await page.keyboard.press('Space')
    await isOver(before[1]!, 2)
    await page.keyboard.press('ArrowDown')
    await isOver(before[1]!, 3)
    await page.keyboard.press('Space')
    await expect.poll(titles).toEqual([before[0], before[2], before[1], ...before.slice(3)])
  })
})

describe('the outline', () => {
  it('moves a section with its text by the menu, and gives it back its place and number', async () => {
    await startDraft()
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('Stays with its section.')
    const before = await titles()
    await entries()
      .first()
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Move down' }).click()
    await expect.poll(titles).toEqual([before[1], before[0], ...before.slice(2)])
    await expect.poll(() => bodyOf(/^2 Introduction/).textContent()).toBe('Stays with its section.')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(titles).toEqual(before)
    await expect.poll(() => bodyOf(/^1 Introduction/).textContent()).toBe('Stays with its section.')
  })

  it('moves a section by dragging', async () => {
    await startDraft()
    const before = await titles()
    const from = (await entries().nth(2).boundingBox())!
    const to = (await entries().first().boundingBox())!
    await page.mouse.move(from.x + 60, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y - 20, { steps: 5 })
    await page.mouse.move(to.x + 60, to.y + 8, { steps: 10 })
    await isOver(before[2]!, 1) // it falls where it was when the list was last drawn
    await page.mouse.up()
    await expect.poll(titles).toEqual([before[2], before[0], before[1], ...before.slice(3)])
  })

  it('adds, names, rates and removes sections, each taken back by Ctrl Z', async () => {
    await startDraft()
    await outline().getByRole('button', { name: 'Add section' }).click()
    await page.getByRole('menuitem', { name: 'New section of the text' }).click()
    await page.waitForFunction(() => document.activeElement?.matches('[data-section-title]'))
    await page.keyboard.type('Language courses')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.matches('.ProseMirror'))
    await page.keyboard.type('Courses for staff.')
    await expect.poll(titles).toContain('Language courses')
    await expect.poll(() => bodyOf(/Language courses/).textContent()).toBe('Courses for staff.')
    // a section that has words has been started, whoever forgot to say so
    await page.getByRole('button', { name: 'State: Drafting' }).click()
    await page.getByRole('menuitemradio', { name: 'Ready for review' }).click()
    await entries().filter({ hasText: 'Language courses' }).getByText('Ready for review').waitFor()
    await outline().getByRole('button', { name: 'More for Language courses' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect.poll(titles).not.toContain('Language courses')
    await page.keyboard.press('Control+z')
    await expect.poll(titles).toContain('Language courses')
    await expect.poll(() => bodyOf(/Language courses/).textContent()).toBe('Courses for staff.')
  })
})

describe('a long draft', () => {
  it('leads from another screen to a section that was looked for by its name', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    await findAndGo(page, 'Mobility in both directions')
    const current = page.locator('nav [aria-current="true"]', { hasText: 'Mobility in both directions' })
    await current.waitFor()
  })

  it('keeps few editors alive, and all text where find-in-page finds it', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await entries().first().waitFor()
    const count = await entries().count()
    await expect.poll(() => page.locator('.prose').count()).toBe(count)
    await expect
      .poll(() => page.locator('.prose').evaluateAll(all => all.every(prose => prose.textContent !== '')))
      .toBe(true)
    for (const place of [count - 1, Math.floor(count / 2), 0]) {
      await entries().nth(place).getByRole('button').first().click()
      await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
      await expect.poll(() => page.locator('.ProseMirror').count()).toBeLessThanOrEqual(5) // once scrolling rests
    }
  })
})

/** A picture of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
