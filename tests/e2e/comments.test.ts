import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, drawn, goTo, openSample, settled, workspaceOf } from '../support/app'
import { hasFocus } from '../support/keyboard'
import { saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { readWord } from '../support/readWord'
import { saved } from '../support/saving'

const pages = browserPages({ console: true })
let page: Page

beforeEach(async () => {
  page = await pages.open()
})

const editor = (name: RegExp): Locator => page.getByRole('textbox', { name })
const beside = () => page.getByRole('complementary', { name: 'Comments', exact: true })
const cards = () => beside().getByRole('article')
const newComment = () => page.getByRole('textbox', { name: 'Your comment' })

/** The text that is marked as commented, as the browser paints it. */
const marked = () =>
  page.evaluate(() => [...(CSS.highlights.get('comment') ?? [])].map(range => (range as Range).toString()).sort())

async function startDraft(...paragraphs: readonly string[]): Promise<void> {
  await createWorkspace(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/draft`)
  await page.getByRole('radio', { name: /^Action plan/ }).click()
  await page.getByRole('button', { name: 'Create the sections' }).click()
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('button').first().waitFor() // all is drawn then
  await editor(/^1 Introduction/).click()
  await page.keyboard.type(paragraphs.join('\n'))
}

/** Chooses in the panel which comments are shown. */
const show = (which: string) =>
  page.getByRole('radiogroup', { name: 'Which comments' }).getByText(which, { exact: true }).click()

/** Whether nothing hides the middle of an element. Runs in the page. */
function isInSight(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return there !== null && element.contains(there)
}

async function comment(words: string): Promise<void> {
  await page.keyboard.press('Control+Alt+m')
  await hasFocus(newComment()) // or the first letters go into the text
  await page.keyboard.type(words)
  await page.keyboard.press('Control+Enter')
  await newComment().waitFor({ state: 'detached' })
}

describe('a comment', () => {
  it('is written on selected text by keyboard alone, stands beside it, is answered, resolved and opened again', async () => {
    await startDraft('Recognition takes 61 working days.')
    await editor(/^1 Introduction/).press('End')
    for (let i = 0; i < 'working days.'.length; i++) await page.keyboard.press('Shift+ArrowLeft')
    await comment('From which year?')
    await expect.poll(marked).toEqual(['working days.'])
    await hasFocus(editor(/^1 Introduction/))

    await page.keyboard.press('F7')
    const card = cards().filter({ hasText: 'From which year?' })
    await hasFocus(card)
    await expect.poll(() => card.getAttribute('aria-label')).toBe('Comment by Sana Mirza on “working days.”')
    await card.getByRole('textbox', { name: 'Reply to Sana Mirza' }).fill('2024.')
    await page.keyboard.press('Control+Enter')
    await card.getByRole('paragraph').filter({ hasText: '2024.' }).waitFor()
    await card.focus()
    await page.keyboard.press('Escape')
    await hasFocus(editor(/^1 Introduction/))

    await card.click()
    await card.getByRole('button', { name: 'Resolve' }).click()
    await card.waitFor({ state: 'detached' })
    await expect.poll(marked).toEqual([])
    await page.getByRole('tab', { name: 'Comments' }).click()
    await show('Resolved')
    await card.getByText('Resolved by Sana Mirza').waitFor()
    await card.click()
    await card.getByRole('button', { name: 'Reopen' }).click()
    await card.waitFor({ state: 'detached' })
    await show('Open')
    await card.waitFor()

    await saved(page)
    await page.reload()
    await settled(page)
    await card.getByText('From which year?').waitFor()
    await expect.poll(marked).toEqual(['working days.'])
  })

  it('keeps its place while the text is written in, split and joined, and its quote once the text is gone', async () => {
    await startDraft('Peers win. Tell the time.')
    await editor(/^1 Introduction/).press('End')
    for (let i = 0; i < 'the time.'.length; i++) await page.keyboard.press('Shift+ArrowLeft')
    await comment('By faculty?')
    await editor(/^1 Introduction/).press('Home')
    await page.keyboard.type('All. ')
    await expect.poll(marked).toEqual(['the time.'])
    for (let i = 0; i < 'Peers win. '.length; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(marked).toEqual(['the time.'])
    await expect
      .poll(() =>
        editor(/^1 Introduction/)
          .locator('p')
          .count(),
      )
      .toBe(2)
    await page.keyboard.press('Backspace')
    await expect.poll(marked).toEqual(['the time.'])

    await page.keyboard.press('End')
    for (let i = 0; i < 'the time.'.length; i++) await page.keyboard.press('Backspace')
    await cards().getByText('Text removed: “the time.”').waitFor()
    await expect.poll(marked).toEqual([])
    await page.keyboard.type('the time.') // written again, it is the same text
    await expect.poll(marked).toEqual(['the time.'])
  })

  it('is still being written when the window becomes narrow, and when one comes back to the draft', async () => {
    await startDraft('Fewer and living partnerships.')
    await page.keyboard.press('Control+Alt+m')
    await hasFocus(newComment())
    await newComment().fill('Why fewer,')
    await page.setViewportSize({ width: 640, height: 700 })
    await page.getByRole('button', { name: 'Go on with your comment' }).click()
    await hasFocus(newComment())
    await expect.poll(() => newComment().inputValue()).toBe('Why fewer,')
    await page.setViewportSize({ width: 1280, height: 800 })
    for (const stage of ['swot', 'draft']) await goTo(page, `/w/${workspaceOf(page)}/${stage}`)
    await newComment().focus()
    await page.keyboard.press('End')
    await page.keyboard.type(' and which?')
    await page.keyboard.press('Control+Enter')
    await cards().getByText('Why fewer, and which?').waitFor()
    await expect.poll(marked).toEqual(['Fewer and living partnerships.'])
  })

  it('leaves the focus where it was in the text, however soon it is begun', async () => {
    // given a computer that has so much to do that nothing is looked at before its time is over
    await page.addInitScript(() => {
      window.requestIdleCallback = (task, { timeout = 1000 } = {}) =>
        Number(setTimeout(() => task({ didTimeout: true, timeRemaining: () => 0 }), timeout))
      window.cancelIdleCallback = clearTimeout
    })
    await startDraft('')
    await page.keyboard.insertText('Fewer and living partnerships.')
    await comment('Why fewer?')
    await hasFocus(editor(/^1 Introduction/))
    await page.keyboard.type(' And paid.')
    await expect.poll(() => editor(/^1 Introduction/).innerText()).toBe('Fewer and living partnerships. And paid.')
  })

  it.each([900, 390])('is written in sight where the window is %i pixels wide', async width => {
    await page.setViewportSize({ width, height: 800 })
    await createWorkspace(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await page.getByRole('radio', { name: /^Action plan/ }).click()
    await page.getByRole('button', { name: 'Create the sections' }).click()
    await editor(/^1 Introduction/).click()
    await page.keyboard.type('Fewer and living partnerships.')
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Comment' }).click()
    await hasFocus(newComment())
    await expect.poll(() => newComment().evaluate(isInSight)).toBe(true)
    await page.keyboard.type('Why fewer?')
    await page.keyboard.press('Control+Enter')
    await newComment().waitFor({ state: 'detached' })
    await page.getByRole('article').filter({ hasText: 'Why fewer?' }).waitFor()
  })

  it('has its card in sight, one of many on one paragraph, also far below the text', async () => {
    await page.setViewportSize({ width: 1280, height: 400 })
    await startDraft('Fewer and living partnerships.')
    const remarks = Array.from({ length: 16 }, (_, i) => `Remark ${i + 1} of the faculty`)
    for (const remark of remarks) await comment(remark)
    await expect.poll(() => cards().count()).toBe(remarks.length)
    const scroller = page.locator('[data-draft]')
    for (const [before, remark] of remarks.slice(1).entries()) {
      const card = cards()
        .filter({ hasText: `${remark}` })
        .first()
      const isFound = async () => {
        // again: cards slide apart for a moment when the one that was written is there
        await card.evaluate(element => element.scrollIntoView({ block: 'center' }))
        await drawn(page)
        await drawn(page)
        return card.evaluate(isInSight)
      }
      await expect.poll(isFound, { message: `${remark}, after ${before + 1}` }).toBe(true)
    }
    expect(await scroller.evaluate(element => element.scrollTop)).toBeGreaterThan(900)
    expect(await cards().count()).toBe(remarks.length)
  })

  it('says on screen why it cannot begin where no text is chosen', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await cards().first().waitFor()
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('Control+Alt+m')
    await page.locator('#toast').getByText('Put the caret into a paragraph').waitFor()
  })

  it('is changed and removed by its author, with a way back', async () => {
    await startDraft('Fewer and living partnerships.')
    await comment('Why fewer?')
    await cards().click()
    await page.getByRole('button', { name: 'More for the comment by Sana Mirza' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Change your words' }).fill('Why fewer, and which?')
    await page.getByRole('button', { name: 'Save' }).click()
    await cards().getByText('Why fewer, and which?').waitFor()
    await cards()
      .getByText(/edited$/)
      .waitFor()
    await page.getByRole('button', { name: 'More for the comment by Sana Mirza' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await cards().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await cards().getByText('Why fewer, and which?').waitFor()
  })
})

describe('the comments of the sample', () => {
  const inSummary = () => cards().filter({ hasText: 'A senator will ask.' })

  it('stand beside their text without covering each other, say who carried them over, and are counted by section', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await inSummary().getByText('Elena Marchetti').first().waitFor()
    await inSummary().getByText('Carried over by Dr Sana Mirza').first().waitFor()
    await page.getByRole('navigation', { name: 'Outline' }).getByText('2 comments').first().waitFor()
    await expect.poll(async () => (await marked()).includes('all seven decide faster than we do')).toBe(true)
    const boxes = () =>
      cards().evaluateAll(list =>
        list.map(card => card.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
      )
    await expect
      .poll(async () => (await boxes()).every(([top], i, all) => i === 0 || top! >= all[i - 1]![1]!))
      .toBe(true)
  })

  it('leave the text where it is while the rest of the draft is drawn', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await page.addInitScript(`window.places = new Set()
      requestAnimationFrame(function look() {
        const text = document.querySelector('.ProseMirror')?.getBoundingClientRect()
        if (text) window.places.add(text.left + ' ' + text.width)
        requestAnimationFrame(look)
      })`)
    await page.reload()
    await cards().first().waitFor()
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('button').first().waitFor()
    expect(await page.evaluate('window.places.size')).toBe(1)
  })

  it('stand there again when one comes back from another stage', async () => {
    await openSample(page, pages.address)
    for (const stage of ['draft', 'swot', 'draft']) await goTo(page, `/w/${workspaceOf(page)}/${stage}`)
    await inSummary().waitFor()
  })

  it('move to the panel where there is too little room', async () => {
    await page.setViewportSize({ width: 1000, height: 700 })
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/draft`)
    await page.setViewportSize({ width: 640, height: 700 })
    await settled(page)
    await page.getByRole('button', { name: 'Guidance' }).click()
    await page.getByRole('tab', { name: 'Comments' }).click()
    await page
      .getByRole('article', { name: /Elena Marchetti/ })
      .first()
      .waitFor()
  })

  it('go into the Word file of a working copy, and into no other', async () => {
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/ratify`)
    const exported = async () => {
      const download = await saveFile(page.getByRole('button', { name: 'Export Word document' }))
      return readWord(download)
    }
    expect((await exported()).html).not.toContain('comment-')
    await page.getByRole('checkbox', { name: /^Working copy with 13 comments/ }).check()
    const copy = await exported()
    expect(copy.name).toContain('working copy with comments')
    expect(copy.text).toContain('Recognition students can plan with')
  })
})
