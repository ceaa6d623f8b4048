import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#shared/identity/access'
import type { HostOptions } from '../../../server/host/startHost'
import type { HostClient } from '../../support/hostClient'
import { call, host, office, temporaryFolder, type Office } from '../../support/hosted'
import { aComment, said } from '../../support/talk'
import { deviceRevocation, personRevocation } from '../../support/trust'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>
let team: Office
let ana: HostClient
let folders = 0

beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(() => folder.remove())

/** Runs a host with these limits, on which Ana brings a workspace. */
async function starts(data: string, limits: HostOptions['limits'] & object): Promise<void> {
  running = await host({ data: `${folder.path}/${data}`, limits })
  team = await office(running)
  ana = await call(running, team, team.ana)
}

/** A long comment, each with a name of its own. */
const longComment = async (role: Role, token: number) => {
  const me = team.people[role]
  return (await said(team.workspace, me, aComment(me.id, 'x'.repeat(3000), `t${token}`))).jws
}

/** States one comment after the other until the host takes no more; gives how many it took. */
async function saysUntilFull(role: Role): Promise<number> {
  const line = await call(running, team, team.people[role])
  for (let count = 0; ; count++) {
    const outcome = await line.state([await longComment(role, count)]).catch((error: { code: string }) => error.code)
    if (outcome === undefined) continue
    expect(outcome).toBe('statement.full')
    line.drop()
    return count
  }
}

describe('the room for statements', () => {
  const statements = { said: 30_000, person: 14_000, rights: 100_000, personRights: 20_000 }
  beforeAll(() => starts(String(folders++), { statements }))
  afterAll(() => running.close())

  it('gives a person their share and leaves everybody else theirs', async () => {
    expect(await saysUntilFull('mentor')).toBe(3)
    expect(await saysUntilFull('member')).toBe(3)
  })

  it('still takes what ends a person or a device once all of it is said', async () => {
    await saysUntilFull('approver')
    await expect(ana.state([await longComment('coordinator', 1)])).rejects.toMatchObject({ code: 'statement.full' })
    const { mentor, member } = team.people
    await ana.state([
      await deviceRevocation(team.workspace, team.ana, member.device, []),
      await personRevocation(team.workspace, team.ana, mentor, []),
    ])
    await expect(call(running, team, mentor)).rejects.toMatchObject({ code: 'connection.revoked' })
    await expect(call(running, team, member)).rejects.toMatchObject({ code: 'connection.stranger' })
  })
})
