import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { createWorkspace, goTo, settled, workspaceOf } from '../support/app'
import { freshProfile, killBrowser, launchProfile, serveApp } from '../support/browser'
import { chance, freshSeed } from '../support/chance'
import { saved } from '../support/saving'

/** Two computers at the same time, each killed so often. */
const lanes = 2
const kills = 25

let served: Served
let profiles: Awaited<ReturnType<typeof freshProfile>>[]

beforeAll(async () => {
  served = await serveApp()
  profiles = await Promise.all(Array.from({ length: lanes }, freshProfile))
})
afterAll(async () => {
  await Promise.all(profiles.map(profile => profile.remove()))
  await served.close()
})

const section = (page: Page) => page.getByRole('textbox', { name: /^1 Introduction/ })

/** A new workspace with sections; gives where its draft is. */
async function begin(page: Page): Promise<string> {
  await createWorkspace(page, served.address)
  await goTo(page, `/w/${workspaceOf(page)}/draft`)
  await page.getByRole('radio', { name: /^Action plan/ }).click()
  await page.getByRole('button', { name: 'Create the sections' }).click()
  await section(page).waitFor()
  await saved(page)
  return page.url()
}

const words = (page: Page) => section(page).innerText()

/** Lets somebody write in a browser that is killed again and again. Gives how many words were called saved. */
async function writeUnderKills(profile: string, seed: number): Promise<number> {
  const random = chance(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const open: BrowserContext[] = []
  const start = async () => {
    const context = await launchProfile(profile)
    open.push(context)
    return { context, page: await context.newPage() }
  }
  let { context, page } = await start()
  const address = await begin(page)
  const kept: string[] = []
  let count = 0
  try {
    for (let kill = 0; kill < kills; kill++) {
      await section(page).click()
      await page.keyboard.press('End')
      const said = Array.from({ length: 1 + below(3) }, () => `word${++count};`)
      await page.keyboard.type(`${said.join(' ')} `)
      await saved(page)
      kept.push(...said)
      // how far the next letters are on their way to the disk is up to chance
      await page.keyboard.type('never acknowledged '.slice(0, below(19)))
      await killBrowser(context)

      const next = await start()
      context = next.context
      page = next.page
      await page.goto(address)
      await settled(page)
      const missing = async () => {
        const text = await words(page)
        return kept.filter(word => !text.includes(word))
      }
      await expect.poll(missing, { timeout: 60_000, message: `seed ${seed}, kill ${kill}` }).toEqual([])
    }
  } finally {
    await Promise.all(open.map(one => one.close().catch(() => undefined)))
  }
  return kept.length
}

it(
  `keeps every word that was called saved through ${lanes * kills} kills of a browser in the middle of writing`,
  { retry: 0, timeout: 900_000 },
  async () => {
    const seed = freshSeed()
    const counts = await Promise.all(profiles.map(({ folder }, lane) => writeUnderKills(folder, seed + lane)))
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(kills)
  },
)
