import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Served } from '../../server/http/serve'
import { routes } from '../../renderer/app/routes'
import { goTo, openSample, workspaceOf } from '../support/app'
import { launchBrowser, serveApp } from '../support/browser'

let served: Served
let browser: Browser

beforeAll(async () => {
  served = await serveApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** The eight stages and what else the router knows, and the views that have an address of their own. */
const paths = [
  ...routes,
  ...['profile/units', 'profile/people', 'profile/control', 'people/host', 'people/paste'].map(
    view => `/w/:id/${view}`,
  ),
]

describe.each([
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 640, 400],
] as const)('in %s colours at %i by %i', (colorScheme, width, height) => {
  it('no screen breaks a rule of accessibility', async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await openSample(page, served.address)
    const id = workspaceOf(page)
    const broken: string[] = []
    for (const path of paths) {
      await goTo(page, path.replace(':id', id))
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id: rule, nodes } of violations)
        broken.push(`${path}: ${rule} at ${nodes.map(node => node.target.join(' ')).join(', ')}`)
    }
    await context.close()
    expect(broken).toEqual([])
  })
})
