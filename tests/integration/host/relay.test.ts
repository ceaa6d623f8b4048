import { afterAll, afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Host } from '../../../server/host/startHost'
import { call, host, office, temporaryFolder } from '../../support/hosted'

const folders: Awaited<ReturnType<typeof temporaryFolder>>[] = []
const hosts: Host[] = []
afterEach(async () => void (await Promise.all(hosts.splice(0).map(running => running.close()))))
afterAll(async () => void (await Promise.all(folders.map(folder => folder.remove()))))

async function start() {
  const folder = await temporaryFolder()
  folders.push(folder)
  const running = await host({ data: folder.path })
  hosts.push(running)
  return { folder, running }
}

it('passes on what one writes and keeps it over a restart', async () => {
  const { folder, running } = await start()
  const team = await office(running)
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  ana.getMap('m').set('before', 1)
  const first = await call(running, team, team.ana)
  await first.open(team.document('record'), ana)
  await first.received()
  const second = await call(running, team, team.people.member)
  await second.open(team.document('record'), ben)
  expect(ben.getMap('m').toJSON()).toEqual({ before: 1 })
  const arrived = new Promise(resolve => ana.getMap('m').observe(resolve))
  ben.getMap('m').set('then', 2)
  await second.received()
  await arrived
  expect(ana.getMap('m').toJSON()).toEqual({ before: 1, then: 2 })
  expect(await running.close()).toBe(true)
  hosts.length = 0
  expect(await first.closed).toBe('connection.ending')

  const again = await host({ data: folder.path, port: Number(new URL(running.address).port) })
  hosts.push(again)
  expect(again.key).toBe(running.key)
  const third = await call(again, team, team.people.mentor)
  const read = new Y.Doc()
  await third.open(team.document('record'), read)
  expect(read.getMap('m').toJSON()).toEqual({ before: 1, then: 2 })
  third.drop()
})
