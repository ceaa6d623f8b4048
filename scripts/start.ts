import { isMeridian } from '../server/http/identity'
import { servePage, type Served } from '../server/http/serve'
import { electronBinary, fetchElectronBinary } from './electronBinary'
import { isStale } from './freshness'
import { hasDisplay, openBrowser } from './openBrowser'
import { run, runScript } from './run'

const port = Number(process.env['MERIDIAN_PORT'] ?? 4870)

async function buildStale(): Promise<void> {
  if (!isStale()) return
  console.log('Building Meridian. This takes a moment after each change.')
  const code = await runScript('scripts/build.ts')
  if (code !== 0) process.exit(code)
}

/** Opens the Electron window and ends with it. Returns where there can be none, having said why. */
async function openWindow(): Promise<void> {
  let binary = electronBinary()
  if (!binary && hasDisplay()) {
    console.log('Looking for the Electron program, once; it is about 110 MB.')
    binary = await fetchElectronBinary()
  }
  if (!binary) return console.log('No Electron program can be had on this computer, so Meridian runs in the browser.')
  if (!hasDisplay() && !process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
    return console.log('There is no display for an Electron window here, so Meridian runs in the browser.')
  }
  await buildStale()
  const startedAt = Date.now()
  const code = await run(binary, ['.', ...process.argv.slice(2)])
  if (code === 0 || Date.now() - startedAt > 5000) process.exit(code)
  console.log('The Electron window did not open, so Meridian runs in the browser.')
}

async function claimPort(): Promise<Served> {
  try {
    return await servePage('out/renderer', port)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
  }
  const address = `http://127.0.0.1:${port}`
  if (await isMeridian(address)) {
    console.log(`Meridian runs already: ${address}`)
    openBrowser(address)
    process.exit(0)
  }
  console.error(
    `Another program uses port ${port}, under which your browser keeps Meridian's work; stop it and start Meridian again.`,
  )
  process.exit(1)
}

/** npm passes a signal no further than its shell: without this the server would live on and hold the port. */
function endWithParent(end: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), 500).unref()
}

async function serveBrowserShell(): Promise<void> {
  // the port first: of two starts at once only one builds
  const served = await claimPort()
  const end = () => void served.close().then(() => process.exit(0))
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end)
  endWithParent(end)
  await buildStale()
  console.log(`Meridian runs at ${served.address}. Press Ctrl-C to end it.`)
  openBrowser(served.address)
}

await openWindow()
await serveBrowserShell()
