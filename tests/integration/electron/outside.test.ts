import { readFile } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { pinOf } from '#shared/base/hostAddress'
import { startMain } from '../../support/desktopShell'

const token = `1.${'a'.repeat(16)}.${'b'.repeat(43)}..c.d.e`
const none = { ok: true, value: null }
const given = (value: string) => ({ ok: true, value })

it('takes invite links from other programs, one at a time, and tells the page', async () => {
  const { app, ask, windows } = await startMain()
  expect(app.schemes).toEqual(['meridian'])
  expect(await ask('invites.waiting', null)).toEqual(none)
  app.emit('second-instance', {}, ['meridian', '--flag', `meridian://join/${token}`], '/')
  expect(windows[0]!.webContents.sent).toEqual([['invites.arrived']])
  expect(windows[0]!.isFocused).toBe(true)
  expect(await ask('invites.waiting', null)).toEqual(given(token))
  expect(await ask('invites.waiting', null)).toEqual(none)
  app.emit('open-url', { preventDefault: () => undefined }, `meridian://join/${token}/`)
  expect(await ask('invites.waiting', null)).toEqual(given(token))
})

it('takes the invite link it was started with', async () => {
  const argv = vi.spyOn(process, 'argv', 'get').mockReturnValue(['meridian', `MERIDIAN://join/${token}`])
  const { ask } = await startMain()
  argv.mockRestore()
  expect(await ask('invites.waiting', null)).toEqual(given(token))
})

it.each([
  'meridian://join/',
  'meridian://join/short',
  `meridian://join/${token}?x=1`,
  `meridian://join/${token}#/settings`,
  `meridian://join/../w/${token}`,
  `meridian://join/${'a'.repeat(16_001)}`,
  `meridian://join/${token}%3Cscript%3E`,
  `meridian://settings/${token}`,
  `https://join/${token}`,
])('takes nothing from %s', async link => {
  const { app, ask, windows } = await startMain()
  app.emit('open-url', { preventDefault: () => undefined }, link)
  app.emit('second-instance', {}, ['meridian', link], '/')
  expect(windows[0]!.webContents.sent).toEqual([])
  expect(await ask('invites.waiting', null)).toEqual(none)
})

it('takes the certificates that were pinned for a host from that host alone', async () => {
  const { ask, certificates } = await startMain()
  const data = await readFile('tests/fixtures/tls/cert.pem', 'utf8')
  const verdict = (hostname: string, shown = data) =>
    new Promise(resolve => certificates.verify!({ hostname, certificate: { data: shown } }, resolve))
  const taken = 0
  const asUsual = -3
  expect(await verdict('10.0.0.5')).toBe(asUsual)
  const addresses = ['wss://10.0.0.5:4871', 'wss://office-pc:4871', 'wss://[fd00::2]:4871']
  expect(await ask('hosts.pin', { hosts: [{ addresses, pin: (await pinOf(data))! }] })).toEqual(none)
  for (const name of ['10.0.0.5', 'office-pc', 'OFFICE-PC', 'fd00::2']) expect(await verdict(name), name).toBe(taken)
  for (const name of ['10.0.0.6', 'example.org', '']) expect(await verdict(name), name).toBe(asUsual)
  // another certificate, or none, at a name that is pinned
  expect(await verdict('10.0.0.5', data.replace(/[A-Z]/, 'Z'))).toBe(asUsual)
  expect(await verdict('10.0.0.5', 'no certificate')).toBe(asUsual)
})

it('takes a pinned certificate no longer once nobody asks for it any more', async () => {
  const { ask, certificates } = await startMain()
  const data = await readFile('tests/fixtures/tls/cert.pem', 'utf8')
  const verdict = () =>
    new Promise(resolve => certificates.verify!({ hostname: 'office-pc', certificate: { data } }, resolve))
  const hosts = [{ addresses: ['wss://office-pc:4871'], pin: (await pinOf(data))! }]
  await ask('hosts.pin', { hosts }) // an invite that nobody has verified
  await ask('hosts.pin', { hosts }) // and a statement of a workspace
  await ask('hosts.unpin', { hosts })
  expect(await verdict()).toBe(0)
  await ask('hosts.unpin', { hosts })
  await ask('hosts.unpin', { hosts })
  expect(await verdict()).toBe(-3)
})
