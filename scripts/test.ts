import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browserBinary'
import { electronBinary } from './electronBinary'
import { isStale } from './freshness'
import { hasDisplay } from './openBrowser'
import { run, runScript } from './run'
import { smallDisk } from './smallDisk'

/** What these tests cannot see on this machine, each with the reason. */
function unverified(): string[] {
  const noElectron = !electronBinary()
    ? 'the Electron program is not on this computer'
    : hasDisplay()
      ? null
      : 'there is no display'
  const disk = smallDisk(1)
  disk?.remove()
  const window = noElectron && `A real Electron window, because ${noElectron}. Its built code ran against a stand-in.`
  return [
    ...(window ? [window] : []),
    ...(disk
      ? []
      : [
          'A disk that is really full, because only an administrator on Linux can make one. A store that refuses stood in.',
        ]),
    'The keychain of the operating system, because only a person can unlock it. Its calls ran against a stand-in.',
    'The installers, because building them needs downloads and signing keys. The workflow file builds them.',
  ]
}

const scratchName = 'meridian-test-'
const dayMs = 24 * 3600 * 1000

/** A folder for all that the tests of this run leave behind when they are killed; what killed runs left is removed. */
async function scratchFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(scratchName)) continue
    const path = join(tmpdir(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > dayMs) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), scratchName))
}

const named = process.env['MERIDIAN_BROWSER']
if (named && !existsSync(named)) {
  console.error(`MERIDIAN_BROWSER names ${named}, and there is nothing; name a browser, or unset it to have one found.`)
  process.exit(1)
}
const browser = await ensureBrowser()
if (!browser) {
  console.error(
    'No browser for the tests could be found or installed; install Chrome, Chromium or Edge, or name one in MERIDIAN_BROWSER.',
  )
  process.exit(1)
}
if (isStale()) {
  const built = await runScript('scripts/build.ts')
  if (built !== 0) process.exit(built)
}
const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]
const scratch = await scratchFolder()
const places = { TMPDIR: scratch, TEMP: scratch, TMP: scratch }
const code = await run(process.execPath, vitest, { MERIDIAN_BROWSER: browser, ...places })
await rm(scratch, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
console.log(
  `\nNot verified on this machine:\n${unverified()
    .map(line => `- ${line}\n`)
    .join('')}`,
)
process.exit(code)
