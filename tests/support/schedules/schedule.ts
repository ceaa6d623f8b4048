import assert from 'node:assert/strict'
import { join } from 'node:path'
import * as Y from 'yjs'
import { packCarrier, unpackDelivery } from '#shared/exchange/carry'
import { createDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { chance } from '../chance'
import { contentOf } from '../exchange'
import { codeOf } from '../failure'
import { dialled, host, office, type staff } from '../hosted'
import { operations, unreadableIn } from '../operations'
import { aComment, said } from '../talk'
import { generation, personRevocation } from '../trust'
import { Colleague } from './colleague'
import { lostIn } from './lostIn'

/** What may happen in a schedule, and how often in a hundred steps. */
const weights = {
  edit: 38,
  comment: 5,
  save: 10,
  kill: 4,
  arrive: 8,
  wait: 3,
  leave: 5,
  send: 6,
  look: 9,
  take: 6,
  carry: 2,
  torn: 1,
  share: 10,
  drive: 3,
  restart: 2,
  revoke: 1,
} as const

/** What happens in a schedule. */
export type Event = keyof typeof weights
export const events = Object.keys(weights) as readonly Event[]

/** Nothing happened yet. */
export const noEvents = () => Object.fromEntries(events.map(event => [event, 0])) as Record<Event, number>

const steps = 42

/** How often people meet at the end, until everybody has everything. */
const meetings = 3

/**
 * Lets four people work on one workspace for a while, by chance of `seed`: a founder and a member at a host, on bad lines, a
 * coordinator who shares a folder with them and has no host, a mentor who only exchanges files. They edit, are killed, lose
 * files, lines and drives, take files in late, twice or never. Then they meet, and this expects the same everywhere and nothing lost that was acknowledged. Gives how often what happened.
 */
export async function runSchedule(
  seed: number,
  folder: string,
  crew: Awaited<ReturnType<typeof staff>>,
): Promise<Readonly<Record<Event, number>>> {
  const random = chance(seed)
  const dice = (below: number) => Math.floor(random() * below)
  const happened = noEvents()
  const data = join(folder, 'host')
  let running = await host({ data })
  const { port } = running
  const team = await office(running, [dialled(running)], crew)
  const { documents } = createDocuments(() => generation)
  bindWorkspace(documents).profile.update({ title: 'Strategy' })
  const begun = { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }
  const { coordinator, member, mentor } = team.people
  const drive = new Map<string, Uint8Array>()
  const sitDown = async (me: typeof mentor) =>
    Colleague.begin(me, team, join(folder, me.id.slice(7)), begun, { shared: drive })
  const [founder, deputy, weak, guest] = (await Promise.all(
    [{ ...team.ana, statements: [] }, coordinator, member, mentor].map(sitDown),
  )) as [Colleague, Colleague, Colleague, Colleague]
  const everyone = [founder, deputy, weak, guest]
  const writers = [founder, deputy, weak]
  const [dialling, sharing] = [[founder, weak], writers]

  await founder.arrive() // a host takes a workspace from a coordinator
  await founder.together()

  /** Files on their way: each stays, so that it may come again. */
  const mail: Uint8Array[] = []
  const stated: string[] = []
  let isRevoked = false

  const work: Readonly<Record<Event, (who: Colleague, step: number) => Promise<unknown> | undefined>> = {
    edit: async who => {
      if (!writers.includes(who)) return
      const chosen = { a: dice(1000), b: dice(1000), text: `${'work '.repeat(dice(4))}${dice(100)}` }
      operations[dice(operations.length)]!(who.replica, chosen)
    },
    comment: async (who, step) => {
      if (isRevoked && who === weak) return
      const { jws } = await said(team.workspace, who.me, aComment(who.me.id, 'Says who?', `${step}`))
      await who.state(jws)
      stated.push(jws)
    },
    save: who => who.save(),
    kill: who => who.kill(random()),
    arrive: who => (dialling.includes(who) ? who.arrive() : undefined),
    wait: who => (who.isOnTheLine ? who.together() : undefined),
    leave: async who => who.leave(),
    send: async who => mail.push(await who.pack()),
    look: async who => {
      const file = mail[dice(mail.length)]
      if (file) await who.lookInto(file)
    },
    take: who => takeIn(who),
    carry: async who => {
      const chosen = [mail[dice(mail.length)], mail[dice(mail.length)]].flatMap(file => file ?? [])
      if (chosen.length === 0) return
      const files = (await Promise.all(chosen.map(unpackDelivery))).flatMap(delivery => [...delivery.files])
      await who.lookInto(packCarrier(new Map(files)))
      await takeIn(who)
    },
    torn: async who => {
      const file = mail[dice(mail.length)]
      if (!file) return
      const torn = file.subarray(0, dice(file.length))
      assert.match(`${await codeOf(() => who.lookInto(torn))}`, /^file\./)
    },
    share: async who => {
      if (sharing.includes(who)) await who.share()
    },
    drive: async ({ shared }) => {
      const fault = dice(4)
      shared.isGone = fault === 1
      shared.isReadOnly = fault === 2
      shared.room = fault === 3 ? dice(3000) : Infinity
    },
    restart: async () => {
      await running.close()
      running = await host({ data, port })
      for (const each of everyone) each.tryNow()
    },
    revoke: async () => {
      if (isRevoked) return
      isRevoked = true
      const { statements } = founder
      const kept = [...statements.have().values()].filter(({ by }) => by === weak.me.id).map(({ hash }) => hash)
      await founder.state(await personRevocation(team.workspace, team.ana, weak.me, kept))
    },
  }
  const draws = events.flatMap(event => Array.from({ length: weights[event] }, () => event))

  for (let step = 0; step < steps; step++) {
    const event = draws[dice(draws.length)]!
    happened[event]++
    await work[event](everyone[dice(everyone.length)]!, step)
  }

  /** `who` has everything that `file` has. */
  async function give(who: Colleague, file: Uint8Array, adopt = false): Promise<void> {
    await who.lookInto(file)
    while (who.hasLookedInto) await takeIn(who, adopt)
  }

  /** Takes in what waits; a file of somebody whose access ended is refused by those who know of the end. */
  async function takeIn(who: Colleague, adopt = false): Promise<void> {
    const code = await codeOf(() => who.take(adopt))
    if (code !== undefined) assert.deepEqual([code, isRevoked], ['file.revoked', true])
  }

  // everybody meets: whoever only has files by file, whoever's access ended by a coordinator who answers for them
  for (const one of everyone) one.leave()
  // a file may have what its sender lost when they were killed
  for (const file of [...mail, await guest.pack()]) await give(founder, file, isRevoked)
  if (isRevoked) await give(founder, await weak.pack(), true)
  const isTold = !weak.mayWrite // a word of the host may come as late as this
  for (const { shared } of everyone) Object.assign(shared, { isGone: false, isReadOnly: false, room: Infinity })
  const calling = [founder, ...(isRevoked ? [] : [weak])]
  // what is read in the folder may wait for what comes by line, and who knows of an ended access answers for what came before
  for (let round = 0; round < meetings; round++) {
    for (const one of [deputy, founder]) assert.equal((await one.share()).state, 'watching')
    for (const one of calling) {
      await one.arrive()
      assert.equal(await one.together(), 'together')
    }
    for (const one of calling) one.leave()
  }
  if (isRevoked) {
    await weak.arrive()
    assert.equal(await weak.together(), 'connection.revoked')
    weak.leave()
  }
  for (const one of [founder, deputy]) assert.equal((await one.share()).state, 'watching')
  await give(guest, await founder.pack())
  const fresh = await sitDown(team.people.approver)
  await fresh.arrive()
  assert.equal(await fresh.together(), 'together')

  const content = contentOf(founder.replica)
  for (const one of [founder, deputy, guest, fresh, ...calling]) {
    const { id } = one.me
    assert.equal(contentOf(one.replica), content, id)
    assert.equal(unreadableIn(one.replica), 0, id)
    const texts = new Set(one.statements.texts())
    assert.deepEqual(
      stated.filter(jws => !texts.has(jws)),
      [],
      id,
    )
    for (const part of parts) {
      const [own, all] = [one.documents[part], founder.documents[part]]
      assert.ok(Y.equalSnapshots(Y.snapshot(own), Y.snapshot(all)), `${id} has another ${part}`)
      assert.equal(own.store.pendingStructs, null, id)
    }
  }
  for (const one of everyone) {
    // what somebody had not told before they knew of the end of their access is theirs alone, and still there
    const having = isTold && one === weak ? [founder, weak] : [founder]
    for (const part of parts) {
      const has = having.map(({ documents: { [part]: doc } }) => doc)
      assert.equal(lostIn(one.acknowledged[part], has), 0, `${one.me.id} lost changes of ${part}`)
    }
  }
  for (const one of [...everyone, fresh]) one.leave()
  await running.close()
  return happened
}
