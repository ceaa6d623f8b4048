import { expect, it } from 'vitest'
import { fingerprintOf } from '../../../../renderer/app/workspace/host/fingerprintOf'
import { hostStanding } from '../../../../renderer/app/workspace/host/hostStanding'
import type { LiveStatus } from '../../../../renderer/workspace/live'

const office = { name: 'Office', addresses: ['wss://10.0.0.5:4871', 'wss://office-pc:4871'] }
const connected: LiveStatus = { state: 'connected', host: 'Office', address: 'wss://office-pc:4871', lastContact: 1 }

it('tells of a host what is known of the line to it', () => {
  expect(hostStanding(office, connected)).toBe(connected)
})

it('says of the other hosts that they wait, also of one with the same name', () => {
  expect(hostStanding({ name: 'Server', addresses: ['wss://meridian.example.org'] }, connected)).toEqual({
    state: 'waiting',
  })
  expect(hostStanding({ ...office, addresses: ['wss://10.0.0.9:4871'] }, connected)).toEqual({ state: 'waiting' })
})

it('says of a host that cannot be dialled from here that it cannot', () => {
  expect(hostStanding({ name: 'Old', addresses: ['ws://10.0.0.5:4871'] }, { state: 'alone' })).toEqual({
    state: 'unsafe',
  })
})

it('writes a fingerprint as browsers do', () => {
  expect(fingerprintOf('9IHF1S-ESobt41-yIb2nsi5jFZOuPnrdDOejkaB1Z4k')).toBe(
    'F4:81:C5:D5:2F:84:4A:86:ED:E3:5F:B2:21:BD:A7:B2:2E:63:15:93:AE:3E:7A:DD:0C:E7:A3:91:A0:75:67:89',
  )
})
