import { describe, expect, it } from 'vitest'
import { openStatements } from '#shared/statements/statementSet'
import { unit } from '../../support/builders'
import { host } from '../../support/hosted'
import { isIn, isReceived, liveForEach, units } from '../../support/liveForEach'
import { slowMachine, until } from '../../support/liveParty'
import { aComment, said } from '../../support/talk'
import { hostCertificate } from '../../support/trust'

const here = liveForEach()
const { comesWhole } = here

describe('a live client', () => {
  it('brings changes to the others, and tells when the host has them', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    expect(ana.unreceived.read()).toBe(1)
    await units(ben, 'Registrar')
    await isReceived(ana)
    ben.workspace.units.add(unit({ name: 'Library' }))
    await units(ana, 'Library', 'Registrar')
    await isReceived(ben)
    expect(ana.status.read()).toMatchObject({ state: 'connected', host: 'Office' })
    expect(ana.contact.read().receivedAt).not.toBeNull()
  })

  it('sends what is typed quickly in few changes', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const text = ana.workspace.prose('section:one').doc!.getText('probe')
    const before = here.host.logged.length
    for (let i = 0; i < 500; i++) text.insert(i, 'x')
    expect(ana.unreceived.read()).toBe(1)
    const there = ben.workspace.prose('section:one').doc!.getText('probe')
    await until(
      {
        read: () => there.length,
        subscribe: changed => {
          there.observe(changed)
          return () => there.unobserve(changed)
        },
      },
      length => length === 500,
    )
    await isReceived(ana)
    expect(here.host.logged.slice(before).map(({ event }) => event)).not.toContain('change.refused')
  })

  it('merges what two wrote while the host was away, and loses nothing', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const port = Number(new URL(here.host.address).port)
    await here.host.close()
    await Promise.all([isIn(ana, 'offline'), isIn(ben, 'offline')])
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    ben.workspace.units.add(unit({ name: 'Library' }))
    expect(ana.unreceived.read()).toBe(1)
    here.host = await host({ data: here.data, port })
    ana.tryNow()
    ben.tryNow()
    await Promise.all([units(ana, 'Library', 'Registrar'), units(ben, 'Library', 'Registrar')])
    await Promise.all([isReceived(ana), isReceived(ben)])
  })

  it('calls again by itself when the host is back', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    const port = Number(new URL(here.host.address).port)
    await here.host.close()
    const offline = await isIn(ana, 'offline')
    if (offline.state !== 'offline') throw new Error('not offline')
    here.host = await host({ data: here.data, port })
    machine.pass(offline.retryAt - machine.now())
    await isIn(ana, 'connected')
  })

  it('waits longer after each failure, and at most a minute', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    await here.host.close()
    const pauses: number[] = []
    for (let round = 0; round < 9; round++) {
      const last = pauses.length === 0 ? 0 : machine.now()
      const { retryAt } = (await until(ana.status, now => now.state === 'offline' && now.retryAt > last)) as {
        retryAt: number
      }
      pauses.push(retryAt - machine.now())
      machine.pass(retryAt - machine.now())
    }
    expect(pauses).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000])
    here.host = await host({ data: here.freshFolder() })
  })

  it('notices within 30 seconds that nothing comes through any more', async () => {
    const machine = slowMachine()
    const ana = await comesWhole('ana', { machine })
    here.line.freeze()
    machine.pass(20_000)
    expect(ana.status.read().state).toBe('connected')
    ana.workspace.units.add(unit())
    machine.pass(10_000)
    expect(ana.status.read()).toMatchObject({ state: 'offline', code: 'connection.lost' })
    expect(ana.unreceived.read()).toBe(1)
    here.line.thaw()
    ana.tryNow()
    await isIn(ana, 'connected')
    await isReceived(ana)
  })

  it('brings a host more statements than one word holds, whatever builds on which', async () => {
    const { member } = here.office.people
    const long = 'Who answers for this figure? '.repeat(150)
    const comments = await Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        said(here.office.workspace, member, aComment(member.id, long, `token${n}`)),
      ),
    )
    const own = new Set(member.statements)
    const others = here.office.statements.filter(jws => !own.has(jws))
    const all = [...comments.map(({ jws }) => jws), ...others, ...member.statements] // its author is known last
    const ana = await comesWhole('ana', { statements: await openStatements(here.office.workspace, all) })
    expect(ana.refusal.read()).toBeNull()
    const mira = await comesWhole('mentor')
    expect(mira.needs.statements.have().size).toBe(all.length)
  })

  it('hangs up on a host that coordinators withdraw, and goes to another', async () => {
    const ana = await comesWhole('ana')
    const other = await host({ data: here.freshFolder() })
    const address = other.address.replace('http', 'ws')
    const second = await hostCertificate(here.office.workspace, here.office.ana, other, [address])
    const withdrawn = await hostCertificate(here.office.workspace, here.office.ana, here.host, [], 2)
    await ana.needs.statements.add([second, withdrawn])
    await until(ana.status, now => now.state === 'connected' && now.address === address)
    await other.close()
  })
})
