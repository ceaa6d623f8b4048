import { expect, it } from 'vitest'
import { places, stages } from '../../renderer/workspace/screens'
import { goTo, settled, workspaceOf } from '../support/app'
import { hostileWorkspace } from '../support/hostileWorkspace'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { readWord } from '../support/readWord'
import { saved } from '../support/saving'
import { unitNames } from '../support/units'

const pages = browserPages({ console: true })

const views = [...stages, ...places].flatMap(screen => {
  if (screen === 'profile') return ['institution', 'units', 'people', 'control'].map(view => `profile/${view}`)
  if (screen === 'swot') return ['swot', 'swot/table']
  if (screen === 'benchmark') return ['benchmark', 'benchmark/peers', 'benchmark/values']
  return [screen]
})

it('opens, works and gives its Word file, whatever a hostile replica wrote into the workspace', async () => {
  const page = await pages.open()
  await page.goto(pages.address)
  const file = { name: 'hostile.meridian', mimeType: 'application/octet-stream' }
  const buffer = Buffer.from(await hostileWorkspace())
  await chooseFile(page.getByRole('button', { name: /^Open file/ }), { ...file, buffer })
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Open the workspace' }).click()
  await page.waitForURL(/#\/w\//)
  await settled(page)
  const received = workspaceOf(page)

  // whoever makes it their own can do everything again
  await page.getByLabel('Your name').first().fill('Sana Mirza')
  await page.getByRole('button', { name: 'Make my own copy' }).first().click()
  await page.waitForURL(url => url.hash.startsWith('#/w/') && !url.hash.includes(received))
  await settled(page)
  const own = workspaceOf(page)
  for (const view of views) {
    await goTo(page, `/w/${own}/${view}`)
    expect(await page.getByRole('main').innerText(), view).not.toContain('did not expect')
  }

  await goTo(page, `/w/${own}/profile/units`)
  const field = page.getByLabel('Add a unit')
  await field.fill('A unit that is whole')
  await field.press('Enter')
  await expect.poll(() => unitNames(page)).toContain('A unit that is whole')
  await saved(page)
  await goTo(page, `/w/${own}/ratify`)
  const { text } = await readWord(await saveFile(page.getByRole('button', { name: 'Export Word document' }).first()))
  expect(text).toContain('What is whole stays readable.')
})
