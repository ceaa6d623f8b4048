import { expect, it } from 'vitest'
import { addressesOf, namesHere, type ThisComputer } from '../../../../server/host/addresses'

type Network = NonNullable<ThisComputer['networks'][string]>[number]

const at = (address: string, internal = false) =>
  ({ address, family: address.includes(':') ? 'IPv6' : 'IPv4', internal }) as Network

const lan = [at('192.168.1.20'), at('fe80::1'), at('fd00::2')]

it('names a computer by what others in its network can dial, best first', () => {
  const networks = { lo: [at('127.0.0.1', true), at('::1', true)], eth0: lan, wlan0: [at('10.0.0.7')] }
  const names = namesHere({ name: 'Office-PC', networks })
  expect(names).toEqual(['192.168.1.20', '10.0.0.7', 'office-pc', 'fd00::2'])
  expect(addressesOf(names, 4871)).toEqual([
    'wss://192.168.1.20:4871',
    'wss://10.0.0.7:4871',
    'wss://office-pc:4871',
    'wss://[fd00::2]:4871',
  ])
})

it('leaves out networks that only programs of this computer are in', () => {
  const networks = { docker0: [at('172.17.0.1')], 'vEthernet (WSL)': [at('172.20.0.1')], eth0: lan }
  expect(namesHere({ name: 'pc', networks })).toEqual(['192.168.1.20', 'pc', 'fd00::2'])
})

it('has no name for a computer without a network', () => {
  expect(namesHere({ name: 'pc', networks: { lo: [at('127.0.0.1', true)], wlan0: [at('169.254.3.4')] } })).toEqual([])
})

it.each(['localhost', 'Büro PC', 'name_with_underscore', ''])('does not hand out the name %j', name => {
  expect(namesHere({ name, networks: { eth0: lan } })).toEqual(['192.168.1.20', 'fd00::2'])
})

it('hands out no more addresses than a statement holds', () => {
  const many = Array.from({ length: 30 }, (_, i) => at(`10.0.0.${i + 1}`))
  expect(addressesOf(namesHere({ name: 'pc', networks: { eth0: many } }), 4871)).toHaveLength(16)
})
