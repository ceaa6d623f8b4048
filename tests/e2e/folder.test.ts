import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { canonicalBytes } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'
import { createWorkspace, goTo, workspaceOf } from '../support/app'
import { bridgeTo } from '../support/desktopPage'
import { startMain } from '../support/desktopShell'
import { checkHere, shelf } from '../support/exchange'
import { temporaryFolder } from '../support/hosted'
import { addAndInvite } from '../support/inviting'
import { openPalette } from '../support/keyboard'
import { chooseFile, saveFile } from '../support/pageFiles'
import { browserPages } from '../support/pages'
import { addUnit, unitNames } from '../support/units'

const pages = browserPages()

/** The folder that people share, and one for files that they save. */
let drive: Awaited<ReturnType<typeof temporaryFolder>>
let files: Awaited<ReturnType<typeof temporaryFolder>> & { next: number }
beforeEach(async () => {
  drive = await temporaryFolder()
  files = { ...(await temporaryFolder()), next: 1 }
})
afterEach(async () => {
  await drive.remove()
  await files.remove()
})

/** Somebody at a desktop of their own. */
interface Seat {
  readonly page: Page
  readonly shell: Awaited<ReturnType<typeof startMain>>
}

async function desktop(): Promise<Seat> {
  const shell = await startMain()
  const page = await pages.open()
  await bridgeTo(page, shell)
  return { page, shell }
}

const showFolder = ({ page }: Pick<Seat, 'page'>) => goTo(page, `/w/${workspaceOf(page)}/people/folder`)

/** Waits until the folder stands like this. */
const stands = (page: Page, state: string) => page.locator(`main [data-folder="${state}"]`).waitFor()

/** Chooses the shared folder in the system's dialog. */
async function chooseFolder(seat: Seat, path: string): Promise<void> {
  await showFolder(seat)
  seat.shell.dialogs.open = { canceled: false, filePaths: [path] }
  await seat.page.getByRole('button', { name: 'Choose a folder' }).click()
  await stands(seat.page, 'watching')
}

/** Reads and writes the folder now, as it would be by itself a little later. */
async function look({ page }: Pick<Seat, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Read it now' }).click()
  await stands(page, 'watching')
  await page.locator('main [data-waiting="0"]').waitFor()
}

async function addsUnit({ page }: Pick<Seat, 'page'>, name: string): Promise<void> {
  await goTo(page, `/w/${workspaceOf(page)}/profile/units`)
  await addUnit(page, name)
}

const units = async ({ page }: Pick<Seat, 'page'>) => {
  await goTo(page, `/w/${workspaceOf(page)}/profile/units`)
  return unitNames(page)
}

/** Saves the workspace as a file, and gives what is in it. */
async function exported({ page, shell }: Seat): Promise<{ readonly path: string; readonly content: string }> {
  const path = join(files.path, `${files.next++}.meridian`)
  shell.dialogs.save = { canceled: false, filePath: path }
  await goTo(page, `/w/${workspaceOf(page)}/settings`)
  await page.getByRole('button', { name: 'Save with pictures' }).click()
  await page.getByText(path).first().waitFor()
  const { target } = await openExchange(await unpackExchange(await readFile(path)), checkHere, shelf().keep)
  return { path, content: new TextDecoder().decode(canonicalBytes(collectContent(bindWorkspace(target.documents)))) }
}

/** Invites somebody, and saves the file that they join with. */
async function invites(host: Seat, name: string, role: string) {
  const { page } = host
  await goTo(page, `/w/${workspaceOf(page)}/people`)
  const link = await addAndInvite(page, name, role)
  return { link, ...(await exported(host)) }
}

/** Invites somebody, who joins at another desktop with the invite and an exchange file. */
async function joins(host: Seat, name: string, role: string): Promise<Seat> {
  const { link, path } = await invites(host, name, role)
  const seat = await desktop()
  await seat.page.goto(`${pages.address}/#/join`)
  await seat.page.getByLabel('Invite link').fill(link)
  await seat.page.getByRole('button', { name: 'Open the invite' }).click()
  seat.shell.dialogs.open = { canceled: false, filePaths: [path] }
  await seat.page.getByRole('button', { name: 'Choose the .meridian file' }).click()
  await seat.page.getByRole('button', { name: 'Join', exact: true }).click()
  await seat.page.getByText(`${name}, ${role.toLowerCase()}`).waitFor()
  return seat
}

/** Somebody founds a workspace at a desktop and shares it by the folder. */
async function founder(): Promise<Seat> {
  const seat = await desktop()
  await createWorkspace(seat.page, pages.address)
  await chooseFolder(seat, drive.path)
  return seat
}

/** Lets everybody look until all of them show these units. */
async function allHave(seats: readonly Seat[], names: readonly string[]): Promise<void> {
  for (const seat of seats)
    await expect
      .poll(
        async () => {
          for (const each of seats) {
            await showFolder(each)
            await look(each)
          }
          return (await units(seat)).sort()
        },
        { timeout: 120_000 },
      )
      .toEqual([...names].sort())
}

