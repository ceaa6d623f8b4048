import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Role } from '#shared/identity/access'
import type { LiveNeeds } from '#shared/sync/client/liveClient'
import { badLine, type BadLine } from './badLine'
import { host, office, temporaryFolder, type Office } from './hosted'
import { party, until, type Party } from './liveParty'

/** A host, a line to it that can be cut, and the office whose people come over that line. */
export interface LiveOffice {
  /** The host that runs; a test that closes it starts another in its place. */
  host: Awaited<ReturnType<typeof host>>
  /** The office that people come to; a test may have another. */
  office: Office
  readonly line: BadLine
  /** Where the host of this test keeps its data. */
  readonly data: string
  /** A folder that goes with the tests of the file. */
  freshFolder(): string
  /** Somebody who opens the office's workspace, live, until the test is over. */
  comes(who: Role | 'ana', also?: Partial<LiveNeeds>): Promise<Party>
  /** The same, with all that the host has, and everything of theirs at the host. */
  comesWhole(who: Role | 'ana', also?: Partial<LiveNeeds>): Promise<Party>
  /** Has this one gone, too, when the test is over. */
  leavesAfter(one: Party): Party
}

/** Resolves when nothing of somebody waits any more. */
export const isReceived = (one: Party) => until(one.unreceived, count => count === 0)

/** Resolves when somebody stands like this with their host. */
export const isIn = (one: Party, state: string) => until(one.status, now => now.state === state)

/** Resolves when the units that somebody has are these. */
export const units = ({ workspace }: Party, ...expected: string[]) => {
  const names = () =>
    workspace.units
      .read()
      .map(({ name }) => name)
      .sort()
      .join()
  return until({ read: names, subscribe: workspace.units.subscribe }, read => read === expected.join())
}

/** Starts a host and founds an office before each test of a file, and ends all of it afterwards. */
export function liveForEach(): LiveOffice {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let folders = 0
  let data: string
  let running: LiveOffice['host']
  let line: BadLine
  let nilab: Office
  const parties: Party[] = []
  const freshFolder = () => `${folder.path}/${folders++}`
  const leavesAfter = (one: Party) => {
    parties.push(one)
    return one
  }
  const comes: LiveOffice['comes'] = async (who, also = {}) =>
    leavesAfter(await party(nilab, who === 'ana' ? nilab.ana : nilab.people[who], also))
  beforeAll(async () => void (folder = await temporaryFolder()))
  afterAll(() => folder.remove())
  beforeEach(async () => {
    data = freshFolder()
    running = await host({ data })
    line = await badLine(() => Number(new URL(running.address).port))
    nilab = await office(running, [`ws://127.0.0.1:${line.port}`])
  })
  afterEach(async () => {
    for (const each of parties.splice(0)) each.end()
    await line.close()
    await running.close()
  })
  return {
    get host() {
      return running
    },
    set host(next) {
      running = next
    },
    get office() {
      return nilab
    },
    set office(next) {
      nilab = next
    },
    get line() {
      return line
    },
    get data() {
      return data
    },
    freshFolder,
    leavesAfter,
    comes,
    comesWhole: async (who, also) => {
      const one = await comes(who, also)
      await until(one.isWhole, whole => whole)
      await isReceived(one)
      return one
    },
  }
}
