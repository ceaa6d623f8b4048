import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const installed = dirname(require.resolve('electron/package.json'))
const { version } = require('electron/package.json') as { version: string }

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}
const executable = executables[process.platform] ?? 'electron'

/** Where Electron's own program is on this computer, or undefined where it has not been fetched. Downloads nothing. */
export function electronBinary(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(installed, 'path.txt')
  const path = override
    ? join(override, executable)
    : existsSync(pathFile)
      ? join(installed, 'dist', readFileSync(pathFile, 'utf8'))
      : undefined
  return path !== undefined && existsSync(path) ? path : undefined
}

async function isDownloadReachable(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/'
  try {
    const signal = AbortSignal.timeout(10_000)
    return (await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: 'HEAD', signal })).ok
  } catch {
    return false
  }
}

/**
 * Fetches Electron's own program, from its cache where it was fetched before, and gives its path, or undefined where it
 * cannot be had. Takes at most half a minute where the download does not answer, ten minutes where it does.
 */
export async function fetchElectronBinary(): Promise<string | undefined> {
  const timeout = (await isDownloadReachable()) ? 600_000 : 20_000
  await new Promise(resolve => {
    const install = spawn(process.execPath, [join(installed, 'install.js')], { stdio: 'ignore', timeout })
    install.on('close', resolve).on('error', resolve)
  })
  return electronBinary()
}
