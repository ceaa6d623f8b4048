import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'
import { findAndGo, hasFocus, openPalette } from '../support/keyboard'
import { chooseFile, saveFile } from '../support/pageFiles'
import { saved } from '../support/saving'

const pages = browserPages()
let page: Page

beforeEach(async () => {
  page = await pages.open()
  await createWorkspace(page, pages.address)
})

/** Lets the pointer rest on a toast: it goes by itself no more, only when something takes it away. */
const holds = (toast: Locator) => toast.hover()

/** Which region of the frame has the focus. */
const region = () =>
  page.evaluate(() => {
    const landmark = document.activeElement?.closest('nav, header, main, aside, footer, [data-region]')
    return landmark?.querySelector('nav') ? 'rail' : (landmark?.tagName.toLowerCase() ?? '')
  })

describe('the frame', () => {
  it('moves the focus to the heading and names the window after each screen', async () => {
    await findAndGo(page, 'Policies')
    const heading = page.getByRole('heading', { level: 1, name: 'Policies' })
    await hasFocus(heading)
    await expect.poll(() => page.title()).toBe('Policies - International Strategy - Meridian')
  })

  it('lists in the palette what the screen offers before what the workspace offers', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    await openPalette(page)
    const listed = page.getByRole('dialog', { name: 'Find or do' }).locator('[data-action]')
    const order = async () => {
      const names = await listed.allInnerTexts()
      return ['Add a strength', 'Invite people'].map(name => names.findIndex(one => one.trim() === name))
    }
    await expect.poll(async () => (await order())[0]).toBe(0)
    await expect.poll(async () => (await order())[1]).toBeGreaterThan(0)
  })

  it('marks the first command in the palette and takes it on Enter, even if it comes after the words', async () => {
    const field = await openPalette(page)
    await field.fill('Add a strength') // which the SWOT offers, once it is there
    const dialog = page.getByRole('dialog', { name: 'Find or do' })
    await dialog.getByText(/^Nothing found/).waitFor()
    await page.evaluate(to => void (location.hash = to), `/w/${workspaceOf(page)}/swot`)
    const first = dialog.locator('[data-action]').first()
    await first.waitFor()
    await expect.poll(() => first.getAttribute('data-selected')).toBe('true')
    await field.press('Enter')
    await hasFocus(page.getByRole('textbox', { name: 'Add a strength' }))
  })

  it('takes nothing from the palette on Enter before a letter was typed', async () => {
    const field = await openPalette(page)
    await page.getByRole('dialog', { name: 'Find or do' }).locator('[data-action]').first().waitFor()
    const before = page.url()
    await field.press('Enter')
    await field.fill('Policies')
    expect(page.url()).toBe(before)
    await field.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor()
  })

  it('goes on with the keyboard at the view to which the palette led', async () => {
    await page.getByLabel('City, optional').focus() // it goes with its view
    await findAndGo(page, 'Units')
    await hasFocus(page.getByRole('tab', { name: 'Units' }))
  })

  it('goes on in the grid of each indicator to which the palette led', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/benchmark`)
    await page.getByRole('button', { name: 'Choose from the catalogue' }).click()
    for (const name of ['International degree students', 'Outgoing exchange students']) {
      await page.getByRole('button', { name: `Choose ${name}` }).dblclick() // which chooses once
      await page.getByRole('button', { name: `Chosen: ${name}` }).waitFor()
    }
    for (const name of ['International degree students', 'Outgoing exchange students']) {
      await findAndGo(page, `Values of ${name}`)
      await hasFocus(page.getByRole('grid', { name: new RegExp(name) }).locator('[data-active]'))
    }
  })

  it('leads to what makes the Word file for whoever looks in the palette for an export', async () => {
    await findAndGo(page, 'export')
    await page.getByRole('heading', { level: 1, name: 'Ratify' }).waitFor()
  })

  it('goes from region to region with F6 and back with Shift F6', async () => {
    await page.getByRole('complementary', { name: 'Guidance' }).waitFor() // the regions are drawn one after the other
    const passed: string[] = []
    await page.getByRole('heading', { level: 1 }).focus()
    for (let step = 0; step < 5; step++) {
      passed.push(await region())
      await page.keyboard.press('F6')
    }
    expect(passed).toEqual(['header', 'main', 'aside', 'footer', 'rail'])
    await page.keyboard.press('Shift+F6')
    expect(await region()).toBe('rail')
  })

  it('shows the whole share menu above the guidance, and within the banner', async () => {
    await page.getByRole('complementary', { name: 'Guidance' }).waitFor()
    await page.getByRole('button', { name: 'Share' }).click()
    const items = page.getByRole('banner').getByRole('menuitem')
    await items.first().waitFor()
    const reached = () =>
      items.evaluateAll(all =>
        all.every(item => {
          const { left, top, width, height } = item.getBoundingClientRect()
          return [left + 8, left + width - 8].every(x => item.contains(document.elementFromPoint(x, top + height / 2)))
        }),
      )
    await expect.poll(reached).toBe(true)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  it('keeps what stands in a field that nobody left when the page is loaded again', async () => {
    page.once('dialog', dialog => void dialog.dismiss()) // the browser asks where not all is saved yet: stay
    await page.getByLabel('Office in charge').pressSequentially('International Office')
    const tried = page.evaluate(
      () =>
        new Promise<void>(resolve => {
          window.addEventListener('beforeunload', () => setTimeout(resolve))
          location.reload()
        }),
    )
    await tried.catch(() => undefined) // all was saved, nobody asked, and the page went away
    await settled(page)
    await saved(page)
    await page.reload()
    await settled(page)
    expect(await page.getByLabel('Office in charge').inputValue()).toBe('International Office')
  })

  it('saves a field that nobody left once typing rests, and takes all of it back with Escape', async () => {
    const office = page.getByLabel('Office in charge')
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.fill('Strategy for the world')
    await page.getByRole('navigation').getByText('Strategy for the world').waitFor() // the rail reads the document
    await title.press('Escape')
    await page.getByRole('navigation').getByText('International Strategy').waitFor()
    await expect.poll(() => title.inputValue()).toBe('International Strategy')
    await office.focus()
    expect(await title.inputValue()).toBe('International Strategy')
  })

  it('puts what is typed where the menu of new items was told', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    const add = page.getByRole('button', { name: 'Add item' }).first()
    for (const [factor, text] of [
      ['Weakness', 'One post handles all arrivals.'],
      ['Threat', 'Visas take 74 days.'],
      ['Threat', 'Currency loss raised costs.'], // where it is open already
    ] as const) {
      await add.click()
      await page.getByRole('menuitem', { name: factor }).click()
      await page.getByRole('menu').waitFor({ state: 'hidden' })
      await hasFocus(page.getByRole('textbox', { name: `Add a ${factor.toLowerCase()}` }))
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await page.locator(`[data-quadrant=${factor.toLowerCase()}]`).getByRole('button', { name: text }).waitFor()
    }
    await add.click()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Add item')
  })

  it('takes the toast away when what it says is undone', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    await page.getByRole('button', { name: 'Add a strength' }).click()
    await page.getByRole('textbox', { name: 'Add a strength' }).fill('Two programmes are taught in English.')
    await page.getByRole('textbox', { name: 'Add a strength' }).press('Enter')
    await page.getByRole('button', { name: 'Move S1' }).click()
    await page.getByRole('menuitem', { name: 'To Threats' }).click()
    const toast = page.getByText(/^Moved S1 to Threats/).locator('visible=true')
    await holds(toast)
    await page.getByRole('banner').getByRole('button', { name: 'Undo' }).press('Enter')
    await toast.waitFor({ state: 'hidden' })
  })

  it('offers no undo once the workspace is left', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    await page.getByRole('button', { name: 'Add a strength' }).click()
    await page.getByRole('textbox', { name: 'Add a strength' }).fill('Two programmes are taught in English.')
    await page.getByRole('textbox', { name: 'Add a strength' }).press('Enter')
    await page.getByRole('button', { name: 'Two programmes' }).click()
    await page.getByRole('button', { name: 'Remove S1' }).click()
    const undo = page.locator('#toast').getByRole('button', { name: 'Undo' })
    await holds(undo)
    await goTo(page, '/')
    await undo.waitFor({ state: 'hidden' })
  })

  it('copies a workspace of somebody else under the name of its new coordinator', async () => {
    // given a file of a workspace, opened by a stranger
    await page.getByRole('button', { name: 'Share' }).click()
    const file = await saveFile(page.getByRole('menuitem', { name: /^Whole workspace/ }))
    const theirs = await pages.open()
    await theirs.goto(pages.address)
    await chooseFile(theirs.getByRole('button', { name: 'Open file' }), await file.path())
    await theirs.getByRole('button', { name: 'Keep it' }).click()
    await theirs.getByRole('button', { name: 'Open the workspace' }).click()

    // when they copy it without a name, and then with one
    const copy = theirs.getByRole('button', { name: 'Make my own copy' })
    const name = theirs.getByRole('textbox', { name: 'Your name' })
    await name.fill(' ')
    await copy.click()
    await theirs.getByText('Write your name, such as Dr Sana Mirza.').waitFor()
    await name.fill('Elena Marchetti')
    await copy.click()

    // then the copy is theirs
    await theirs.getByText('Elena Marchetti, coordinator').waitFor()
  })

  it('remembers that guidance was closed, and brings it back in the same place', async () => {
    const guidance = page.getByRole('complementary', { name: 'Guidance' })
    await guidance.getByRole('button', { name: 'Close guidance' }).click()
    await page.reload()
    await settled(page)
    expect(await guidance.count()).toBe(0)
    await page.getByRole('button', { name: 'Guidance' }).click()
    await guidance.getByRole('heading', { level: 2 }).waitFor()
  })

  it('takes back and repeats what this person changed', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/profile/units`)
    await page.getByLabel('Add a unit').fill('Library')
    await page.getByLabel('Add a unit').press('Enter')
    const unit = page.getByLabel('Name of unit 1')
    await unit.waitFor()
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('Control+z')
    await unit.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await unit.waitFor()
  })

  it('opens a view of a stage by its address, and Back leads to the one before', async () => {
    const id = workspaceOf(page)
    await goTo(page, `/w/${id}/profile/people`)
    await page.getByRole('tab', { name: 'Document control', selected: false }).click()
    await page.getByLabel('Approving authority').waitFor()
    await page.goBack()
    await page.getByRole('tab', { name: 'People', selected: true }).waitFor()
  })

  it('says of an address that names nothing that it does, and leads home', async () => {
    for (const path of ['#/w/nonsense', '#/w/nonsense/draft', '#/nowhere']) {
      await page.goto('about:blank')
      await page.goto(`${pages.address}/${path}`)
      await page.getByText('This address names no workspace and no screen of Meridian').waitFor()
      expect(new URL(page.url()).hash).toBe('#/')
    }
  })

  it('refuses a workspace that is open in another window, and opens it when that is closed', async () => {
    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.getByText('This workspace is open in another window').waitFor()
    await page.close()
    const again = second.getByRole('button', { name: 'Try again' })
    const opened = second.getByRole('heading', { level: 1, name: 'Profile' })
    // the browser gives back what the closed window held when it gets to it
    const tryAgain = async () => {
      if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => undefined)
      return opened.isVisible()
    }
    await expect.poll(tryAgain, { timeout: 20_000 }).toBe(true)
  })
})

