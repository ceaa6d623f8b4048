import { ensureBrowser } from './browserBinary'
import { electronBinary } from './electronBinary'
import { isStale } from './freshness'
import { hasDisplay } from './openBrowser'
import { run, runScript } from './run'

/** What these tests cannot see on this machine, each with the reason. */
function unverified(): string[] {
  const noElectron = !electronBinary()
    ? 'the Electron program is not on this computer'
    : hasDisplay()
      ? null
      : 'there is no display'
  const window = noElectron && `A real Electron window, because ${noElectron}. Its built code ran against a stand-in.`
  return [
    ...(window ? [window] : []),
    'The keychain of the operating system, because only a person can unlock it. Its calls ran against a stand-in.',
    'The installers, because building them needs downloads and signing keys. The workflow file builds them.',
  ]
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
const code = await run(process.execPath, vitest, { MERIDIAN_BROWSER: browser })
console.log(
  `\nNot verified on this machine:\n${unverified()
    .map(line => `- ${line}\n`)
    .join('')}`,
)
process.exit(code)
