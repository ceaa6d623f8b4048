import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { goTo, workspaceOf } from './app'
import { openPalette } from './keyboard'
import { chooseFile } from './pageFiles'

/** Something that opens on a screen of the sample: where, by what, and how one sees that it is there. */
export interface Opening {
  readonly what: string
  /** The screen, and the view of it where it has an address of its own. */
  readonly screen: string
  readonly open: (page: Page) => Promise<void>
  readonly shown: (page: Page) => Promise<void>
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()
const selected = (name: string) => (page: Page) => page.getByRole('tab', { name, selected: true }).waitFor()
const item = (name: string) => (page: Page) => page.getByRole('menuitem', { name, exact: true }).waitFor()
const says = (text: string | RegExp) => (page: Page) => page.getByText(text).locator('visible=true').first().waitFor()
const dialog = (name: string | RegExp) => (page: Page) => page.getByRole('dialog', { name }).waitFor()

const firstItem = (page: Page) => page.locator('[data-quadrant] li').getByRole('button').first().click()
const share = press('Share')

async function mail(page: Page): Promise<void> {
  await share(page)
  await page.getByRole('menuitem', { name: 'Write the e-mail for it' }).click()
}

const fromOthers = (page: Page) => page.getByRole('menuitem', { name: 'Open a file from others' })
async function sampleAgain(page: Page): Promise<void> {
  await share(page)
  await chooseFile(fromOthers(page), 'resources/samples/nilab.meridian')
}

async function removed(page: Page): Promise<void> {
  await firstItem(page)
  await page.getByRole('button', { name: /^Remove S1/ }).click()
  await goTo(page, `/w/${workspaceOf(page)}/bin`)
}

const searched = (words: string) => async (page: Page) => (await openPalette(page)).fill(words)

/** What the axe tests open, each of them in both colour schemes. */
export const openings: readonly Opening[] = [
  {
    what: 'the table of the SWOT',
    screen: 'swot',
    open: tab('Table'),
    shown: page => page.getByRole('columnheader').first().waitFor(),
  },
  {
    what: 'an item of the SWOT',
    screen: 'swot',
    open: firstItem,
    shown: page => page.getByLabel('Statement').waitFor(),
  },
  { what: 'the indicators', screen: 'benchmark', open: tab('Indicators'), shown: selected('Indicators') },
  { what: 'the peers', screen: 'benchmark', open: tab('Peers'), shown: selected('Peers') },
  { what: 'the values', screen: 'benchmark', open: tab('Values'), shown: page => page.getByRole('grid').waitFor() },
  {
    what: 'the comments',
    screen: 'draft',
    open: tab('Comments'),
    shown: page => page.getByRole('heading', { name: 'By section' }).waitFor(),
  },
  {
    what: 'finding and replacing in the draft',
    screen: 'draft',
    open: async page => {
      await page.getByRole('toolbar', { name: 'Formatting' }).waitFor()
      await page.keyboard.press('Control+h')
      await page.getByRole('search').getByRole('textbox', { name: 'Find', exact: true }).fill('university')
    },
    shown: says(/^\d+ of \d+$/),
  },
  { what: 'adding a person', screen: 'people', open: press('Add a person'), shown: dialog('Add a person') },
  {
    what: 'inviting everybody',
    screen: 'people',
    open: page => page.getByRole('button', { name: /^Invite \d/ }).click(),
    shown: dialog(/^Invite \d/),
  },
  { what: 'a person', screen: 'people', open: press('Show Dr Sana Mirza'), shown: dialog('Dr Sana Mirza') },
  {
    what: 'making a recovery file',
    screen: 'people',
    open: press('Make a recovery file'),
    shown: dialog('Recovery file'),
  },
  {
    what: 'handing over',
    screen: 'people',
    open: press('Share or hand over'),
    shown: dialog("Share or hand over the coordinator's part"),
  },
  {
    what: 'the steps after a theft',
    screen: 'people',
    open: press('Show the steps'),
    shown: dialog('Laptop lost or stolen'),
  },
  {
    what: 'connecting a host',
    screen: 'people/host',
    open: press('Connect a host'),
    shown: page => page.getByRole('textbox', { name: "The host's line" }).waitFor(),
  },
  { what: 'the e-mail for a file', screen: 'profile', open: mail, shown: dialog('Send the workspace by e-mail') },
  {
    what: 'a file from outside',
    screen: 'profile',
    open: sampleAgain,
    shown: dialog('Keep this workspace to read it?'),
  },
  {
    what: 'the bin with something in it',
    screen: 'swot',
    open: removed,
    shown: page =>
      page
        .getByRole('button', { name: /^Restore / })
        .first()
        .waitFor(),
  },
  {
    what: 'the palette',
    screen: 'profile',
    open: async page => void (await openPalette(page)),
    shown: dialog('Find or do'),
  },
  {
    what: 'the palette with words',
    screen: 'profile',
    open: searched('recog'),
    shown: page => page.getByRole('button', { name: /^7 Recognition/ }).waitFor(),
  },
]

/** What else the pictures show: menus, messages and mistakes, after look/states.png. */
export const momentary: readonly Opening[] = [
  { what: 'the share menu', screen: 'profile', open: share, shown: item('Open a file from others') },
  { what: 'the menu of adding', screen: 'swot', open: press('Add item'), shown: item('Threat') },
  {
    what: 'writing an item',
    screen: 'swot',
    open: press('Add a strength'),
    shown: page => page.getByRole('textbox', { name: 'Add a strength' }).waitFor(),
  },
  { what: 'pasting a list', screen: 'swot', open: press('Paste a list'), shown: dialog('Paste a list') },
  {
    what: 'a toast with undo',
    screen: 'swot',
    open: async page => {
      await page.getByRole('button', { name: /^Move S1 / }).click()
      await page.getByRole('menuitem', { name: 'To Threats' }).click()
    },
    shown: says(/^Moved S1 to Threats/),
  },
  {
    what: 'a filter that fits nothing',
    screen: 'swot',
    open: async page => {
      await tab('Table')(page)
      await page.getByLabel('Search').fill('no such words')
    },
    shown: says('No item fits these filters'),
  },
  {
    what: 'a field with a mistake',
    screen: 'people',
    open: async page => {
      await press('Add a person')(page)
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    },
    shown: says('Write the name of the person.'),
  },
  {
    what: 'a file that is not complete',
    screen: 'profile',
    open: async page => {
      await share(page)
      const whole = await readFile('resources/samples/nilab.meridian')
      const buffer = whole.subarray(0, whole.length / 2)
      await chooseFile(fromOthers(page), { name: 'nilab.meridian', mimeType: 'application/octet-stream', buffer })
    },
    shown: page => page.getByRole('alert').first().waitFor(),
  },
  {
    what: 'the palette with nothing found',
    screen: 'profile',
    open: searched('no such words'),
    shown: says(/^Nothing found for/),
  },
  { what: 'inserting into the draft', screen: 'draft', open: press('Insert'), shown: item('Table') },
  {
    what: 'received files',
    screen: 'settings/received',
    open: async () => undefined,
    shown: selected('Received files'),
  },
  { what: 'restoring', screen: 'settings/restore', open: async () => undefined, shown: selected('Restore') },
  { what: 'what was set aside', screen: 'settings/aside', open: async () => undefined, shown: selected('Set aside') },
  { what: 'a shared folder', screen: 'people/folder', open: async () => undefined, shown: selected('Shared folder') },
]
