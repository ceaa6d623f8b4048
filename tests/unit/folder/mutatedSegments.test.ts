import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { folderOfDevice, folderOfWorkspace, idOfBytes, segmentName } from '#shared/folder/names'
import { packSegment, readSegment } from '#shared/folder/segment'
import { openStatements } from '#shared/statements/statementSet'
import { emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { swotItem } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'
import { anasWorkspace, contentOf } from '../../support/exchange'
import { folderMember } from '../../support/folderParty'
import { memoryFolder } from '../../support/memoryFolder'
import { mutated, promptly } from '../../support/mutated'
import { unreadableIn } from '../../support/operations'
import { joined } from '../../support/trust'

function copyOf(documents: Documents): Documents {
  const copy = emptyDocuments()
  for (const part of parts) Y.applyUpdate(copy[part], Y.encodeStateAsUpdate(documents[part]))
  return copy
}

const stateOf = (documents: Documents) => parts.map(part => Y.encodeStateAsUpdate(documents[part]))

/** Ana's folder with one segment that says more than Ben's computer has, and Ben as he sits down before it. */
async function oneSegment() {
  const { ana, workspace, statements, replica, chapter } = await anasWorkspace()
  const ben = await joined(workspace, ana, 'ben')
  await statements.add(ben.statements)
  const before = copyOf(replica.documents)
  replica.swot.add(swotItem({ statement: 'The library is new.' }))
  replica.sections.update(chapter.id, { title: 'Where we stand' })
  const drive = memoryFolder()
  await folderMember(ana, drive, workspace, { documents: replica.documents, statements }).sync.tryNow()
  const folder = `${await folderOfWorkspace(workspace)}/${await folderOfDevice(ana.device.key)}`
  const [path, bytes] = [...drive.files].find(([name]) => name.endsWith('.seg'))!
  expect(path.startsWith(folder)).toBe(true)
  const texts = statements.texts()

  /** Ben, who looks into a folder with this file in the place of Ana's. */
  const looks = async (name: string, file: Uint8Array) => {
    const seen = memoryFolder(new Map([...drive.files].filter(([other]) => other !== path)))
    seen.files.set(`${folder}/${name}`, file)
    const own = { documents: copyOf(before), statements: await openStatements(workspace, texts) }
    const he = folderMember(ben, seen, workspace, own)
    await he.sync.tryNow()
    return he
  }
  return { ana, workspace, before, after: replica, bytes, name: path.slice(folder.length + 1), looks }
}

it('takes 700 mutated segments whole or not at all, and the right one when it is there', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { before, after, bytes, name, looks } = await oneSegment()
  const [unchanged, whole] = [stateOf(before), contentOf(after)]
  for (let run = 0; run < 700; run++) {
    const place = `seed ${seed}, run ${run}`
    const he = await promptly(place, () => looks(name, mutated(bytes, next)))
    if (contentOf(he.replica) === whole) continue // what was mutated said nothing
    expect(stateOf(he.documents), place).toEqual(unchanged)
  }
  expect(contentOf((await looks(name, bytes)).replica)).toBe(whole)
}, 300_000)

it('takes 300 segments with mutated changes, signed for, whole or not at all, and stays readable', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const { ana, workspace, before, bytes, looks } = await oneSegment()
  const unchanged = stateOf(before)
  const read = await readSegment(bytes, workspace)
  if (read.kind !== 'segment') throw new Error(`a ${read.kind} segment`)
  const { member, generation, sequence, folds, at, statements, changes } = read.segment
  let merged = 0
  for (let run = 0; run < 300; run++) {
    const place = `seed ${seed}, run ${run}`
    const part = next() < 0.5 ? 'record' : 'draft'
    const spoilt = { ...changes, [part]: mutated(changes[part]!, next) }
    const head = { workspace, member, generation, sequence, folds, at }
    const file = await packSegment(head, { changes: spoilt, statements }, ana.device)
    const he = await promptly(place, async () => looks(segmentName(sequence, await idOfBytes(file)), file))
    const now = stateOf(he.documents)
    if (JSON.stringify(now) === JSON.stringify(unchanged)) continue
    merged++
    expect(contentOf(he.replica), place).not.toBe('')
    expect(unreadableIn(he.replica), place).toBeLessThan(3)
    for (const each of parts) {
      Y.applyUpdate(he.documents[each], spoilt[each]!)
      expect(Y.encodeStateAsUpdate(he.documents[each]), place).toEqual(now[parts.indexOf(each)]) // all of it was in
    }
  }
  expect(merged, `seed ${seed}`).toBeGreaterThan(0) // some mutations change nothing but letters
}, 300_000)
