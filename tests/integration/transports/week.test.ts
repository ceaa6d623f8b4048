import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '#shared/base/bytes'
import { inOrder } from '#shared/base/order'
import { threads } from '#shared/comments/threads'
import { collectContent } from '#shared/content/collectContent'
import { appendBlocks } from '#shared/draft/prose'
import { folderOfDevice } from '#shared/folder/names'
import { here } from '#shared/replica/origins'
import { createDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { badLine, type BadLine } from '../../support/badLine'
import { paragraph, section } from '../../support/builders'
import { chance } from '../../support/chance'
import { cloudDrive } from '../../support/cloudDrive'
import { contentOf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { dialled, host, office, temporaryFolder } from '../../support/hosted'
import { behind } from '../../support/liveParty'
import { operations, unreadableIn } from '../../support/operations'
import { Colleague } from '../../support/schedules/colleague'
import { lostIn } from '../../support/schedules/lostIn'
import { aComment, said } from '../../support/talk'
import { deviceCertificate, deviceRevocation, generation, newSigner } from '../../support/trust'
import { wordOf } from '../../support/wordFile'

/** Decides what people write; their keys alone differ from run to run. */
let next: () => number
const dice = (below: number) => Math.floor(next() * below)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Awaited<ReturnType<typeof host>>
let line: BadLine
beforeEach(async () => {
  next = chance(20_261_123)
  folder = await temporaryFolder()
  running = await host({ data: join(folder.path, 'host') })
  line = await badLine(() => Number(new URL(running.address).port))
})
afterEach(async () => {
  await line.close()
  await running.close()
  await folder.remove()
})

/** The host stops and starts again at its address, while people are on the line. */
async function restartHost(): Promise<void> {
  const { port } = running
  await running.close()
  running = await host({ data: join(folder.path, 'host'), port })
}

/** A few things that people do, as chance has it. */
function works(who: Colleague, times: number): void {
  for (let left = times; left > 0; left--) {
    const chosen = { a: dice(1000), b: dice(1000), text: `${'work '.repeat(dice(4))}${dice(100)}` }
    operations[dice(operations.length)]!(who.replica, chosen)
  }
}

/** Somebody writes a paragraph at the end of the first section. */
function writes({ replica }: Colleague, text: string): void {
  const [first] = inOrder(replica.sections.read())
  replica.documents.draft.transact(() => appendBlocks(replica.prose(first!.id), [paragraph(text)]), here)
}

/** Everything that somebody has as a Word file, with what was said about the text. */
async function wordFile({ replica, statements }: Colleague): Promise<string> {
  const talk = threads(statements.have().values(), statements.read())
  return sha256(await wordOf(collectContent(replica, talk), new Map()))
}

/** Whoever is on the line has what the others there have. */
async function meet(...people: readonly Colleague[]): Promise<void> {
  for (let round = 0; round < 2; round++)
    for (const one of people) {
      await one.arrive()
      one.tryNow()
      expect(await one.together(), one.me.id).toBe('together')
    }
}

/** Looks into a file and takes it in; gives why it was refused. */
async function takes(who: Colleague, file: Uint8Array, adopt = false) {
  await who.lookInto(file)
  return codeOf(() => who.take(adopt))
}

it(
  'four people with a host, a bad line, files alone and a folder alone end a week identical, to the byte of the Word file',
  { retry: 0, timeout: 300_000 },
  async () => {
    const bare = await office(running, [dialled(running)])
    const { coordinator, member, mentor } = bare.people
    const old = { ...member, device: await newSigner() }
    const team = { ...bare, statements: [...bare.statements, await deviceCertificate(bare.workspace, old)] }
    const folders = await Promise.all([bare.ana, coordinator, old].map(({ device }) => folderOfDevice(device.key)))
    const drive = cloudDrive(3, path => folders.findIndex(name => path.includes(name)))
    const { documents } = createDocuments(() => generation)
    const begun = bindWorkspace(documents)
    begun.profile.update({ institution: 'Nilab University', title: 'Strategy' })
    for (const order of ['a0', 'a1']) begun.sections.add(section({ order, title: `Part ${order}` }))
    const start = { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }
    let clients = 1000
    const sits = (me: typeof mentor, name: string, how: { view?: number; machine?: ReturnType<typeof behind> } = {}) =>
      Colleague.begin(me, team, join(folder.path, name), start, {
        nextClient: () => clients++,
        ...(how.view !== undefined && { shared: drive.views[how.view]!.files }),
        ...(how.machine && { machine: how.machine }),
      })
    const sana = await sits({ ...team.ana, statements: [] }, 'sana', { view: 0 })
    const dawood = await sits(coordinator, 'dawood', { view: 1 })
    const laptop = await sits(old, 'laptop', { view: 2 })
    const farid = await sits(member, 'farid', { machine: behind(line) })
    const mira = await sits(mentor, 'mira')
    const everybody = [sana, farid, mira, dawood]
    const comments: string[] = []
    const comment = async (who: Colleague, text: string) => {
      const { jws } = await said(team.workspace, who.me, aComment(who.me.id, text, `${comments.length}`))
      await who.state(jws)
      comments.push(jws)
    }
    /** The drive carries this and that, whole or not. */
    const carries = (times: number) => {
      for (let left = times; left > 0; left--) drive.carry(dice(3), dice(3), next)
    }

    // Monday: everybody begins, and the mentor gets the first file
    await sana.arrive()
    await farid.arrive()
    works(sana, 10)
    works(farid, 10)
    await sana.save()
    await meet(sana, farid)
    works(laptop, 5)
    for (const one of [sana, laptop, dawood]) await one.share()
    drive.settle()
    const monday = await sana.pack()
    expect(await takes(mira, monday)).toBeUndefined()

    // Tuesday: Farid's line hangs, then his power goes in the middle of a write
    line.freeze()
    works(farid, 10)
    await farid.save()
    writes(farid, 'What Farid wrote without a line.')
    await farid.save()
    works(farid, 6)
    await farid.kill(0.5)
    works(sana, 8)
    await sana.kill(1)
    line.thaw()
    await meet(farid, sana)

    // Wednesday: the host goes down while people write, the mentor's first letter is lost, the second comes twice, out of order
    works(farid, 6)
    await restartHost()
    await meet(farid, sana)
    works(sana, 6)
    await comment(mira, 'Says who?')
    await mira.pack() // lost
    await comment(mira, 'Since when?')
    const letter = await mira.pack()
    for (let times = 2; times > 0; times--) expect(await takes(sana, letter)).toBeUndefined()
    writes(laptop, 'Written on the old laptop.')
    await laptop.save()
    const honest = { record: [...laptop.acknowledged.record], draft: [...laptop.acknowledged.draft] }
    const stick = await laptop.pack()
    for (const one of [sana, dawood]) {
      carries(12)
      works(one, 5)
      await one.share()
    }

    // Thursday: the old laptop is stolen. Whoever has it writes on, and is not heard
    drive.settle()
    const { statements } = sana
    const kept = [...statements.have().values()]
      .filter(({ signer }) => signer === old.device.key)
      .map(({ hash }) => hash)
    await sana.state(await deviceRevocation(team.workspace, team.ana, old.device, kept))
    writes(laptop, 'Written by a thief.')
    await laptop.share()
    await sana.share()
    drive.settle() // the word on its end comes to Dawood together with what the laptop wrote
    for (const one of [sana, dawood]) expect((await one.share()).refused).toMatchObject([{ code: 'file.deviceEnded' }])
    await meet(sana, farid)
    await laptop.arrive()
    expect(await laptop.together()).toBe('connection.revoked')
    expect(await takes(sana, await laptop.pack())).toBe('file.deviceEnded')

    // Friday: the drive is away or full, Monday's file turns up again, and the stick with honest work of the laptop does
    dawood.shared.isGone = true
    works(dawood, 8)
    expect((await dawood.share()).state).toBe('away')
    sana.shared.room = 200
    works(sana, 8)
    expect((await sana.share()).state).toBe('full')
    await dawood.kill(0.3)
    for (const one of [sana, mira, dawood]) expect(await takes(one, monday)).toBeUndefined()
    expect(await takes(sana, stick)).toBe('file.deviceEnded')
    expect(await takes(sana, stick, true)).toBeUndefined()

    // Saturday: everybody writes in the same place at once, a killed program among them
    for (const one of [sana, farid, dawood]) writes(one, `What ${one.me.id} thinks.`)
    await comment(mira, 'Better.')
    await comment(dawood, 'Agreed.')
    works(farid, 10)
    await farid.kill(0)
    const late = await mira.pack()
    carries(12)

    // Sunday: all drives and lines are there, and whoever only has files sends and gets one
    for (const { shared } of everybody) Object.assign(shared, { isGone: false, isReadOnly: false, room: Infinity })
    expect(await takes(sana, late)).toBeUndefined()
    for (let round = 0; round < 3; round++) {
      for (const one of [dawood, sana]) {
        expect((await one.share()).state).toBe('watching')
        drive.settle()
      }
      await meet(sana, farid)
    }
    for (const one of [sana, dawood]) {
      await one.share()
      drive.settle()
    }
    expect(await takes(mira, await sana.pack())).toBeUndefined()

    const content = contentOf(sana.replica)
    const word = await wordFile(sana)
    expect(content).not.toContain('thief')
    for (const part of parts) expect(lostIn(honest[part], [sana.documents[part]]), `stick ${part}`).toBe(0)
    for (const one of everybody) {
      const { id } = one.me
      expect(contentOf(one.replica), id).toBe(content)
      expect(await wordFile(one), id).toBe(word)
      expect(unreadableIn(one.replica), id).toBe(0)
      const texts = new Set(one.statements.texts())
      expect(
        comments.filter(jws => !texts.has(jws)),
        id,
      ).toEqual([])
      for (const part of parts) expect(lostIn(one.acknowledged[part], [sana.documents[part]]), `${id} ${part}`).toBe(0)
    }
    for (const one of [...everybody, laptop]) one.leave()
  },
)
