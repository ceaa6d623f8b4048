import { createHash, randomBytes } from 'node:crypto'
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
    await expect(call(running, team, member)).rejects.toMatchObject({ code: 'connection.revoked' })
  })
})

describe('the room for blobs', () => {
  const blobs = { workspace: 100_000, writer: 40_000, reader: 10_000 }
  const data = String(folders++)
  beforeAll(() => starts(data, { blobs }))
  afterAll(() => running.close())

  /** Brings a blob of that many bytes; gives what the host said to it. */
  async function brings(line: HostClient, bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex')
    line.say({ say: 'blob.put', hash, from: 0, size: bytes.length, data: bytes.toString('base64url') })
    const answer = await Promise.race([
      line.hear('blob.taken', word => word.hash === hash),
      line.hear('notTaken', word => word.hash === hash),
    ])
    return answer.say === 'notTaken' ? answer.code : answer.say
  }

  it('gives a person their share, a smaller one to who only reads, and still has it after a restart', async () => {
    const [member, mentor] = [team.people.member, team.people.mentor]
    const [writing, reading] = [await call(running, team, member), await call(running, team, mentor)]
    expect(await brings(reading, randomBytes(8000))).toBe('blob.taken')
    expect(await brings(reading, randomBytes(8000))).toBe('blob.full')
    const picture = randomBytes(30_000)
    expect(await brings(writing, picture)).toBe('blob.taken')
    expect(await brings(writing, picture)).toBe('blob.taken') // it is here: no more room is taken
    expect(await brings(writing, randomBytes(20_000))).toBe('blob.full')
    const port = Number(new URL(running.address).port)
    await running.close()

    running = await host({ data: `${folder.path}/${data}`, port, limits: { blobs } })
    const again = await call(running, team, member)
    expect(await brings(again, randomBytes(20_000))).toBe('blob.full')
    expect(await brings(again, randomBytes(9000))).toBe('blob.taken')
  })

  it('counts what is on its way, and gives it back when it never arrives', async () => {
    const [one, two] = [
      await call(running, team, team.people.approver),
      await call(running, team, team.people.approver),
    ]
    const whole = randomBytes(9000)
    const hash = createHash('sha256').update(whole).digest('hex')
    one.say({ say: 'blob.put', hash, from: 0, size: whole.length, data: '' })
    await one.hear('blob.taken')
    expect(await brings(two, randomBytes(5000))).toBe('blob.full')
    one.say({ say: 'blob.put', hash, from: 0, size: whole.length, data: randomBytes(9000).toString('base64url') })
    expect(await one.hear('notTaken')).toMatchObject({ code: 'blob.hash' })
    expect(await brings(two, randomBytes(5001))).toBe('blob.taken')
  })

  it('keeps a workspace within its own', async () => {
    const line = await call(running, team, team.ana)
    expect(await brings(line, randomBytes(45_000))).toBe('blob.taken')
    expect(await brings(line, randomBytes(45_000))).toBe('blob.full')
  })
})
