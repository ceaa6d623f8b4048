import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { routes } from '../../renderer/app/routes'
import { goTo, openSample, workspaceOf } from '../support/app'
import { openings } from '../support/openings'
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

describe.each(openings)('$what', ({ what, screen, open, shown }) => {
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
