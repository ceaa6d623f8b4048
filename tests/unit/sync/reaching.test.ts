import { describe, expect, it } from 'vitest'
import { openStatements } from '#shared/statements/statementSet'
import { backOff } from '#shared/sync/client/backOff'
import { reachableHosts } from '#shared/sync/client/reachable'
import { founded, hostCertificate, newSigner } from '../../support/trust'

describe('the pause before the next call', () => {
  it('doubles from a second to a minute', () => {
    expect([1, 2, 3, 7, 40].map(failures => backOff(failures, 0.999_999))).toEqual([1000, 2000, 4000, 60_000, 60_000])
  })

  it('is at least half as long, so that not all call at once', () => {
    expect(backOff(1, 0)).toBe(500)
    expect(backOff(4, 0.5)).toBe(6000)
  })
})

describe('where hosts are called', () => {
  async function standing(...addresses: string[]) {
    const { workspace, statements, ana } = await founded()
    const certified = await hostCertificate(workspace, ana, await newSigner(), addresses)
    return (await openStatements(workspace, [...statements, certified])).read()
  }
  const called = (known: Awaited<ReturnType<typeof standing>>, last: string | null = null) =>
    reachableHosts(known, last).map(({ address }) => address)

  it('is by TLS, and without it only on this computer', async () => {
    const known = await standing('ws://10.0.0.5:4871', 'wss://host.example', 'ws://127.0.0.1:4871', 'ws://localhost')
    expect(called(known)).toEqual(['wss://host.example', 'ws://127.0.0.1:4871', 'ws://localhost'])
  })

  it('begins where one answered last', async () => {
    const known = await standing('wss://first.example', 'wss://second.example:4871')
    expect(called(known, 'wss://second.example:4871')).toEqual(['wss://second.example:4871', 'wss://first.example'])
    expect(called(known, 'wss://gone.example')).toEqual(['wss://first.example', 'wss://second.example:4871'])
  })
})
