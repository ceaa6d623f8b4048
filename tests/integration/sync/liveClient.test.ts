import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#shared/base/ids'
import type { Role } from '#shared/identity/access'
import { host, office, temporaryFolder, type Office } from '../../support/hosted'
import { party, until, type Party } from '../../support/liveParty'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>
let nilab: Office
const parties: Party[] = []

beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(() => folder.remove())
beforeEach(async () => {
  running = await host({ data: `${folder.path}/${Math.random()}` })
  nilab = await office(running)
})
afterEach(async () => {
  for (const each of parties.splice(0)) each.end()
  await running.close()
})

async function comes(who: Role | 'ana', also: Parameters<typeof party>[2] = {}): Promise<Party> {
  const one = await party(nilab, who === 'ana' ? nilab.ana : nilab.people[who], also)
  parties.push(one)
  return one
}
const isWhole = (one: Party) => until(one.isWhole, whole => whole)
const isReceived = (one: Party) =>
  until(
    one.contact,
    ({ receivedAt, unsent }) => receivedAt !== null && unsent.record + unsent.draft + unsent.statements === 0,
  )

const unit = (name: string) => ({ id: newId('unit'), name, abbreviation: '', order: 'a0' })
const names = ({ workspace }: Party) =>
  workspace.units
    .read()
    .map(({ name }) => name)
    .sort()
const units = (one: Party, ...expected: string[]) =>
  until({ read: () => names(one).join(), subscribe: one.workspace.units.subscribe }, read => read === expected.join())

describe('a live client', () => {
  it('brings changes to the others, and tells that the host has them', async () => {
    const ana = await comes('ana')
    await isWhole(ana)
    const ben = await comes('member')
    await isWhole(ben)
    ana.workspace.units.add(unit('Registrar'))
    expect(ana.unreceived.read()).toBe(1)
    await units(ben, 'Registrar')
    await until(ana.unreceived, count => count === 0)
    ben.workspace.units.add(unit('Library'))
    await units(ana, 'Library', 'Registrar')
    await isReceived(ben)
    expect(ana.status.read()).toMatchObject({ state: 'connected', host: 'Office' })
  })
})
