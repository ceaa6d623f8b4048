import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { routes } from '../../renderer/app/routes'
import { createWorkspace, drawn, goTo, openSample, workspaceOf } from '../support/app'
import { browserPages } from '../support/pages'

const pages = browserPages()

/** What no screen may do, whatever is on it, in words; run in the page. */
function faults(): string[] {
  const found: string[] = []
  const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const named = (element: Element) => {
    const words = element.getAttribute('aria-label') ?? element.textContent
    return `${element.tagName.toLowerCase()} "${words.replaceAll(/\s+/g, ' ').trim().slice(0, 40)}"`
  }
  /** Whether no part of the screen that scrolls hides that point of an element. */
  const isInSight = (element: Element, x: number, y: number): boolean => {
    const parent = element.parentElement
    if (!parent) return false // what stands outside of the main part
    const { left, right, top, bottom } = parent.getBoundingClientRect()
    const isHidden =
      getComputedStyle(parent).overflowY !== 'visible' && (x < left || x > right || y < top || y > bottom)
    return !isHidden && (parent === main || isInSight(parent, x, y))
  }
  const page = document.documentElement
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth - page.clientWidth} px too wide`)
  const main = document.querySelector('main') ?? document.body

  for (const element of main.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element)
    const isCut = style.overflowX === 'hidden' || style.overflowX === 'clip'
    const isForReaders = element.clientWidth <= 1 || element.clientHeight <= 1
    const holdsWords = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim())
    if (!isCut || isForReaders || !holdsWords || !visible(element)) continue
    const canBeRead = element.closest('[title]') !== null || element.closest('[role="grid"]') !== null
    if (element.scrollWidth > element.clientWidth + 1 && !canBeRead) found.push(`${named(element)} is cut off`)
  }

  const targets = 'button, a[href], input:not([type="hidden"]), textarea, [role="tab"], [role="radio"], [role="switch"]'
  for (const element of document.querySelectorAll<HTMLElement>(targets)) {
    const own = element.getBoundingClientRect()
    const isInText = getComputedStyle(element).display === 'inline'
    const isForReaders = own.width <= 1 || own.height <= 1
    if (isInText || isForReaders || !visible(element) || element.closest('[aria-hidden="true"], [inert]')) continue
    const isSpread = getComputedStyle(element, '::before').position === 'absolute' // over the whole card
    const around = isSpread ? element.offsetParent : (element as Partial<HTMLInputElement>).labels?.[0]
    const { width, height } = around?.getBoundingClientRect() ?? own
    const [x, y] = [own.x + own.width / 2, own.y + own.height / 2]
    const over = document.elementFromPoint(x, y)?.closest<HTMLElement>(targets)
    const isOther = over && main.contains(over) && !over.contains(element) && !element.contains(over)
    if (isOther && isInSight(element, x, y)) found.push(`${named(element)} lies under ${named(over)}`)
    if (Math.max(own.width, width) < 24 || Math.max(own.height, height) < 24)
      found.push(`${named(element)} is ${Math.round(own.width)} by ${Math.round(own.height)} px`)
  }
  return found
}

async function faultsOf(page: Page, paths: readonly string[]): Promise<string[]> {
  const id = workspaceOf(page)
  const found: string[] = []
  for (const path of paths) {
    await goTo(page, path.replace(':id', id))
    await drawn(page)
    found.push(...(await page.evaluate(faults)).map(fault => `${path}: ${fault}`))
  }
  return found
}

describe.each([
  [320, 640],
  [1024, 700],
  [1280, 800],
  [2560, 1440],
] as const)('at %i by %i', (width, height) => {
  it('no screen is wider than the window, cuts words off or has a target that is under 24 pixels or another target', async () => {
    const page = await pages.open({ viewport: { width, height }, reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    expect(await faultsOf(page, routes)).toEqual([])
  })
})

it('neither does a screen of a new workspace', async () => {
  const page = await pages.open({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  await createWorkspace(page, pages.address)
  expect(
    await faultsOf(
      page,
      routes.filter(path => path.startsWith('/w/')),
    ),
  ).toEqual([])
})

/** How many times lighter than the ground under it the edge of what `selector` finds is, or the other way round. */
const contrastOfEdge = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(element => {
      const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
      const luminance = (colour: string) => {
        paint.fillStyle = colour
        paint.fillRect(0, 0, 1, 1)
        const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map(value => {
          const part = value / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
      }
      let under: Element | null = element.parentElement
      while (under && getComputedStyle(under).backgroundColor === 'rgba(0, 0, 0, 0)') under = under.parentElement
      const edge = luminance(getComputedStyle(element).borderTopColor)
      const ground = luminance(getComputedStyle(under ?? document.body).backgroundColor)
      return (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05)
    })

describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
  it('the edges of fields, boxes and rings stand out from what is under them', async () => {
    const page = await pages.open({ colorScheme, reducedMotion: 'reduce' })
    await openSample(page, pages.address)
    const id = workspaceOf(page)
    const edges: [string, string][] = [
      ['profile', '.mantine-Input-input'],
      ['profile', '.mantine-Button-root[data-variant="default"]'],
      ['ratify', '.mantine-Checkbox-input:not(:checked)'],
    ]
    for (const [screen, selector] of edges) {
      await goTo(page, `/w/${id}/${screen}`)
      expect(await contrastOfEdge(page, selector), selector).toBeGreaterThanOrEqual(3)
    }
    await goTo(page, `/w/${id}/people`)
    await page.getByRole('button', { name: 'Add a person', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /^Coordinator/ })
      .waitFor()
    for (const selector of ['.mantine-RadioCard-card', '.mantine-RadioIndicator-indicator'])
      expect(await contrastOfEdge(page, `${selector}:not([data-checked])`), selector).toBeGreaterThanOrEqual(3)
  })
})

it('marks what is chosen by an edge where the system forces its own colours', async () => {
  const page = await pages.open({ forcedColors: 'active', reducedMotion: 'reduce' })
  await openSample(page, pages.address)
  const id = workspaceOf(page)
  const edgeOf = (name: string, role: 'tab' | 'radio' | 'link') =>
    page
      .getByRole(role, { name })
      .first()
      .evaluate(element => {
        const { borderBlockEndColor, borderBlockEndWidth, outlineStyle } = getComputedStyle(element)
        return [borderBlockEndColor, borderBlockEndWidth, outlineStyle].join(' ')
      })
  await goTo(page, `/w/${id}/people`)
  expect(await edgeOf('People', 'tab')).not.toBe(await edgeOf('Host', 'tab'))
  expect(await edgeOf('People', 'link')).not.toBe(await edgeOf('Profile', 'link'))
  await page.getByRole('button', { name: 'Add a person', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Member/ })
    .waitFor()
  expect(await edgeOf('Member', 'radio')).not.toBe(await edgeOf('Coordinator', 'radio'))
})
