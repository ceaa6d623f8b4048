import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { hostLine } from '#shared/sync/hostLine'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { person } from '../support/builders'
import { hostForEach } from '../support/hostForEach'
import { addAndInvite } from '../support/inviting'
import { officeForEach } from '../support/officeForEach'
import { browserPages } from '../support/pages'
import { received } from '../support/saving'
import { enrolled, invite } from '../support/trust'

const pages = browserPages()
const host = hostForEach(pages)
/** Who opened Farid's invite: it was passed on. */
let bothOpened: readonly Awaited<ReturnType<typeof enrolled>>[] = []
const nilab = officeForEach(
  pages,
  host,
  ({ profile, people }) => {
    profile.update({ institution: 'Nilab University', title: 'Strategy' })
    people.add(person({ id: 'member:farid', name: 'Farid' }))
  },
  async (id, ana) => {
    const invited = await invite(id, ana, 'farid')
    bothOpened = [await enrolled(invited), await enrolled(invited)]
    return bothOpened.flatMap(({ statements }) => statements)
  },
)

/** The row of a person in the list. */
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

/** A workspace of Sana's, at the screen of its people. */
async function founded(): Promise<Page> {
  const page = await pages.open()
  await createWorkspace(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/people`)
  return page
}

async function connectHost(page: Page): Promise<void> {
  const { key, address } = host.now
  await page.getByRole('tab', { name: 'Host' }).click()
  await page.getByRole('button', { name: 'Connect a host' }).click()
  await page.getByRole('textbox', { name: "The host's line" }).fill(hostLine({ key, addresses: [address], pin: null }))
  await page.getByRole('button', { name: 'Connect it' }).click()
  await received(page)
  await page.getByRole('tab', { name: 'People' }).click()
}

/** How many key pairs a page keeps. */
const keysIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('meridian-keys')
        opening.onerror = () => reject(opening.error ?? new Error('meridian-keys'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('pairs').objectStore('pairs').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

it('hands the root over: whoever had it is a member without its key, and the successor lets people in', async () => {
  const sana = await founded()
  await connectHost(sana)
  const link = await addAndInvite(sana, 'Farid Kakar', 'Member')
  const farid = await pages.open()
  await farid.goto(link)
  await farid.getByRole('button', { name: 'Join', exact: true }).click()
  await farid.getByText('Farid Kakar, member').waitFor()
  await row(sana, 'Farid Kakar').getByText('Joined').waitFor()
  const before = await keysIn(sana)

  await sana.getByRole('button', { name: 'Share or hand over' }).click()
  const drawer = dialog(sana, "Share or hand over the coordinator's part")
  await drawer.getByRole('radio', { name: /^Hand it over/ }).click()
  await drawer.getByRole('combobox', { name: 'Who' }).click()
  await sana.getByRole('option', { name: 'Farid Kakar' }).click()
  await drawer.getByRole('button', { name: 'Hand over', exact: true }).click()

  await sana.getByText('Sana Mirza, member').waitFor()
  await farid.getByText('Farid Kakar, coordinator').waitFor()
  await expect.poll(() => keysIn(sana)).toBe(before - 1)
  await row(sana, 'Farid Kakar').waitFor()
  await sana.getByRole('button', { name: 'Add a person' }).waitFor({ state: 'detached' })
  await sana.getByRole('button', { name: 'Share or hand over' }).waitFor({ state: 'detached' })

  // the successor certifies, and the host and everybody else take their word
  await goTo(farid, `/w/${workspaceOf(farid)}/people`)
  const forMira = await addAndInvite(farid, 'Mira Lind', 'Mentor')
  const mira = await pages.open()
  await mira.goto(forMira)
  await mira.getByRole('button', { name: 'Join', exact: true }).click()
  await mira.getByText('Mira Lind, mentor').waitFor()
  await row(sana, 'Mira Lind').getByText('Joined').waitFor()

  // also over the one who was there before
  await farid.getByRole('button', { name: 'Show Sana Mirza' }).click()
  await farid.getByRole('button', { name: 'End access' }).click()
  await farid.getByRole('button', { name: 'End the access' }).click()
  await sana.getByText('The access of this person or device has ended').first().waitFor()
})

it('tells everybody of an invite that two computers opened, and a coordinator says which one counts', async () => {
  const ana = await nilab.comes('coordinator', 'people')
  const ben = await nilab.comes('member', 'people')
  for (const page of [ana, ben]) await row(page, 'Farid').getByText('Opened on two computers').waitFor()

  // Ben reads it and cannot decide; Ana asked Farid which computer is his
  const [his, other] = bothOpened
  await ben.getByRole('button', { name: 'Show Farid' }).click()
  await ben.getByText('One of them may not be the person.').waitFor()
  expect(await ben.getByRole('button', { name: /^Opened / }).count()).toBe(0)
  await ana.getByRole('button', { name: 'Show Farid' }).click()
  const choices = ana.getByRole('button', { name: /^Opened .*, key / })
  await expect.poll(() => choices.count()).toBe(2)
  await choices.filter({ hasText: his!.person.key.slice(0, 8) }).click()

  // everybody hears of it, and one of the two computers is in
  for (const page of [ana, ben]) {
    await page.getByText(`Key ${his!.device.key.slice(0, 8)}`).waitFor()
    await page.getByText(`Key ${other!.device.key.slice(0, 8)}`).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await row(page, 'Farid').getByText('Joined').waitFor()
  }
})
