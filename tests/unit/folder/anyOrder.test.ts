import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { folderOfDevice } from '#shared/folder/names'
import { openStatements } from '#shared/statements/statementSet'
import { emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { chance, freshSeed } from '../../support/chance'
import { cloudDrive } from '../../support/cloudDrive'
import { anasWorkspace, contentOf } from '../../support/exchange'
import { asClient, folderMember, type FolderMember } from '../../support/folderParty'
import { operations, unreadableIn } from '../../support/operations'
import { joined, session } from '../../support/trust'

const people = ['ana', 'ben', 'coco', 'mo'] as const
const rounds = 10
const steps = 80
const year = 365 * 24 * 3600 * 1000

function copyOf(documents: Documents): Documents {
  const copy = emptyDocuments()
  for (const part of parts) Y.applyUpdate(copy[part], Y.encodeStateAsUpdate(documents[part]))
  return copy
}

it(`makes the same of a folder for ${people.length} people, however its drive treats it`, async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  for (let round = 0; round < rounds; round++) {
    const place = `seed ${seed}, round ${round}`
    const { ana, workspace, statements, replica } = await anasWorkspace()
    const others = await Promise.all(
      people.slice(1).map(name => joined(workspace, ana, name, name === 'mo' ? { role: 'mentor' } : {})),
    )
    for (const { statements: theirs } of others) await statements.add(theirs)
    const holders = [ana, ...others]
    const folders = await Promise.all(holders.map(({ device }) => folderOfDevice(device.key)))
    const drive = cloudDrive(people.length, path => folders.findIndex(name => path.includes(name)))
    let client = 1000 * (round + 1)
    const members: FolderMember[] = holders.map((holder, at) =>
      folderMember(holder, drive.views[at]!, workspace, at === 0 ? { documents: replica.documents, statements } : {}, {
        foldAfter: 3,
      }),
    )
    const writes = (at: number) => people[at] !== 'mo' && members[at]!.replica.sections.read().length > 0
    for (const { documents } of members) asClient(documents, client++)
    const snapshots: { documents: Documents; texts: readonly string[] }[] = []

    for (let step = 0; step < steps; step++) {
      const at = below(people.length)
      const who = members[at]!
      const view = drive.views[at]!
      const what = below(16)
      who.clock.move(below(40_000))
      if (what < 5 && writes(at)) {
        const dice = { a: below(1000), b: below(1000), text: `${step} ${'work '.repeat(below(4))}` }
        operations[below(operations.length)]!(who.replica, dice)
      } else if (what === 5 && writes(at)) {
        await who.statements.add([await session(workspace, who.holder, [step], step + 1)])
      } else if (what < 9) await who.sync.tryNow()
      else if (what < 13) {
        for (let times = below(4) + 1; times > 0; times--) drive.carry(below(people.length), at, next)
      } else if (what === 13) {
        const fault = below(4)
        view.isGone = fault === 1
        view.isReadOnly = fault === 2
        view.room = fault === 3 ? below(3000) : Infinity
        who.clock.misset((below(3) - 1) * year)
      } else if (what === 14) {
        // the program ends, with or without what it remembers of the folder
        if (below(3) === 0) who.memory.kept = undefined
        const again = await who.restart(
          below(3) === 0 ? { memory: { load: async () => undefined, keep: async () => {} } } : {},
        )
        members[at] = again
        asClient(again.documents, client++)
      } else if (below(2) === 0) {
        snapshots[at] = { documents: copyOf(who.documents), texts: who.statements.texts() }
      } else if (snapshots[at]) {
        // a computer is brought back to what it was some time ago
        await who.sync.stop()
        const { documents, texts } = snapshots[at]
        const kept = { documents: copyOf(documents), statements: await openStatements(workspace, texts) }
        asClient(kept.documents, client++)
        members[at] = folderMember(who.holder, view, workspace, kept, { foldAfter: 3 }, who.memory, who.clock)
      }
    }

    for (const view of drive.views) Object.assign(view, { isGone: false, isReadOnly: false, room: Infinity })
    for (let look = 0; look < 4; look++) {
      drive.settle()
      for (const member of members) await member.sync.tryNow()
    }
    const [first] = members
    for (const member of members) {
      const about = `${place}, ${member.holder.id}`
      expect(contentOf(member.replica), about).toBe(contentOf(first!.replica))
      expect(unreadableIn(member.replica), about).toBe(0)
      expect(member.statements.texts(), about).toEqual(first!.statements.texts())
      const waits = { state: 'watching', waitingBytes: 0, early: 0, refused: [] }
      expect(member.sync.status.read(), about).toMatchObject(waits)
    }
    const newcomer = folderMember(ana, drive.views[below(people.length)]!, workspace) // all is in the folder alone, too
    await newcomer.sync.tryNow()
    expect(contentOf(newcomer.replica), place).toBe(contentOf(first!.replica))
    expect(newcomer.statements.texts(), place).toEqual(first!.statements.texts())
  }
}, 120_000)