it('two desktops that only share a folder end identical, also after the folder was gone for a while', async () => {
  const sana = await founder()
  const farid = await joins(sana, 'Farid Kakar', 'Member')
  await chooseFolder(farid, drive.path)
  await addsUnit(sana, 'Registrar')
  await addsUnit(farid, 'Finance')
  await allHave([sana, farid], ['Registrar', 'Finance'])

  // each sees who else is there
  await showFolder(sana)
  const others = sana.page.getByRole('list', { name: 'Who else uses it' })
  await others.getByRole('listitem').filter({ hasText: 'Farid Kakar' }).getByText('Something new came').waitFor()

  // the drive is unplugged, and both work on
  await rename(drive.path, `${drive.path}-away`)
  await sana.page.getByRole('button', { name: 'Read it now' }).click()
  await stands(sana.page, 'away')
  await sana.page.getByText('The folder is not there now').waitFor()
  await addsUnit(sana, 'Library')
  await sana.page.getByRole('contentinfo').getByText('Changes wait here').waitFor()
  await addsUnit(farid, 'Hostels')

  // and comes back
  await rename(`${drive.path}-away`, drive.path)
  await allHave([sana, farid], ['Registrar', 'Finance', 'Library', 'Hostels'])
  expect((await exported(farid)).content).toBe((await exported(sana)).content)
})

it('a mentor reads along by the folder, and it says what they put into it', async () => {
  const sana = await founder()
  const mira = await joins(sana, 'Mira Lind', 'Mentor')
  await addsUnit(sana, 'Registrar')
  await chooseFolder(mira, drive.path)
  await mira.page.getByText('Your comments reach them; you can only read the rest.').waitFor()
  await allHave([sana, mira], ['Registrar'])
  await showFolder(sana)
  const others = sana.page.getByRole('list', { name: 'Who else uses it' })
  await others.getByRole('listitem').filter({ hasText: 'Mira Lind' }).waitFor()
  expect(await sana.page.getByRole('list', { name: 'Not taken in' }).count()).toBe(0)
})

it('shows a coordinator the late work of somebody whose access ended, and takes it in when they answer for it', async () => {
  // given two computers whose drive brings nothing at the moment
  const sana = await founder()
  const farid = await joins(sana, 'Farid Kakar', 'Member')
  const elsewhere = join(files.path, 'drive')
  await cp(drive.path, elsewhere, { recursive: true })
  await chooseFolder(farid, elsewhere)
  await addsUnit(farid, 'Finance')
  await showFolder(farid)
  await look(farid)
  await cp(elsewhere, drive.path, { recursive: true })
  await allHave([sana], ['Finance'])

  // when one ends the other's access, who writes on without knowing it
  await goTo(sana.page, `/w/${workspaceOf(sana.page)}/people`)
  await sana.page.getByRole('button', { name: 'Show Farid Kakar' }).click()
  await sana.page.getByRole('button', { name: 'End access' }).click()
  await sana.page.getByRole('button', { name: 'End the access' }).click()
  await addsUnit(farid, 'Hostels')
  await showFolder(farid)
  await look(farid)
  await cp(elsewhere, drive.path, { recursive: true })

  // then it is not taken in, which the status line says
  await showFolder(sana)
  await look(sana)
  await sana.page.getByRole('contentinfo').getByText('Shared folder: not everything was taken in').waitFor()
  await expect.poll(() => units(sana)).toEqual(['Finance'])

  // until the coordinator has seen what it changes, and answers for it
  await showFolder(sana)
  await sana.page.getByRole('list', { name: 'Not taken in' }).waitFor()
  expect((await new AxeBuilder({ page: sana.page }).analyze()).violations).toEqual([])
  await sana.page.getByRole('button', { name: 'See what the late work of Farid Kakar changes' }).click()
  const dialog = sana.page.getByRole('dialog', { name: 'Adopt this file?' })
  await dialog.getByText('Hostels').waitFor()
  await dialog.getByRole('button', { name: 'Adopt it' }).click()
  await sana.page.getByRole('button', { name: 'Stay here' }).click()
  await expect.poll(async () => (await units(sana)).sort()).toEqual(['Finance', 'Hostels'])
})

it('writes as it closes, remembers the folder, and leaves nothing of its own there when told to stop', async () => {
  const written = async () => (await readdir(drive.path, { recursive: true })).filter(name => name.endsWith('.seg'))
  const sana = await founder()
  const id = workspaceOf(sana.page)
  await look(sana)
  const before = (await written()).length
  await addsUnit(sana, 'Registrar')
  await goTo(sana.page, '/') // from then on nobody looks at the folder
  await expect.poll(async () => (await written()).length, { timeout: 60_000 }).toBeGreaterThan(before)

  await goTo(sana.page, `/w/${id}/people/folder`)
  await sana.page.reload()
  await stands(sana.page, 'watching')
  await sana.page
    .getByRole('contentinfo')
    .getByText(/^Shared folder read/)
    .waitFor()

  await sana.page.getByRole('button', { name: 'Stop using it' }).click()
  const dialog = sana.page.getByRole('dialog', { name: 'Stop using this folder?' })
  await dialog.getByRole('checkbox', { name: 'Also remove what this computer put there' }).check()
  await dialog.getByRole('button', { name: 'Stop using it' }).click()
  await sana.page.getByText('No shared folder yet').waitFor()
  await expect.poll(() => sana.page.evaluate(() => document.activeElement?.textContent)).toBe('No shared folder yet')
  await expect.poll(written).toEqual([])
  expect((await new AxeBuilder({ page: sana.page }).analyze()).violations).toEqual([])
})

