import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { hostLine } from '#shared/sync/hostLine'
import { namesHere } from '../../server/host/addresses'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { dialled, host, temporaryFolder } from '../support/hosted'

const pages = browserPages()

/** A page that takes the certificates of hosts, as the desktop shell does for those that are pinned. */
const freshPage = (): Promise<Page> => pages.open({ ignoreHTTPSErrors: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const says = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text).first().waitFor()
const hostView = (page: Page) => goTo(page, `/w/${workspaceOf(page)}/people/host`)

it('connects a host by the line that it told, says how it stands, and withdraws it', async () => {
  const folder = await temporaryFolder()
  let running = await host({ data: folder.path })
  const { key, port } = running
  const page = await freshPage()
  await createWorkspace(page, pages.address)
  await hostView(page)
  await says(page, 'No host yet')
  await says(page, 'A page in a browser cannot be a host.')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await button(page, 'Connect a host').click()
  const line = page.getByRole('textbox', { name: "The host's line" })
  await line.fill('meridian-host and nothing else')
  await button(page, 'Connect it').click()
  await says(page, /This is no host's line/)
  await line.fill(`  ${hostLine({ key, addresses: [dialled(running)], pin: null }).replace(' ', '\n')} `)
  await page.getByRole('textbox', { name: 'Name' }).fill('International Office')
  await button(page, 'Connect it').click()
  await page.getByRole('heading', { name: 'International Office' }).waitFor()
  await says(page, /^Connected\./)
  await expect.poll(() => running.guests()).toMatchObject([{ name: 'Sana Mirza', lines: 1 }])

  await running.close()
  await says(page, /^Not reached\./)
  await button(page, 'Call now').click() // nobody answers
  running = await host({ data: folder.path, port })
  await says(page, /^Connected\./)

  await button(page, 'Withdraw International Office').click()
  await button(page, 'Withdraw it').click()
  await says(page, 'No host yet')
  await expect.poll(() => running.connections()).toBe(0)
  await running.close()
  await folder.remove()
})

// a computer in no network has no address to hand out
it.runIf(namesHere().length > 0)(
  'hosts for the office from the desktop in two clicks, and shows who is connected',
  async () => {
    const shell = await startMain()
    const page = await freshPage()
    await bridgeTo(page, shell)
    await createWorkspace(page, pages.address)
    await hostView(page)
    await button(page, 'Start hosting').click()
    await button(page, 'Use it for this workspace').click()
    await says(page, 'This workspace uses this host.')
    await says(page, /^Connected\./)
    const isHere = () =>
      page
        .getByRole('listitem')
        .filter({ hasText: /^Sana Mirza/ })
        .waitFor()
    await isHere()
    await button(page, /^What happened/).click()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    // the same after the page is loaded again
    await page.reload()
    await says(page, 'This workspace uses this host.')
    await says(page, /^Connected\./)
    await isHere()

    await button(page, 'Stop hosting').click()
    await page.getByRole('dialog').getByText('1 person is connected.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click()
    await button(page, 'Start hosting').waitFor()
    await says(page, /^Not reached\./)
  },
)

it('opens the screen for joining when the desktop is given an invite link', async () => {
  const shell = await startMain()
  const page = await freshPage()
  await bridgeTo(page, shell)
  await page.goto(pages.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const token = `1.${'a'.repeat(16)}.${'b'.repeat(43)}..c.d.e`
  shell.app.emit('second-instance', {}, ['meridian', `meridian://join/${token}`], '/')
  await page.waitForURL(url => url.hash === `#/join/${token}`)
})
