import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { routes } from '../renderer/app/routes'
import { createWorkspace, goTo, openSample, workspaceOf } from '../tests/support/app'
import { launchBrowser, serveApp } from '../tests/support/browser'
import { isStale } from './freshness'
import { run, runScript } from './run'

// Pictures of every screen, and of every page of the sample's Word file, for a person to look at.
const folder = 'screenshots'
const sample = 'resources/samples/nilab.meridian'
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

type Begin = typeof openSample

/** Takes the given routes of a workspace that `begin` opens, in one colour scheme and in each of `views`. */
async function photograph(
  browser: Browser,
  address: string,
  {
    scheme,
    paths,
    views,
    into,
    begin,
  }: {
    readonly scheme: 'light' | 'dark'
    readonly paths: readonly string[]
    readonly views: typeof sizes
    readonly into: string
    readonly begin: Begin
  },
): Promise<void> {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await begin(page, address)
  await page.mouse.move(0, 0) // nothing stands under the pointer
  const id = workspaceOf(page)
  for (const viewport of views) {
    await page.setViewportSize(viewport)
    for (const path of paths) {
      await goTo(page, path.replace(':id', id))
      const name = path === '/' ? 'home' : path.replace('/w/:id/', '').replace('/', 'home-')
      await page.screenshot({ path: join(folder, into, `${name}-${viewport.width}-${scheme}.png`) })
    }
  }
  await context.close()
}

const isInstalled = (tool: string) => !spawnSync(tool, ['--version'], { stdio: 'ignore' }).error

async function photographWord(): Promise<void> {
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
await rm(folder, { recursive: true, force: true })
const served = await serveApp()
const browser = await launchBrowser()
try {
  for (const scheme of ['light', 'dark'] as const) {
    await photograph(browser, served.address, {
      scheme,
      paths: routes,
      views: sizes,
      into: 'sample',
      begin: openSample,
    })
  }
  await photograph(browser, served.address, {
    scheme: 'light',
    paths: routes.filter(path => path.includes(':id')),
    views: sizes.slice(0, 1),
    into: 'empty',
    begin: createWorkspace,
  })
} finally {
  await browser.close()
  await served.close()
}
await photographWord()
console.log(`Pictures are in ${folder}/.`)
