import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, it } from 'vitest'
import { createWorkspace, goTo } from '../support/app'
import { browserPages } from '../support/pages'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { addUnit } from '../support/units'

const pages = browserPages()

it('backs a workspace up as it is closed, and says where', async () => {
  const shell = await startMain()
  const page = await pages.open()
  await bridgeTo(page, shell)
  await createWorkspace(page, pages.address)
  await goTo(page, '/settings')
  await page.getByText('There is no backup yet.').waitFor()
  await page.goBack()
  await addUnit(page, 'Registrar')
  await page.getByRole('link', { name: 'All workspaces' }).click()

  const folder = join(shell.userData, 'documents', 'Meridian backups')
  const files = () =>
    readdir(folder, { recursive: true }).then(
      all => all.filter(name => name.endsWith('.meridian')),
      () => [],
    )
  await expect.poll(files).toHaveLength(1)
  expect((await readFile(join(folder, (await files())[0]!))).subarray(0, 2).toString()).toBe('PK')

  await goTo(page, '/settings')
  await page.getByRole('listitem').filter({ hasText: 'Nilab University' }).waitFor()
  await page.getByText(folder).waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Show folder' }).click()
  await expect.poll(() => shell.opened).toEqual([folder])
})
