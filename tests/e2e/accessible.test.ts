import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { routes } from '../../renderer/app/routes'
import { goTo, openSample, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'

const pages = browserPages()

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
    const page = await pages.open({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    const id = workspaceOf(page)
    const broken: string[] = []
    for (const path of paths) {
      await goTo(page, path.replace(':id', id))
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id: rule, nodes } of violations)
        broken.push(`${path}: ${rule} at ${nodes.map(node => node.target.join(' ')).join(', ')}`)
    }
    expect(broken).toEqual([])
  })
})
