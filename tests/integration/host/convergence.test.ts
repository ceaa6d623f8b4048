import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Factor } from '#shared/swot/item'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import { appendBlocks } from '#shared/draft/prose'
import { indicator, paragraph, peer, section, swotItem, unit, value } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'
import { connect, type HostClient } from '../../support/hostClient'
import { dialled, host, office, temporaryFolder, type Office } from '../../support/hosted'
import { personRevocation, session, type KeyHolder } from '../../support/trust'

const schedules = 500
const steps = 24

const folders: Awaited<ReturnType<typeof temporaryFolder>>[] = []
afterAll(async () => void (await Promise.all(folders.map(folder => folder.remove()))))

type Dice = (below: number) => number
const pick = <T>(items: readonly T[], dice: Dice): T | undefined => items[dice(items.length)]

/** Something that somebody does on one of the stages. */
const edits: readonly ((workspace: Workspace, dice: Dice) => void)[] = [
  ({ swot }, dice) => swot.add(swotItem({ factor: Factor.options[dice(4)]!, order: `a${dice(9)}` })),
  ({ swot }, dice) => {
    const item = pick(swot.read(), dice)
    if (item) swot.update(item.id, { factor: Factor.options[dice(4)]! })
  },
  ({ swot }, dice) => {
    const item = pick(swot.read(), dice)
    if (item) swot.write(item.id, 'statement', `${item.statement.slice(dice(9))} ${dice(1000)}`)
  },
  ({ swot }, dice) => {
    const item = pick(swot.read(), dice)
    if (item) swot.remove(item.id, { by: 'member:ana', at: 1 })
  },
  ({ profile }, dice) => profile.update({ title: `Strategy ${dice(100)}` }),
  ({ units }, dice) => units.add(unit({ order: `a${dice(9)}` })),
  ({ benchmark }) => benchmark.indicators.add(indicator()),
  ({ benchmark }) => benchmark.peers.add(peer()),
  ({ benchmark }, dice) => {
    const about = pick(benchmark.indicators.read(), dice)
    if (about) benchmark.values.add(value({ indicator: about.id, value: dice(100) }))
  },
  ({ sections }, dice) => sections.add(section({ order: `a${dice(9)}` })),
  ({ sections, prose }, dice) => {
    const about = pick(sections.read(), dice)
    if (about) appendBlocks(prose(about.id), [paragraph(`Words ${dice(1000)}.`)])
  },
  ({ sections, prose }, dice) => {
    const about = pick(sections.read(), dice)
    const text = about && prose(about.id).get(0)
    if (text instanceof Y.XmlElement && text.length > 0) text.delete(0, 1)
  },
]

/** How often what a schedule is about has happened, so that none of it is tested by nobody. */
const happened = { edits: 0, arrivals: 0, departures: 0, statements: 0, restarts: 0, revocations: 0 }

/** Somebody with a computer that is on the line at times. */
class Person {
  readonly documents = emptyDocuments()
  readonly workspace = bindWorkspace(this.documents)
  client: HostClient | null = null
  constructor(
    readonly me: KeyHolder,
    readonly statements: StatementSet,
    private readonly team: Office,
  ) {}

  async arrive(running: Awaited<ReturnType<typeof host>>): Promise<void> {
    if (this.client) return
    const { me, statements } = this
    const client = await connect({ address: dialled(running), host: running.key, me, statements })
    this.client = client
    void client.closed.then(() => this.client === client && (this.client = null))
    await Promise.all(parts.map(part => client.open(this.team.document(part), this.documents[part])))
  }

  leave(): void {
    this.client?.drop()
    this.client = null
  }
}

async function run(seed: number): Promise<void> {
  const random = chance(seed)
  const dice: Dice = below => Math.floor(random() * below)
  const folder = await temporaryFolder()
  folders.push(folder)
  let running = await host({ data: folder.path })
  const port = Number(new URL(running.address).port)
  const team = await office(running)
  const { ana } = team
  const everyone = await Promise.all(
    [ana, team.people.coordinator, team.people.member].map(async me => new Person(me, await team.known(), team)),
  )
  const [founder, , weak] = everyone as [Person, Person, Person]
  const stated: string[] = []
  let revoked = false
  await founder.arrive(running)

  for (let step = 0; step < steps; step++) {
    const person = everyone[dice(everyone.length)]!
    const what = dice(20)
    if (what < 12) {
      happened.edits++
      edits[dice(edits.length)]!(person.workspace, dice)
    } else if (what < 15) {
      if (revoked && person === weak) continue
      happened.arrivals++
      await person.arrive(running)
    } else if (what < 17) {
      happened.departures++
      person.leave()
    } else if (what < 18 && person.client) {
      const said = await session(team.workspace, person.me, [dice(1000)], step + 1)
      await person.client.state([said])
      stated.push(said)
      happened.statements++
    } else if (what < 19 && step > 4) {
      happened.restarts++
      await running.close()
      running = await host({ data: folder.path, port })
      for (const each of everyone) each.leave()
    } else if (what === 19 && !revoked && founder.client) {
      revoked = true
      happened.revocations++
      const kept = [...founder.statements.have().values()].filter(({ by }) => by === weak.me.id).map(({ hash }) => hash)
      const revocation = await personRevocation(team.workspace, ana, weak.me, kept)
      await founder.client.state([revocation])
      weak.leave()
    }
  }

  const left = everyone.filter(person => !(revoked && person === weak))
  for (const person of left) await person.arrive(running)
  for (const person of left) await person.client!.received()
  for (const person of left) person.leave()
  for (const person of left) await person.arrive(running)
  for (const person of left) await person.client!.received()

  if (revoked) await expect(weak.arrive(running)).rejects.toMatchObject({ code: 'connection.revoked' })
  const fresh = new Person(team.people.mentor, await openStatements(team.workspace, team.statements), team)
  await fresh.arrive(running)
  for (const part of parts) {
    const all = [...left, fresh].map(({ documents }) => documents[part])
    for (const doc of all) {
      expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(all[0]!))).toBe(true)
      expect(doc.store.pendingStructs).toBeNull()
    }
  }
  for (const { workspace, statements } of [...left, fresh]) {
    const { swot, units, benchmark, sections } = workspace
    const collections = [swot, units, benchmark.indicators, benchmark.peers, benchmark.values, sections]
    expect(collections.map(each => each.unreadable())).toEqual(collections.map(() => 0))
    expect(workspace.profile.read()).toEqual(founder.workspace.profile.read())
    expect(swot.read()).toEqual(expect.arrayContaining([...founder.workspace.swot.read()]))
    for (const said of stated) expect(statements.texts()).toContain(said)
  }
  for (const person of [...left, fresh]) person.leave()
  await running.close()
}

it(`brings everybody to the same after ${schedules} random schedules of edits, disconnects, restarts and revocations`, async () => {
  const first = freshSeed()
  console.log(`schedules from seed ${first}`)
  const seeds = Array.from({ length: process.env.SEED ? 1 : schedules }, (_, index) => first + index)
  const work = async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
      try {
        await run(seed)
      } catch (cause) {
        throw new Error(`seed ${seed} (set SEED to repeat it)`, { cause })
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
}, 150_000)
