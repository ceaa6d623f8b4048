import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appendBlocks } from '#shared/draft/prose'
import { goTo } from '../support/app'
import { paragraph, section } from '../support/builders'
import { hostForEach } from '../support/hostForEach'
import { hasFocus, openPalette, tabTo } from '../support/keyboard'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'

const pages = browserPages({ console: true })
const titles = ['Foreword', 'Context', 'Position', 'Choices', 'The Office abroad', 'Mobility', 'Partners', 'Money']
const filler = Array.from({ length: 14 }, (_, i) => `Paragraph ${i + 1} says something else at some length. `.repeat(4))

/** Eight sections of several screens each; the words stand in the first, in the title of the fifth, and twice in the last. */
const nilab = officeForEach(pages, hostForEach(pages), ({ profile, sections, prose }) => {
  profile.update({ institution: 'Nilab University', title: 'Strategy' })
  for (const [index, title] of titles.entries()) {
    const made = section({ title, order: `a${index}` })
    sections.add(made)
    const blocks = filler.map(text => paragraph(text))
    if (index === 0) blocks.unshift(paragraph('The office opens in May.'))
    if (index === 7)
      blocks.push(
        {
          type: 'paragraph',
          id: 'last',
          content: [{ text: 'It pays the off' }, { text: 'ice', bold: true }, { text: ' in full.' }],
        },
        paragraph('Offices elsewhere, bureaux.'),
      )
    appendBlocks(prose(made.id), blocks)
  }
})

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the draft' })
const field = (page: Page) => bar(page).getByRole('textbox', { name: 'Find', exact: true })
const says = (page: Page, words: string) => bar(page).getByText(words, { exact: true }).waitFor()
const text = (page: Page, name: RegExp) => page.getByRole('textbox', { name })
const titleOf = (page: Page, number: number) => page.getByRole('textbox', { name: `Title of section ${number}` })
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString())

