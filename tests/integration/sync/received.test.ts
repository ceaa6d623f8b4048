import { describe, expect, it } from 'vitest'
import { noContact } from '#shared/sync/client/liveStatus'
import { emptyDocuments } from '#shared/workspace/documents'
import { unit } from '../../support/builders'
import { host, office } from '../../support/hosted'
import { isReceived, liveForEach } from '../../support/liveForEach'
import { party, until } from '../../support/liveParty'
import { certificate } from '../../support/trust'

const here = liveForEach()
const { comes, comesWhole } = here

describe('what a live client tells of what waits', () => {
  it('says after a restart what waited before, until the host has compared', async () => {
    const documents = emptyDocuments()
    const ana = await comes('ana', {
      documents,
      before: { ...noContact, unsent: { record: 3, draft: 1, statements: 0 } },
    })
    expect(ana.unreceived.read()).toBe(4)
    await isReceived(ana)
    expect(ana.isWhole.read()).toBe(true)
  })

  it('does not call all received while something that was only deleted is on its way to the disk', async () => {
    let isHeld = false
    let go = () => undefined as void
    const held = new Promise<void>(resolve => (go = resolve))
    const slow = await host({
      data: `${here.data}-slow`,
      updates: own => ({
        ...own,
        append: async (name, change) => {
          if (isHeld) await held
          await own.append(name, change)
        },
      }),
    })
    const there = await office(slow)
    const documents = emptyDocuments()
    const before = await party(there, there.ana, { documents })
    here.leavesAfter(before)
    documents.draft.getText('t').insert(0, 'written and deleted')
    await until(before.contact, ({ receivedAt, unsent }) => receivedAt !== null && unsent.draft === 0)
    before.end()
    documents.draft.getText('t').delete(0, 12) // and the computer is switched off before that is noted
    isHeld = true
    const ana = await party(there, there.ana, { documents })
    here.leavesAfter(ana)
    await until(ana.isWhole, whole => whole)
    await until(ana.atHost, state => state === 'less')
    expect(ana.contact.read().receivedAt).toBeNull()
    go()
    await until(ana.contact, ({ receivedAt }) => receivedAt !== null)
    expect(ana.atHost.read()).toBe('all')
    ana.end()
    await slow.close()
  })

  it('tells when the host has all of the documents, and no longer once rights are others than at first', async () => {
    const ana = await comesWhole('ana')
    await until(ana.atHost, state => state === 'all')
    const ben = await comesWhole('member')
    await until(ben.atHost, state => state === 'all')
    ben.workspace.units.add(unit())
    expect(ben.atHost.read()).toBe('less')
    await until(ben.atHost, state => state === 'all')

    const { member } = here.office.people
    const changed = await certificate(here.office.workspace, here.office.ana, member, { role: 'mentor', revision: 2 })
    await ana.needs.statements.add([changed])
    await until(ben.needs.statements, standing => standing.members.get(member.id)?.role === 'mentor')
    await until(ben.atHost, state => state === 'ended')
    ben.workspace.units.add(unit({ name: 'Nobody takes this' }))
    await until(ben.status, ({ state }) => state === 'connected')
    await until(ben.isWhole, whole => whole)
    expect(ben.atHost.read()).toBe('ended')
  })

  it('tells that the host has all when the line goes down with nothing on its way', async () => {
    const ana = await comesWhole('ana')
    await until(ana.atHost, state => state === 'all')
    const states: string[] = []
    ana.atHost.subscribe(() => states.push(ana.atHost.read()))
    ana.end()
    expect(states).toEqual(['ended'])
  })
})
