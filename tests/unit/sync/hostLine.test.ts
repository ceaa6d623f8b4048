import { describe, expect, it } from 'vitest'
import { hostLine, readHostLine } from '#shared/sync/hostLine'

const key = 'Ul8EufxqnQ6tGRryPFgSP9xxM5LbgAMP_I8v6DOz6B0'
const pin = '9IHF1S-ESobt41-yIb2nsi5jFZOuPnrdDOejkaB1Z4k'
const addresses = ['wss://192.168.1.20:4871', 'wss://office-pc:4871', 'wss://[fd00::2]:4871']

describe("a host's line", () => {
  it.each([
    { key, addresses, pin },
    { key, addresses: ['wss://meridian.example.org'], pin: null },
    { key, addresses: ['ws://127.0.0.1:4871'], pin: null },
  ])('is read as it was written: %j', host => {
    expect(readHostLine(hostLine(host))).toEqual(host)
  })

  it('survives what mail programs and people do to it', () => {
    const line = hostLine({ key, addresses, pin })
    for (const spoilt of [
      `  ${line}\n`,
      line.replaceAll(' ', '\n'),
      line.replaceAll(' ', '   \r\n> ').replaceAll('> ', ''),
      `"${line}"`,
    ])
      expect(readHostLine(spoilt), spoilt).toEqual({ key, addresses, pin })
  })

  it.each([
    ['nothing', ''],
    ['another text', 'The host runs.'],
    ['no key', `meridian-host ${addresses[0]}`],
    ['two keys', `meridian-host key:${key} key:${key} ${addresses[0]}`],
    ['half a key', `meridian-host key:${key.slice(0, 20)} ${addresses[0]}`],
    ['a broken pin', `meridian-host key:${key} pin:abc ${addresses[0]}`],
    ['no address', `meridian-host key:${key} pin:${pin}`],
    ['an address with a path', `meridian-host key:${key} wss://host.example/live`],
    ['an address of a page', `meridian-host key:${key} https://host.example`],
    ['an address of another computer without TLS', `meridian-host key:${key} ws://192.168.1.20:4871`],
    ['an address that only begins like this computer', `meridian-host key:${key} ws://127.0.0.1.evil.example:4871`],
    ['too many addresses', hostLine({ key, pin, addresses: Array.from({ length: 17 }, (_, i) => `wss://h${i}`) })],
  ])('is refused with %s', (_, text) => {
    expect(readHostLine(text)).toBeNull()
  })
})
