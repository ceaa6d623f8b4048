import { describe, expect, it } from 'vitest'
import { unit } from '../../support/builders'
import { isIn, isReceived, liveForEach, units } from '../../support/liveForEach'
import { until } from '../../support/liveParty'
import { certificate, personRevocation } from '../../support/trust'

const here = liveForEach()
const { comes, comesWhole } = here

/** A coordinator ends the member. Gives what they stated. */
async function endMember({ needs: { statements } }: Awaited<ReturnType<typeof comes>>): Promise<string> {
  const { workspace, ana, people } = here.office
  const end = await personRevocation(workspace, ana, people.member, statements.have().keys())
  await statements.add([end])
  return end
}

describe('a live client whose rights change', () => {
  it('sends nothing of what a mentor may only read, and does not call it waiting', async () => {
    const ana = await comesWhole('ana')
    ana.workspace.units.add(unit({ name: 'Registrar' }))
    const mira = await comesWhole('mentor')
    await units(mira, 'Registrar')
    mira.workspace.units.add(unit({ name: 'Made by a mentor' }))
    expect(mira.unreceived.read()).toBe(0)
    mira.tryNow()
    ana.workspace.units.add(unit({ name: 'Library' }))
    await units(mira, 'Library', 'Made by a mentor', 'Registrar')
    await units(ana, 'Library', 'Registrar')
    expect(here.host.logged.map(({ event }) => event)).not.toContain('change.refused')
  })

  it('stops at once when a coordinator ends somebody, and knows why from the coordinator', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const end = await endMember(ana)
    const refused = await isIn(ben, 'refused')
    expect(refused).toMatchObject({ code: 'connection.revoked' })
    await until(ben.needs.statements, ({ members }) => members.get(here.office.people.member.id)!.isRevoked)
    ben.workspace.units.add(unit({ name: 'Too late' }))
    expect(ben.unreceived.read()).toBe(0)
    expect(ben.kept).toContain(end)
  })

  it('learns why when it was away while its access ended', async () => {
    const ana = await comesWhole('ana')
    await endMember(ana)
    await isReceived(ana)
    const ben = await comes('member')
    expect(await isIn(ben, 'refused')).toMatchObject({ code: 'connection.revoked' })
    await until(ben.needs.statements, ({ members }) => members.get(here.office.people.member.id)!.isRevoked)
  })

  it('comes back with what its new role allows', async () => {
    const ana = await comesWhole('ana')
    const ben = await comesWhole('member')
    const mentor = await certificate(here.office.workspace, here.office.ana, here.office.people.member, {
      role: 'mentor',
      revision: 2,
    })
    await ana.needs.statements.add([mentor])
    await until(ben.needs.statements, ({ members }) => members.get(here.office.people.member.id)!.role === 'mentor')
    await until(ben.isWhole, whole => whole)
    ben.workspace.units.add(unit({ name: 'Not allowed any more' }))
    expect(ben.unreceived.read()).toBe(0)
  })
})
