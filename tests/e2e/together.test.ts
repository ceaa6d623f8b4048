import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '#shared/draft/prose'
import { hostLine } from '#shared/sync/hostLine'
import { goTo, networkIsBack, openSample, workspaceOf } from '../support/app'
import { paragraph } from '../support/builders'
import { changeFrame } from '../support/hostClient'
import { hostForEach } from '../support/hostForEach'
import { addAndInvite } from '../support/inviting'
import { saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { readWord } from '../support/readWord'
import { live, received } from '../support/saving'

const pages = browserPages()
const host = hostForEach(pages)

/** A browser profile of its own. The sockets of its page stay in reach, for what no honest page would say. */
async function profile(): Promise<Page> {
  const page = await pages.open({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(() => {
    const sockets: WebSocket[] = []
    Object.assign(window, { sockets })
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols)
        sockets.push(this)
      }
    }
  })
  return page
}

const inText = (page: Page, name: RegExp) => page.getByRole('textbox', { name })
const cards = (page: Page) => page.getByRole('complementary', { name: 'Comments', exact: true }).getByRole('article')

/** Opens an invite in a profile of its own and joins: one click, the name stands there. */
async function join(link: string, as: string): Promise<Page> {
  const page = await profile()
  await page.goto(link)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText(as).waitFor()
  await live(page, 'connected')
  return page
}

/** Says through the socket of a page what changes the draft, as no page of ours would. */
async function forge(page: Page, id: string, words: string): Promise<void> {
  const databases = await page.evaluate(() => indexedDB.databases().then(all => all.map(({ name }) => name ?? '')))
  const name = databases.find(database => database.startsWith(id) && database.endsWith('/draft'))!
  const doc = new Y.Doc()
  appendBlocks(doc.getXmlFragment('section:forged'), [paragraph(words)])
  const frame = Buffer.from(changeFrame(name, Y.encodeStateAsUpdate(doc))).toString('base64')
  await page.evaluate(base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const { sockets } = window as unknown as { sockets: WebSocket[] }
    sockets.findLast(({ readyState }) => readyState === WebSocket.OPEN)!.send(bytes)
  }, frame)
}

it('a coordinator, a member and a mentor work on the sample in three profiles, live, offline, and until one is revoked', async () => {
  // the coordinator opens the sample on the host's page and lets this host relay it
  const sana = await profile()
  await openSample(sana, host.now.address.replace('ws', 'http'))
  const id = workspaceOf(sana)
  await goTo(sana, `/w/${id}/people/host`)
  await sana.getByRole('button', { name: 'Connect a host' }).click()
  const line = hostLine({ key: host.now.key, addresses: [host.now.address], pin: null })
  await sana.getByRole('textbox', { name: "The host's line" }).fill(line)
  await sana.getByRole('button', { name: 'Connect it' }).click()
  await received(sana)

  // two people join with one click each
  await sana.getByRole('tab', { name: 'People' }).click()
  const links = {
    farid: await addAndInvite(sana, 'Farid Barak', 'Member'),
    mira: await addAndInvite(sana, 'Mira Lind', 'Mentor'),
  }
  const farid = await join(links.farid, 'Farid Barak, member')
  const mira = await join(links.mira, 'Mira Lind, mentor')

  // the member writes, everybody reads it at once and sees who writes
  for (const page of [sana, farid, mira]) await goTo(page, `/w/${id}/draft`)
  await inText(farid, /Executive summary/).click()
  await farid.keyboard.press('Control+Home')
  await farid.keyboard.type('Seventeen offices wrote this together. ')
  for (const page of [sana, mira]) await page.getByText('Seventeen offices wrote this together.').first().waitFor()
  await sana
    .getByRole('list', { name: 'Here now' })
    .getByRole('link', { name: /^Farid Barak writes in/ })
    .waitFor()
  await sana.locator('main span[dir=auto]', { hasText: 'Farid Barak' }).first().waitFor({ state: 'attached' })

  // the mentor comments, the coordinator answers
  const shown = mira.getByText('Seventeen offices wrote this together.').first()
  await shown.click()
  await mira.keyboard.press('Control+Home')
  for (const _ of 'Seventeen offices') await mira.keyboard.press('Shift+ArrowRight')
  await mira.keyboard.press('Control+Alt+m')
  await mira.getByRole('textbox', { name: 'Your comment' }).fill('Were the three schools among them?')
  await mira.keyboard.press('Control+Enter')
  const card = cards(sana).filter({ hasText: 'Were the three schools among them?' })
  await card.click()
  await card.getByRole('textbox', { name: 'Reply to Mira Lind' }).fill('Yes, from the first meeting.')
  await sana.keyboard.press('Control+Enter')
  await cards(mira).getByText('Yes, from the first meeting.').waitFor()

  // what the mentor may not do is refused and logged, and the draft is what it was
  await forge(mira, id, 'Overwritten by hand')
  await expect.poll(() => host.now.logged()).toContain('"connection.readOnly"')
  await expect.poll(() => host.now.logged()).toContain('"change.refused"')

  // the host dies; both go on, and everything meets when it is back
  await received(farid)
  await host.now.kill()
  await Promise.all([sana, farid, mira].map(page => live(page, 'offline')))
  await inText(farid, /Executive summary/).click()
  await farid.keyboard.press('Control+Home')
  await farid.keyboard.type('Written offline by Farid. ')
  await inText(sana, /Executive summary/).click()
  await sana.keyboard.press('Control+End')
  await sana.keyboard.type(' Written offline by Sana.')
  await host.comesBack()
  for (const page of [sana, farid, mira]) await networkIsBack(page)
  for (const page of [sana, farid, mira]) {
    await received(page)
    await page.getByText('Written offline by Farid. Seventeen offices wrote this together.').first().waitFor()
    await page.getByText('Written offline by Sana.').first().waitFor()
    expect(await page.getByText('Overwritten by hand').count()).toBe(0)
  }

  // the comment and its answer are in the Word file of a working copy
  await goTo(sana, `/w/${id}/ratify`)
  await sana.getByRole('checkbox', { name: /^Working copy/ }).check()
  const download = await saveFile(sana.getByRole('button', { name: 'Export Word document' }))
  const word = await readWord(download)
  expect(word.comments).toContain('Were the three schools among them?')
  expect(word.comments).toContain('Yes, from the first meeting.')
  expect(word.text).toContain('Written offline by Farid. Seventeen offices wrote this together.')

  // the member's access ends, and they are cut off
  await goTo(sana, `/w/${id}/people`)
  await sana.getByRole('button', { name: 'Show Farid Barak' }).click()
  await sana.getByRole('button', { name: 'End access' }).click()
  await sana.getByRole('button', { name: 'End the access' }).click()
  await farid.getByText('The access of this person or device has ended').first().waitFor()
  await expect.poll(() => inText(farid, /Executive summary/).count()).toBe(0)
  await farid.getByText('Your access has ended, so you can read comments').waitFor()
})
