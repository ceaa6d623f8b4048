import { expect, it } from 'vitest'
import { startMain } from '../../support/desktopShell'

it('opens one window in which the page has no way to the machine but the bridge', async () => {
  const { windows } = await startMain()
  expect(windows).toHaveLength(1)
  const [window] = windows
  expect(window!.options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    preload: expect.stringMatching(/out.preload.index\.cjs$/) as string,
  })
  expect(window!.loaded).toEqual(['app://meridian/index.html'])
})

it('shows the window when there is something to see', async () => {
  const { windows } = await startMain()
  expect(windows[0]!.isShown).toBe(false)
  windows[0]!.emit('ready-to-show')
  expect(windows[0]!.isShown).toBe(true)
})

it('quits a second start and shows the window of the first', async () => {
  const second = await startMain(electron => (electron.app.isLocked = false))
  expect(second.app.hasQuit).toBe(true)
  expect(second.windows).toHaveLength(0)

  const first = await startMain()
  first.app.emit('second-instance', {}, ['meridian'], '/home')
  expect(first.windows).toHaveLength(1)
  expect(first.windows[0]!.isFocused).toBe(true)
})

it('lets a person choose to leave or to stay while something is not saved', async () => {
  const { dialogs, windows } = await startMain()
  const closes = () => {
    let isLeft = false
    windows[0]!.webContents.emit('will-prevent-unload', { preventDefault: () => (isLeft = true) })
    return isLeft
  }
  expect(closes()).toBe(false)
  dialogs.chosen = 1
  expect(closes()).toBe(true)
})

it('keeps the page where it is', async () => {
  const { windows } = await startMain()
  const { webContents } = windows[0]!
  const isStopped = (name: string, url: string) => {
    let stopped = false
    webContents.emit(name, { url, preventDefault: () => (stopped = true) })
    return stopped
  }
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://meridian.evil/index.html',
      'app://other/',
    ]) {
      expect(isStopped(name, url), `${name} to ${url}`).toBe(true)
    }
    expect(isStopped(name, 'app://meridian/index.html#/new'), name).toBe(false)
  }
  expect(isStopped('will-attach-webview', 'app://meridian/index.html')).toBe(true)
})

it('opens no second window', async () => {
  const { windows } = await startMain()
  expect(windows[0]!.webContents.openHandler!({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
})

it('gives the page the clipboard to write to and lasting storage, and nothing else', async () => {
  const { permissions, windows } = await startMain()
  const asked = (name: string, requestingUrl = 'app://meridian/index.html') => {
    let given: boolean | undefined
    permissions.request!(windows[0]!.webContents, name, answer => (given = answer), { requestingUrl })
    return given
  }
  for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) {
    expect(asked(name), name).toBe(false)
    expect(permissions.check!(windows[0]!.webContents, name), name).toBe(false)
  }
  for (const name of ['clipboard-sanitized-write', 'persistent-storage']) {
    expect(asked(name), name).toBe(true)
    expect(permissions.check!(windows[0]!.webContents, name), name).toBe(true)
    expect(asked(name, 'https://example.org/'), name).toBe(false)
  }
  expect(permissions.device!()).toBe(false)
})

it('offers no reloading and no developer tools in its menu', async () => {
  const { menu } = await startMain()
  const roles = menu().flatMap(({ role, submenu }) => [role, ...(submenu ?? []).map(item => item.role)])
  expect(roles).toEqual(expect.arrayContaining(['fileMenu', 'editMenu', 'viewMenu', 'windowMenu']))
  expect(roles).not.toContain('toggleDevTools')
  expect(roles).not.toContain('reload')
})
