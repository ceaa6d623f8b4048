import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, it } from 'vitest'
import { electronBinary } from '../../../scripts/electronBinary'
import { hasDisplay } from '../../../scripts/openBrowser'

const executablePath = hasDisplay() ? electronBinary() : undefined

// where there is no Electron or no display, `npm test` says at its end that this did not run
it.runIf(executablePath)('opens a real window that shows the page and gives it nothing but the bridge', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'meridian-electron-'))
  const app = await _electron.launch({
    executablePath: executablePath!,
    args: ['.', `--user-data-dir=${userData}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('main').waitFor()
    expect(page.url()).toMatch(/^app:\/\/meridian\/index\.html/)
    expect(await page.title()).toContain('Meridian')
    expect(
      await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'meridian')]),
    ).toEqual(['undefined', 'object'])
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
    expect(await page.evaluate(() => fetch('https://example.org/').catch(() => 'refused'))).toBe('refused')
    expect(app.windows()).toHaveLength(1)
  } finally {
    await app.close()
    await rm(userData, { recursive: true, force: true })
  }
})