/** Gives a page of a browser a folder that it may open, in the browser's own file system, and asks again after each load. */
async function openableFolder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let isAllowed = false
    const root = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Strategy', { create: true })
    const refuseUnlessAllowed = (name: 'entries' | 'keys' | 'getDirectoryHandle') => {
      const real = FileSystemDirectoryHandle.prototype[name] as (...given: unknown[]) => unknown
      Object.defineProperty(FileSystemDirectoryHandle.prototype, name, {
        value(this: FileSystemDirectoryHandle, ...given: unknown[]) {
          if (this.name === 'Strategy' && !isAllowed) throw new DOMException('not allowed', 'NotAllowedError')
          return real.apply(this, given)
        },
      })
    }
    for (const name of ['entries', 'keys', 'getDirectoryHandle'] as const) refuseUnlessAllowed(name)
    Object.assign(window, {
      showDirectoryPicker: () => {
        isAllowed = true
        return root()
      },
    })
    Object.assign(FileSystemHandle.prototype, {
      requestPermission: () => {
        isAllowed = true
        return Promise.resolve('granted')
      },
    })
  })
}

/** Brings files from the folder of a browser to the one on the disk and back, as a drive does. */
async function carry(page: Page): Promise<void> {
  const theirs = await page.evaluate(async () => {
    const found: [string, number[]][] = []
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries())
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`)
        else {
          const file = await (handle as FileSystemFileHandle).getFile()
          found.push([`${path}${name}`, [...new Uint8Array(await file.arrayBuffer())]])
        }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('Strategy'), '')
    return found
  })
  for (const [path, bytes] of theirs) {
    await mkdir(dirname(join(drive.path, path)), { recursive: true })
    await writeFile(join(drive.path, path), Uint8Array.from(bytes))
  }
  const entries = await readdir(drive.path, { recursive: true, withFileTypes: true })
  const ours = await Promise.all(
    entries
      .filter(entry => entry.isFile() && /^\w/.test(entry.name))
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [relative(drive.path, path), [...(await readFile(path))]] as const
      }),
  )
  const known = new Set(theirs.map(([path]) => path))
  await page.evaluate(
    async files => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('Strategy')
      for (const [path, bytes] of files) {
        const names = path.split('/')
        let folder = root
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true })
        const writing = await (await folder.getFileHandle(names.at(-1)!, { create: true })).createWritable()
        await writing.write(Uint8Array.from(bytes))
        await writing.close()
      }
    },
    ours.filter(([path]) => !known.has(path)),
  )
}

it('joins a browser and a desktop by a drive that carries files between them', async () => {
  const sana = await founder()
  const { link, path } = await invites(sana, 'Farid Kakar', 'Member')
  const page = await pages.open()
  await openableFolder(page)
  await page.goto(`${pages.address}/#/join`)
  await page.getByLabel('Invite link').fill(link)
  await page.getByRole('button', { name: 'Open the invite' }).click()
  await chooseFile(page.getByRole('button', { name: 'Choose the .meridian file' }), path)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText('Farid Kakar, member').waitFor()
  const farid = { page }
  await showFolder(farid)
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await stands(page, 'watching')

  await addsUnit(sana, 'Registrar')
  await addsUnit(farid, 'Finance')
  for (const seat of [sana, farid])
    await expect
      .poll(
        async () => {
          for (const each of [sana, farid]) {
            await showFolder(each)
            await look(each)
            await carry(page)
          }
          return (await units(seat)).sort()
        },
        { timeout: 120_000 },
      )
      .toEqual(['Finance', 'Registrar'])
})

it('asks again in a browser after a restart, with one click, and goes on where it was', async () => {
  const page = await pages.open()
  await openableFolder(page)
  await createWorkspace(page, pages.address)
  await goTo(page, `/w/${workspaceOf(page)}/people/folder`)
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await stands(page, 'watching')
  await page.locator('main [data-waiting="0"]').waitFor()

  await page.reload()
  await page.getByRole('contentinfo').getByText('Shared folder: the browser asks again. See what to do').click()
  await page.getByText('The browser asks again before it opens the folder').waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Open the folder' }).click()
  await stands(page, 'watching')
})

it('says in a browser that opens no folders what works instead', async () => {
  const page = await pages.open()
  await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }))
  await createWorkspace(page, pages.address)
  await (await openPalette(page)).fill('shared folder')
  await page.getByRole('button', { name: 'Set up or show the shared folder' }).click()
  await page.getByText('This browser opens no folders').waitFor()
  const file = await saveFile(page.getByRole('button', { name: 'Save an exchange file' }))
  expect(file.suggestedFilename()).toMatch(/\.meridian$/)
})
