import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { routes } from '../../renderer/app/routes'
import { goTo, openSample, workspaceOf } from '../support/app'
import { chooseFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'

const pages = browserPages()

/** The eight stages and what else the router knows, and the views that have an address of their own. */
const paths = [
  ...routes,
  ...['profile/units', 'profile/people', 'profile/control', 'people/host', 'people/paste'].map(
    view => `/w/:id/${view}`,
  ),
]

/** The rules that what is shown breaks, each with `where`. */
async function brokenAt(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`)
}

describe.each([
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 640, 400],
] as const)('in %s colours at %i by %i', (colorScheme, width, height) => {
  it('no screen breaks a rule of accessibility', async () => {
    const page = await pages.open({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    const id = workspaceOf(page)
    const broken: string[] = []
    for (const path of paths) {
      await goTo(page, path.replace(':id', id))
      broken.push(...(await brokenAt(page, path)))
    }
    expect(broken).toEqual([])
  })
})

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()

/** What opens on a screen by pressing: the screen, what is pressed, and what is there then. */
const opened: readonly (readonly [string, string, (page: Page) => Promise<void>, (page: Page) => Promise<void>])[] = [
  ['the table of the SWOT', 'swot', tab('Table'), page => page.getByRole('columnheader').first().waitFor()],
  ['an item of the SWOT', 'swot', firstItem, page => page.getByLabel('Statement').waitFor()],
  [
    'the indicators',
    'benchmark',
    tab('Indicators'),
    page => page.getByRole('tab', { name: 'Indicators', selected: true }).waitFor(),
  ],
  ['the peers', 'benchmark', tab('Peers'), page => page.getByRole('tab', { name: 'Peers', selected: true }).waitFor()],
  ['the values', 'benchmark', tab('Values'), page => page.getByRole('grid').waitFor()],
  ['the comments', 'draft', tab('Comments'), page => page.getByRole('heading', { name: 'By section' }).waitFor()],
  ['adding a person', 'people', press('Add a person'), dialog('Add a person')],
  [
    'inviting everybody',
    'people',
    page => page.getByRole('button', { name: /^Invite \d/ }).click(),
    dialog(/^Invite \d/),
  ],
  ['a person', 'people', press('Show Dr Sana Mirza'), dialog('Dr Sana Mirza')],
  ['making a recovery file', 'people', press('Make a recovery file'), dialog('Recovery file')],
  ['handing over', 'people', press('Share or hand over'), dialog("Share or hand over the coordinator's part")],
  ['the steps after a theft', 'people', press('Show the steps'), dialog('Laptop lost or stolen')],
  [
    'connecting a host',
    'people/host',
    press('Connect a host'),
    page => page.getByRole('textbox', { name: "The host's line" }).waitFor(),
  ],
  ['the e-mail for a file', 'profile', mail, dialog('Send the workspace by e-mail')],
  ['a file from outside', 'profile', sampleAgain, dialog('Keep this workspace to read it?')],
  [
    'the bin with something in it',
    'swot',
    removed,
    page =>
      page
        .getByRole('button', { name: /^Restore / })
        .first()
        .waitFor(),
  ],
  ['the palette', 'profile', page => page.keyboard.press('Control+k'), dialog('Find or do')],
]

async function firstItem(page: Page): Promise<void> {
  await page.locator('[data-quadrant] li').getByRole('button').first().click()
}
async function mail(page: Page): Promise<void> {
  await press('Share')(page)
  await page.getByRole('menuitem', { name: 'Write the e-mail for it' }).click()
}
async function sampleAgain(page: Page): Promise<void> {
  await press('Share')(page)
  await chooseFile(page.getByRole('menuitem', { name: 'Open a file from others' }), 'resources/samples/nilab.meridian')
}
async function removed(page: Page): Promise<void> {
  await firstItem(page)
  await page.getByRole('button', { name: /^Remove S1/ }).click()
  await goTo(page, `/w/${workspaceOf(page)}/bin`)
}
function dialog(name: string | RegExp) {
  return (page: Page) => page.getByRole('dialog', { name }).waitFor()
}

describe.each(opened)('%s', (what, screen, open, shown) => {
  it('breaks no rule of accessibility, light or dark', async () => {
    const page = await pages.open({ reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    await goTo(page, `/w/${workspaceOf(page)}/${screen}`)
    await open(page)
    await shown(page)
    const broken: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.waitForFunction(now => document.documentElement.dataset.mantineColorScheme === now, colorScheme)
      broken.push(...(await brokenAt(page, `${what}, ${colorScheme}`)))
    }
    expect(broken).toEqual([])
  })
})
