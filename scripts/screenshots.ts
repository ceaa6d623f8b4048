import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { routes } from '../renderer/app/routes'
import { createWorkspace, goTo, openSample, settled, workspaceOf } from '../tests/support/app'
import { launchBrowser, serveApp } from '../tests/support/browser'
import { addAndInvite } from '../tests/support/inviting'
import { momentary, openings, type Opening } from '../tests/support/openings'
import { isStale } from './freshness'
import { run, runScript } from './run'

// Pictures of every screen, of what opens on them, and of every page of the sample's Word file, for a person to look at.
// Words behind the command name some of them alone, by their folder or file: `npm run screenshots -- empty/ swot-1280 word`.
const asked = process.argv.slice(2)
const isAsked = (...name: readonly string[]) =>
  asked.length === 0 || asked.some(words => name.join('/').includes(words))
const folder = 'screenshots'
const sample = 'resources/samples/nilab.meridian'
const desk = { width: 1280, height: 800 }
const sizes = [desk, { width: 1920, height: 1080 }]
const phone = { width: 390, height: 844 }
/** The rail shows icons over names here, and the guidance is a drawer. */
const small = { width: 1024, height: 700 }
/** A window of 1280 pixels at a zoom of 200 %. */
const zoomed = { width: 640, height: 400 }
const schemes = ['light', 'dark'] as const
const inWorkspace = routes.filter(path => path.startsWith('/w/'))

type Begin = typeof openSample

/** Waits until nothing has changed on a page for a while: parts of a screen that cost time come after the rest. */
async function still(page: Page): Promise<void> {
  await settled(page)
  // the words of a long draft are counted section by section, with quiet moments between them
  await page.waitForFunction(
    () => ![...document.querySelectorAll('main p')].some(p => /^\d+ sections?$/.test(p.innerHTML)),
  )
  await page.evaluate(
    async ([quietMs, mostMs]) => {
      let watcher: MutationObserver | undefined
      await new Promise<void>(resolve => {
        let rest = setTimeout(resolve, quietMs)
        watcher = new MutationObserver(() => {
          clearTimeout(rest)
          rest = setTimeout(resolve, quietMs)
        })
        watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
        setTimeout(resolve, mostMs)
      })
      watcher?.disconnect()
    },
    [400, 5000] as const,
  )
}

async function picture(page: Page, ...name: readonly string[]): Promise<void> {
  await still(page)
  await page.screenshot({ path: `${join(folder, ...name)}.png` })
}

/** The name of a path's pictures: names of files hold no colon, which Windows does not allow. */
const nameOf = (path: string) =>
  path === '/' ? 'home' : path.replace('/w/:id/', '').replace('/:id', '').replace(/^\//, 'home-')

/** A page of its own over what `begin` opens, with nothing under the pointer and no ring around the heading. */
async function beginWith(
  browser: Browser,
  address: string,
  begin: Begin,
  options: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage()
  await begin(page, address)
  await page.mouse.click(0, 0)
  return page
}

/** Takes the given routes of a workspace that `begin` opens, in one colour scheme and in each of `views`. */
async function photograph(
  browser: Browser,
  address: string,
  {
    scheme = 'light',
    paths,
    views,
    into,
    begin = openSample,
    scale = 1,
  }: {
    readonly scheme?: (typeof schemes)[number]
    readonly paths: readonly string[]
    readonly views: typeof sizes
    readonly into: string
    readonly begin?: Begin
    /** Pixels of the picture for each of the page. */
    readonly scale?: number
  },
): Promise<void> {
  const wanted = views
    .flatMap(viewport => paths.map(path => ({ viewport, path, name: `${nameOf(path)}-${viewport.width}-${scheme}` })))
    .filter(({ name }) => isAsked(into, name))
  if (wanted.length === 0) return
  const page = await beginWith(browser, address, begin, { colorScheme: scheme, deviceScaleFactor: scale })
  const id = workspaceOf(page)
  for (const { viewport, path, name } of wanted) {
    await page.setViewportSize(viewport)
    await goTo(page, path.replace(':id', id))
    await picture(page, into, name)
  }
  await page.context().close()
}

/** Takes what opens on the screens of the sample, each on a page of its own, in both colour schemes. */
async function photographOpenings(
  browser: Browser,
  address: string,
  {
    what,
    into,
    viewport,
  }: { readonly what: readonly Opening[]; readonly into: string; readonly viewport: typeof desk },
): Promise<void> {
  for (const { what: words, screen, open, shown } of what) {
    const name = words.replaceAll(' ', '-').replaceAll(/[^\w-]/g, '')
    if (!isAsked(into, name)) continue
    const page = await beginWith(browser, address, openSample, { viewport })
    await goTo(page, `/w/${workspaceOf(page)}/${screen}`)
    await still(page)
    await open(page)
    await shown(page)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await picture(page, into, `${name}-${colorScheme}`)
    }
    await page.context().close()
  }
}

