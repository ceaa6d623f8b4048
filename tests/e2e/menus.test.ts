import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { goTo, openSample, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'

const pages = browserPages()

/** What opens a menu, a list or a popover on a screen, by its role and name. */
const openers: Readonly<Record<string, readonly (readonly ['button' | 'combobox', RegExp])[]>> = {
  draft: [
    ['button', /^Kind of paragraph/],
    ['button', /^Insert$/],
    ['button', /^State: /],
    ['button', /^More for /],
    ['button', /^Add section$/],
    ['button', /^Share$/],
  ],
  swot: [['button', /^Add item$/]],
  benchmark: [
    ['button', /^Years /],
    ['combobox', /^Indicator/],
  ],
}

describe.each(Object.entries(openers))('the menus and lists of %s', (screen, all) => {
  it('break no rule of accessibility while they are open', async () => {
    const page = await pages.open({ reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/${screen}`)
    const popup = page.locator(':is([role=menu], [role=listbox], [role=dialog]):visible')
    const broken: string[] = []
    for (const [role, name] of all) {
      await page.getByRole(role, { name }).first().click()
      await popup.first().waitFor()
      // what lies behind it is looked at by accessible.test.ts
      const { violations } = await new AxeBuilder({ page }).exclude('main').analyze()
      broken.push(...violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target).join()}`))
      await page.keyboard.press('Escape')
      await popup.first().waitFor({ state: 'detached' })
    }
    expect(broken).toEqual([])
  })
})
