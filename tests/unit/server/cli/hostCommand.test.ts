import { expect, it } from 'vitest'
import { hostCommandOf } from '../../../../server/cli/hostCommand'
import { codeOf } from '../../../support/failure'

const workspace = `workspace:${'A'.repeat(43)}`

it('runs for this computer alone where nothing is said', async () => {
  expect(await hostCommandOf([])).toEqual({
    port: 4871,
    data: 'meridian-host',
    tls: null,
    addresses: [],
    allowed: new Set(),
  })
})

it('takes addresses, workspaces and its own certificate', async () => {
  const args = ['--own-tls', '--address', 'wss://a.example', '--address', 'wss://b.example:8443', '--allow', workspace]
  expect(await hostCommandOf(args)).toMatchObject({
    tls: 'own',
    addresses: ['wss://a.example', 'wss://b.example:8443'],
    allowed: new Set([workspace]),
  })
})

it.each([
  ['--address', 'https://a.example'],
  ['--address', 'wss://a.example/live'],
  ['--address', 'ws://10.0.0.5:4871'],
  ['--allow', 'everybody'],
  ['--own-tls', '--tls-cert', 'cert.pem', '--tls-key', 'key.pem'],
  ['--tls-key', 'key.pem'],
  ['--data', ''],
  ['--port', '65536'],
  ['more'],
])('refuses %s %s', async (...args) => {
  expect(await codeOf(() => hostCommandOf(args))).toBe('host.usage')
})