/** Takes the way of somebody into a workspace: the invite, and what they are asked. */
async function photographJoining(browser: Browser, address: string): Promise<void> {
  if (!isAsked('states', 'joining-light')) return
  const host = await beginWith(browser, address, openSample, { viewport: desk })
  await goTo(host, `/w/${workspaceOf(host)}/people`)
  const link = await addAndInvite(host, 'Farah Siddiqui', 'Member')
  const guest = await (await browser.newContext({ viewport: desk })).newPage()
  await guest.goto(link)
  await guest.getByRole('cell', { name: 'Nilab University' }).waitFor()
  await picture(guest, 'states', 'joining-light')
  for (const page of [host, guest]) await page.context().close()
}

/** What opens only where the window is narrow. */
const narrow: readonly Opening[] = ['Stages', 'Guidance'].map(name => ({
  what: name.toLowerCase(),
  screen: 'swot',
  open: page => page.getByRole('button', { name, exact: true }).click(),
  shown: page => page.getByRole('dialog').waitFor(),
}))

const isInstalled = (tool: string) => !spawnSync(tool, ['--version'], { stdio: 'ignore' }).error

async function photographWord(): Promise<void> {
  if (!isAsked('word', 'page')) return
  const missing = ['soffice', 'pdftoppm'].filter(tool => !isInstalled(tool))
  if (missing.length > 0) return console.log(`Without ${missing.join(' and ')} the Word file's pages are left out.`)
  const into = join(folder, 'word')
  await mkdir(into, { recursive: true })
  const file = join(into, 'nilab.docx')
  const steps = [
    [process.execPath, '--import', 'tsx', 'server/cli/main.ts', 'export', sample, '--out', file],
    ['soffice', '--headless', '--convert-to', 'pdf', '--outdir', into, file],
    ['pdftoppm', '-r', '80', '-png', join(into, 'nilab.pdf'), join(into, 'page')],
  ] as const
  for (const [command, ...args] of steps) {
    if ((await run(command, args)) !== 0) throw new Error(`${command} could not draw the Word file`)
  }
}

if (isStale() && (await runScript('scripts/build.ts')) !== 0) process.exit(1)
if (asked.length === 0) await rm(folder, { recursive: true, force: true })
const served = await serveApp()
const browser = await launchBrowser()
try {
  const { address } = served
  for (const scheme of schemes) {
    await photograph(browser, address, { scheme, paths: routes, views: sizes, into: 'sample' })
  }
  await photograph(browser, address, { paths: inWorkspace, views: [desk], into: 'empty', begin: createWorkspace })
  await photograph(browser, address, { paths: routes, views: [small, phone], into: 'narrow' })
  await photograph(browser, address, { paths: routes, views: [zoomed], into: 'zoom', scale: 2 })
  await photographOpenings(browser, address, { what: [...openings, ...momentary], into: 'states', viewport: desk })
  await photographOpenings(browser, address, { what: narrow, into: 'narrow', viewport: phone })
  await photographJoining(browser, address)
} finally {
  await browser.close()
  await served.close()
}
await photographWord()
console.log(`Pictures are in ${folder}/.`)
