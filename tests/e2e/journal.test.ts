import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createWorkspace, settled } from '../support/app'
import { browserPages } from '../support/pages'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { addUnit, unitNames } from '../support/units'

const pages = browserPages()

/** A page of the desktop with nothing in its storage, as after a browser engine lost it. */
async function emptyPage(shell: Awaited<ReturnType<typeof startMain>>): Promise<Page> {
  const page = await pages.open()
  await bridgeTo(page, shell)
  return page
}

it('brings everything back from the journal, twice, when the storage of the window is lost', { retry: 0 }, async () => {
  const shell = await startMain()
  const before = await emptyPage(shell)
  await createWorkspace(before, pages.address)
  await addUnit(before, 'Registrar')
  const address = before.url()
  await pages.close()

  // found from the home screen
  const between = await emptyPage(shell)
  await between.goto(pages.address)
  await between.getByRole('link', { name: /Nilab University/ }).click()
  await between.waitForURL(/#\/w\//)
  await settled(between)
  await between.goto(address)
  await settled(between)
  await between.getByRole('tab', { name: 'Units' }).click()
  await expect.poll(() => unitNames(between)).toEqual(['Registrar'])
  await addUnit(between, 'Finance')
  await pages.close()

  // found by its address
  const after = await emptyPage(shell)
  await after.goto(address)
  await settled(after)
  await after.getByRole('tab', { name: 'Units' }).click()
  await expect.poll(() => unitNames(after)).toEqual(['Registrar', 'Finance'])
})