/** The chosen place as the browser paints it, if it can be seen below the bar. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('found-chosen') ?? [])] as Range[]
    const box = range?.getBoundingClientRect()
    const top = document.querySelector('[role="search"]')!.getBoundingClientRect().bottom
    return box && box.height > 0 && box.top >= top && box.bottom <= innerHeight ? range!.toString() : null
  })

async function comes(role: 'coordinator' | 'member' | 'mentor'): Promise<Page> {
  const page = await nilab.comes(role, 'draft')
  await text(page, /^1 Foreword/).waitFor()
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button').first().waitFor() // all is drawn then
  return page
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await hasFocus(field(page))
  await page.keyboard.type(words)
}

describe('finding in the draft', () => {
  it('leads by keyboard alone through sections far from view and their titles, around the ends, and into the text', async () => {
    const ana = await comes('coordinator')
    await find(ana, 'office')
    await says(ana, '1 of 4')
    await expect.poll(() => chosen(ana)).toBe('office')
    await ana.getByRole('status').filter({ hasText: '1 of 4, in 1 Foreword' }).waitFor()
    await ana.keyboard.press('Enter')
    await says(ana, '2 of 4')
    await ana.locator('[data-found="chosen"]').filter({ visible: true }).waitFor()
    await ana.keyboard.press('Enter')
    await says(ana, '3 of 4')
    await expect.poll(() => chosen(ana)).toBe('office') // although it is bold in part
    await ana.getByRole('status').filter({ hasText: '3 of 4, in 8 Money' }).waitFor()
    await text(ana, /^8 Money/).waitFor() // which lives now
    await ana.keyboard.press('Enter')
    await ana.keyboard.press('F3')
    await says(ana, '1 of 4')
    await ana.keyboard.press('Shift+Enter')
    await ana.keyboard.press('Shift+Enter')
    await says(ana, '3 of 4')
    await expect.poll(() => chosen(ana)).toBe('office')
    await ana.keyboard.press('Escape')
    await bar(ana).waitFor({ state: 'detached' })
    await hasFocus(text(ana, /^8 Money/))
    await expect.poll(() => selected(ana)).toBe('office')
    await ana.keyboard.type('bureau')
    await ana.getByText('It pays the bureau in full.').waitFor()
  })

  it('takes letters exactly and whole words only where that is asked, and says when nothing is found', async () => {
    const ana = await comes('coordinator')
    await find(ana, 'OFFICE')
    await says(ana, '1 of 4')
    await tabTo(ana, 'textbox', /^Whole words/)
    await ana.keyboard.press('Space')
    await says(ana, '1 of 3')
    await bar(ana).getByRole('checkbox', { name: 'Match case and accents' }).check()
    await says(ana, 'Nothing found')
    await ana.keyboard.press('Control+f')
    await hasFocus(field(ana))
    await ana.keyboard.type('Office')
    await says(ana, '1 of 1')
    await ana.keyboard.press('Escape')
    await hasFocus(titleOf(ana, 5))
    await ana.keyboard.press('Control+f') // opened again it has the same words
    await expect.poll(() => field(ana).inputValue()).toBe('Office')
  })

  it('begins where the caret was, by keys and by the button', async () => {
    const ana = await comes('coordinator')
    await text(ana, /^1 Foreword/).click() // in its midst, behind the first place
    await find(ana, 'office')
    await says(ana, '2 of 4')
    await text(ana, /^1 Foreword/).click()
    await ana.keyboard.press('Control+Home')
    await ana.keyboard.press('Control+f')
    await hasFocus(field(ana))
    await ana.keyboard.press('Enter')
    await says(ana, '1 of 4')
  })

  it('counts what somebody else writes meanwhile', async () => {
    const ana = await comes('coordinator')
    const ben = await comes('member')
    await find(ana, 'office')
    await says(ana, '1 of 4')
    await text(ben, /^1 Foreword/).click()
    await ben.keyboard.press('Control+Home')
    await ben.keyboard.type('No office, an office. ')
    await says(ana, '3 of 6')
  })

  it('is offered by the palette and by the same keys on a Cyrillic keyboard, and leaves the keys of other stages to the browser', async () => {
    const ana = await comes('coordinator')
    await openPalette(ana)
    await ana.keyboard.type('Find in the draft')
    await ana.keyboard.press('Enter')
    await hasFocus(field(ana))
    await ana.keyboard.press('Escape')
    await bar(ana).waitFor({ state: 'detached' })
    await ana.locator('body').dispatchEvent('keydown', { key: 'а', code: 'KeyF', ctrlKey: true })
    await hasFocus(field(ana))
    await goTo(ana, `/w/${nilab.now.id}/swot`)
    const isTaken = ana.evaluate(
      () =>
        new Promise(resolve => addEventListener('keydown', event => resolve(event.defaultPrevented), { once: true })),
    )
    await ana.keyboard.press('Control+f')
    expect(await isTaken).toBe(false)
  })
})

describe('replacing in the draft', () => {
  it('writes all places at once, in far sections and titles too, for everybody, and one undo takes it all back', async () => {
    const ana = await comes('coordinator')
    const ben = await comes('member')
    await ana.keyboard.press('Control+h')
    await field(ana).fill('office')
    await bar(ana).getByRole('textbox', { name: 'Replace with' }).fill('bureau')
    await bar(ana).getByRole('button', { name: 'Replace all' }).click()
    await bar(ana).getByText('Replaced 4 places.').waitFor()
    for (const page of [ana, ben]) {
      await page.getByText('The bureau opens in May.').waitFor()
      await expect.poll(() => titleOf(page, 5).inputValue()).toBe('The bureau abroad')
    }
    await field(ana).fill('bureaus')
    await says(ana, '1 of 1')
    await ana.getByText('bureaus elsewhere').waitFor()
    await ana.getByText('It pays the bureau in full.').waitFor()
    await ana.keyboard.press('Escape')
    await ana.keyboard.press('Control+z')
    for (const page of [ana, ben]) {
      await page.getByText('The office opens in May.').waitFor()
      await expect.poll(() => titleOf(page, 5).inputValue()).toBe('The Office abroad')
    }
    await find(ana, 'office')
    await bar(ana).getByText(/of 4$/).waitFor()
  })

  it('writes one place after the other, and takes the last back with the keys of undo', async () => {
    const ana = await comes('coordinator')
    await find(ana, 'office')
    await says(ana, '1 of 4')
    await bar(ana).getByRole('button', { name: 'Replace', exact: true }).click()
    await hasFocus(bar(ana).getByRole('textbox', { name: 'Replace with' }))
    await ana.keyboard.type('bureau')
    await ana.keyboard.press('Enter')
    await ana.getByText('The bureau opens in May.').waitFor()
    await bar(ana).getByText('Replaced 1 place.').waitFor()
    await ana.getByRole('status').filter({ hasText: '1 of 3, in 5 The Office abroad' }).waitFor()
    await ana.keyboard.press('Control+z')
    await ana.getByText('The office opens in May.').waitFor()
  })

  it('is not for a mentor, who finds and copies', async () => {
    await nilab.comes('coordinator', 'draft')
    const mira = await nilab.comes('mentor', 'draft')
    await mira.locator('[aria-readonly="true"]', { hasText: 'The office opens in May.' }).waitFor()
    await mira.keyboard.press('Control+h')
    expect(await bar(mira).count()).toBe(0)
    await mira.getByRole('button', { name: 'Find', exact: true }).click()
    await hasFocus(field(mira))
    await mira.keyboard.type('office')
    await says(mira, '1 of 4')
    expect(await bar(mira).getByRole('button', { name: 'Replace' }).count()).toBe(0)
    await mira.keyboard.press('Shift+Enter')
    await mira.keyboard.press('Shift+Enter')
    await expect.poll(() => chosen(mira)).toBe('office')
    await mira.keyboard.press('Escape')
    await expect.poll(() => selected(mira)).toBe('office')
  })
})