describe('a field', () => {
  it('saves as it is left, takes back with Escape, and keeps a mistake with its sentence', async () => {
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await title.fill('Strategy 2030')
    await title.press('Escape')
    expect(await title.inputValue()).toBe('International Strategy')
    await title.fill('Strategy 2030')
    await title.blur()
    await page.getByRole('navigation', { name: 'Workspaces' }).getByText('Strategy 2030').waitFor()

    const year = page.getByRole('textbox', { name: 'First year' })
    const before = await year.inputValue()
    await year.fill('27')
    await year.blur()
    await page.getByText('Write the year in four digits, such as 2027.').waitFor()
    expect(await year.inputValue()).toBe('27')
    await saved(page)
    await page.reload()
    await settled(page)
    expect(await year.inputValue()).toBe(before)
    expect(await title.inputValue()).toBe('Strategy 2030')
  })

  describe('of a list that is searched', () => {
    const language = () => page.getByRole('combobox', { name: 'Language of the strategy' })
    const shows = (name: string) => expect.poll(() => language().inputValue()).toBe(name)
    /** Types, and waits until the list has marked what Enter would take: keys that come before it are nobody's. */
    const search = async (words: string, first: string) => {
      await page.getByRole('listbox').getByRole('option').first().waitFor()
      await page.keyboard.type(words)
      await page.getByRole('option', { name: first }).and(page.locator('[data-combobox-selected]')).waitFor()
    }

    it('begins a search where something is chosen, by mouse, by Tab and after a choice, and Enter takes the first', async () => {
      await language().click()
      await shows('British English')
      await search('Russ', 'Russian')
      await page.keyboard.press('Enter')
      await shows('Russian')
      await page.keyboard.press('ArrowDown') // still there, and thought better of
      await search('Fren', 'French')
      await page.getByRole('option', { name: 'French' }).click()
      await shows('French')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
      await hasFocus(language())
      await search('Tajik', 'Tajik')
      await page.keyboard.press('Enter')
      await shows('Tajik')
      await saved(page)
      await page.reload()
      await settled(page)
      await shows('Tajik')
    })

    it('keeps what was chosen when it is left, given up with Escape, or emptied', async () => {
      await language().click()
      await search('Russ', 'Russian')
      await page.keyboard.press('Tab')
      await shows('British English')
      await language().click()
      await search('Russ', 'Russian')
      await page.keyboard.press('Escape')
      await shows('British English')
      await language().fill('')
      await page.keyboard.press('Enter')
      await shows('')
      await page.getByRole('textbox', { name: 'Office in charge' }).click()
      await shows('British English')
    })

    it('says that nothing fits', async () => {
      await language().fill('Klingonese')
      await page.getByText('Nothing in this list fits').waitFor()
    })
  })

  it('opens at a double click, and has what was typed again after Escape and Back', async () => {
    await goTo(page, `/w/${workspaceOf(page)}/swot`)
    const strength = page.getByRole('textbox', { name: 'Add a strength' })
    await page.getByRole('button', { name: 'Add a strength' }).dblclick()
    await hasFocus(strength)
    await page.keyboard.type('Half of all')
    await page.keyboard.press('Escape')
    await strength.waitFor({ state: 'hidden' })
    await goTo(page, `/w/${workspaceOf(page)}/policies`)
    await page.goBack()
    await page.getByRole('button', { name: 'Add a strength' }).click()
    await hasFocus(strength)
    await page.keyboard.type(' courses')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^S1: Half of all courses/ }).waitFor()
    await expect.poll(() => strength.inputValue()).toBe('')
  })

  it('does not lose what was typed when the screen is left with the keyboard', async () => {
    const office = page.getByRole('textbox', { name: 'Office in charge' })
    await office.fill('International Office')
    await findAndGo(page, 'Policies')
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor()
    await page.goBack()
    expect(await office.inputValue()).toBe('International Office')
  })
})
