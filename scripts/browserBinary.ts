import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { run } from './run.ts'

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const onMac = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const onWindows = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
]

function candidates(): string[] {
  const { env, platform } = process
  if (platform === 'darwin') return onMac.map(app => join('/Applications', app))
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return roots.flatMap(root => (root ? onWindows.map(app => join(root, app)) : []))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

/**
 * A browser of the Chromium family on this computer: the one `MERIDIAN_BROWSER` names, an installed one, or the one
 * Playwright fetched. Undefined where there is none.
 */
export function findBrowser(): string | undefined {
  const named = process.env['MERIDIAN_BROWSER']
  return [...(named ? [named] : candidates()), chromium.executablePath()].find(path => existsSync(path))
}

/** A browser, installed if need be: Debian's package as root, else Playwright's own. Undefined where neither works. */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = findBrowser()
  if (found) return found
  console.log('There is no Chrome, Chromium or Edge on this computer, so one is installed for the tests.')
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['-qq', 'update'])
    await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], quiet)
  }
  if (!findBrowser()) await run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  return findBrowser()
}
