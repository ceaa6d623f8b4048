import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { MeridianError } from '#shared/base/errors'
import { mergeInto } from '#shared/exchange/mergeInto'
import { folderOfDevice, folderOfWorkspace, idOfBytes, segmentName } from '#shared/folder/names'
import { packSegment, readSegment, type SegmentContent, type SegmentHead } from '#shared/folder/segment'
import { appendBlocks } from '#shared/draft/prose'
import { createDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, swotItem } from '../../support/builders'
import { chance, freshSeed } from '../../support/chance'
import { checkHere, contentOf, outsideHere, shelf } from '../../support/exchange'
import { folderMember, office, type FolderMember } from '../../support/folderParty'
import * as hostile from '../../support/hostileUpdates'
import { certificate, deviceCertificate, founded, generation, joined, personRevocation } from '../../support/trust'
import type { KeyHolder } from '../../support/trust'

type Office = Awaited<ReturnType<typeof office>>

/** What somebody whose program is not Meridian writes into their folder. */
async function put(
  { drive, workspace }: Pick<Office, 'drive' | 'workspace'>,
  holder: KeyHolder,
  content: Partial<SegmentContent>,
  says: Partial<SegmentHead> = {},
): Promise<string> {
  const head = { workspace, generation, member: holder.id, sequence: 1, folds: 0, at: 0, ...says }
  const bytes = await packSegment(head, { changes: {}, statements: [], ...content }, holder.device)
  return lay({ drive, workspace }, holder, bytes, head.sequence)
}

async function lay(
  { drive, workspace }: Pick<Office, 'drive' | 'workspace'>,
  holder: KeyHolder,
  bytes: Uint8Array,
  sequence = 1,
): Promise<string> {
  const folder = `${await folderOfWorkspace(workspace)}/${await folderOfDevice(holder.device.key)}`
  const path = `${folder}/${segmentName(sequence, await idOfBytes(bytes))}`
  drive.files.set(path, bytes)
  return path
}

/** What somebody typed in a workspace that they have. */
function edited({ documents }: Pick<FolderMember, 'documents'>, title: string): Partial<SegmentContent> {
  const copy = createDocuments(() => 'x').documents
  for (const part of ['record', 'draft'] as const) Y.applyUpdate(copy[part], Y.encodeStateAsUpdate(documents[part]))
  bindWorkspace(copy).swot.add(swotItem({ statement: title }))
  const record = Y.encodeStateAsUpdate(copy.record, Y.encodeStateVector(documents.record))
  return { changes: { record } }
}

const refused = ({ sync }: FolderMember) => sync.status.read().refused
const statementsIn = ({ replica }: FolderMember) => replica.swot.read().map(({ statement }) => statement)

it('takes nothing of a stranger, until a coordinator certifies them', async () => {
  const there = await office()
  const { anas, workspace, ana } = there
  const zoe = await joined(workspace, ana, 'zoe')
  await put(there, zoe, edited(anas, 'by Zoe'))
  await anas.sync.tryNow()
  expect(refused(anas)).toEqual([
    { device: zoe.device.key, member: zoe.id, name: '', code: 'file.stranger', pieces: 1 },
  ])
  expect(statementsIn(anas)).not.toContain('by Zoe')
  await anas.statements.add(zoe.statements)
  await anas.sync.tryNow()
  expect(refused(anas)).toEqual([])
  expect(statementsIn(anas)).toContain('by Zoe')
})

it('believes a newcomer whose certificate came with somebody else', async () => {
  const there = await office()
  const { anas, workspace, ana, at, ben } = there
  await anas.sync.tryNow()
  const zoe = await joined(workspace, ana, 'zoe')
  await put(there, zoe, edited(anas, 'by Zoe'))
  await put(there, ana, { statements: zoe.statements }, { sequence: 2 })
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(statementsIn(bens)).toContain('by Zoe')
  expect(refused(bens)).toEqual([])
})

it('takes no changes of a mentor, nor what came with them', async () => {
  const there = await office()
  const { anas, mo, workspace } = there
  const word = await deviceCertificate(workspace, { ...mo, device: (await joined(workspace, mo, 'x')).device })
  await put(there, mo, { ...edited(anas, 'by Mo'), statements: [word] })
  const before = contentOf(anas.replica)
  await anas.sync.tryNow()
  expect(refused(anas)).toMatchObject([{ member: mo.id, code: 'file.notAllowed' }])
  expect(contentOf(anas.replica)).toBe(before)
  expect(anas.statements.texts()).not.toContain(word)
})

it('writes statements of a mentor, and never changes', async () => {
  const { anas, at, mo, workspace } = await office()
  await anas.sync.tryNow()
  const mos = at(mo)
  await mos.sync.tryNow()
  mos.replica.swot.add(swotItem({ statement: 'by Mo' })) // no screen lets him
  const word = await deviceCertificate(workspace, { ...mo, device: (await joined(workspace, mo, 'x')).device })
  await mos.statements.add([word])
  await mos.sync.tryNow()
  await anas.sync.tryNow()
  expect(refused(anas)).toEqual([])
  expect(anas.statements.texts()).toContain(word)
  expect(statementsIn(anas)).not.toContain('by Mo')
  expect(mos.sync.status.read().waitingBytes).toBe(0)
})

it("offers a revoked person's late work to be adopted, and keeps what was there before", async () => {
  const there = await office()
  const { anas, at, ben, ana, workspace, root } = there
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  bens.replica.swot.add(swotItem({ statement: 'in time' }))
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  const known = [...anas.statements.have().keys()]
  await anas.statements.add([await personRevocation(workspace, root, ben, known)])
  bens.replica.swot.add(swotItem({ statement: 'late' }))
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  expect(statementsIn(anas)).toContain('in time')
  expect(statementsIn(anas)).not.toContain('late')
  expect(refused(anas)).toMatchObject([{ member: ben.id, name: 'member:ben', code: 'file.revoked', pieces: 1 }])

  const late = await anas.sync.late(ben.device.key)
  const target = { generation, documents: anas.documents, statements: anas.statements, ...shelf() }
  await mergeInto(target, late!, checkHere, { adopt: true })
  expect(statementsIn(anas)).toContain('late')
  await anas.sync.tryNow()
  expect(refused(anas)).toEqual([])
  expect(await anas.sync.late(ben.device.key)).toBeNull()

  const cocos = at(there.coco) // what counts for nothing any more was written anew by those who answer for it
  await cocos.sync.tryNow()
  expect(contentOf(cocos.replica)).toBe(contentOf(anas.replica))
  expect(ana.id).toBe(anas.holder.id)
})

it('keeps two workspaces in one folder apart', async () => {
  const [one, other] = await Promise.all([office(), office()])
  const others = folderMember(other.ana, one.drive, other.workspace, {
    documents: other.replica.documents,
    statements: other.statements,
  })
  await one.anas.sync.tryNow()
  await others.sync.tryNow()
  const strays = [...one.drive.files].filter(([path]) => path.endsWith('.seg'))
  for (const [, bytes] of strays) await lay({ drive: one.drive, workspace: one.workspace }, other.ana, bytes, 7)
  const before = [contentOf(one.anas.replica), contentOf(others.replica)]
  await one.anas.sync.tryNow()
  await others.sync.tryNow()
  expect([contentOf(one.anas.replica), contentOf(others.replica)]).toEqual(before)
  expect([refused(one.anas), refused(others)]).toEqual([[], []])
})

it('merges nothing of another generation, and says so', async () => {
  const there = await office()
  const { anas, ben } = there
  const { documents } = createDocuments()
  const changes = { record: Y.encodeStateAsUpdate(documents.record), draft: Y.encodeStateAsUpdate(documents.draft) }
  await put(there, ben, { changes }, { generation: 'Generation000002' })
  const before = contentOf(anas.replica)
  await anas.sync.tryNow()
  expect(refused(anas)).toMatchObject([{ member: ben.id, code: 'file.otherGeneration' }])
  expect(contentOf(anas.replica)).toBe(before)
})

it.each([
  ['the update that loops for ever', hostile.issue687],
  ['more structs than could follow', hostile.boast],
  ['a text that never ends', hostile.endless],
  ['a document inside a document', hostile.russianDoll()],
  ['the other format', hostile.secondFormat()],
  ['deletions of deletions', hostile.deletions(50, 50)],
  ['no update at all', Uint8Array.of(1, 2, 3)],
])('refuses %s, and takes what others wrote at the same time', async (_, record) => {
  const there = await office()
  const { anas, ben, coco } = there
  await put(there, ben, { changes: { record } })
  await put(there, coco, edited(anas, 'by Coco'))
  await put(there, ben, edited(anas, 'by Ben'), { sequence: 2 })
  await anas.sync.tryNow()
  expect(refused(anas)).toMatchObject([{ member: ben.id, code: 'file.content', pieces: 1 }])
  expect(statementsIn(anas)).toEqual(expect.arrayContaining(['by Coco', 'by Ben']))
})

it('tries no more of a device whose work takes too long, and goes on with others', async () => {
  const there = await office()
  const { anas, ben, coco } = there
  let tried = 0
  const marked = swotItem({ statement: 'loop' }).statement
  const slow = await anas.restart({
    outside: {
      join: async joining => {
        const text = new TextDecoder()
        if (joining.changes.record.some(change => text.decode(change).includes(marked))) {
          tried++
          throw new MeridianError('file.timeout')
        }
        return outsideHere.join(joining)
      },
    },
  })
  for (let sequence = 1; sequence <= 20; sequence++)
    await put(there, ben, edited(anas, `loop ${sequence}`), { sequence })
  await slow.sync.tryNow()
  for (let sequence = 21; sequence <= 40; sequence++)
    await put(there, ben, edited(anas, `loop ${sequence}`), { sequence })
  await put(there, coco, edited(anas, 'by Coco'))
  await slow.sync.tryNow()
  expect(statementsIn(slow)).toContain('by Coco')
  expect(refused(slow)).toMatchObject([{ member: ben.id, code: 'file.timeout', pieces: 40 }])
  expect(tried).toBeLessThan(60)
})

it('takes nothing of somebody whose access ends while their work is being tried, and what others wrote', async () => {
  const there = await office()
  const { anas, ben, coco, workspace, ana, statements } = there
  const end = await personRevocation(workspace, ana, ben, [])
  const watched = await anas.restart({
    outside: {
      join: async joining => {
        const joined = await outsideHere.join(joining)
        await statements.add([end]) // as a host tells it
        return joined
      },
    },
  })
  await put(there, ben, edited(anas, 'by Ben'))
  await put(there, coco, edited(anas, 'by Coco'))
  await watched.sync.tryNow()
  expect(statementsIn(watched)).not.toContain('by Ben')
  expect(statementsIn(watched)).toContain('by Coco')
  expect(refused(watched)).toMatchObject([{ member: ben.id, code: 'file.revoked', pieces: 1 }])
})

it('passes over what others put into the folder', async () => {
  const there = await office()
  const { anas, drive, workspace, ben, at } = there
  const top = await folderOfWorkspace(workspace)
  const device = await folderOfDevice(ben.device.key)
  const rubbish = [
    'holiday.jpg',
    'CON.seg',
    `${top}/desktop.ini`,
    `${top}/Thumbs.db`,
    `${top}/nul/00000001-${'a'.repeat(32)}.seg`,
    `${top}/${device}/.DS_Store`,
    `${top}/${device}/notes.docx`,
    `${top}/${device}/00000001-${'a'.repeat(32)}.seg`,
    `${top}/${device}/00000002-${'b'.repeat(32)}.seg`,
    `${top}/${device}/seen-${'b'.repeat(32)}.jws`,
    `${top}/${device}/${'c'.repeat(64)}.blob`,
  ]
  for (const [index, path] of rubbish.entries()) drive.files.set(path, new Uint8Array(index * 100))
  await anas.sync.tryNow()
  expect(anas.sync.status.read()).toMatchObject({ state: 'watching', refused: [], incomplete: [], early: 0 })
  anas.clock.move(11 * 60_000)
  await anas.sync.tryNow()
  const paths = anas.sync.status.read().incomplete.map(({ path }) => path)
  expect(paths).toEqual(rubbish.slice(7, 9)) // what cannot be read is told of after a while
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  for (const path of rubbish.slice(0, 7)) expect(drive.files.has(path), path).toBe(true)
})

it('lets nobody make a device count beyond bounds', async () => {
  const there = await office()
  const { anas, ben, at, drive } = there
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  const note = [...drive.files.keys()].find(path => path.includes('seen-'))!
  const { packSeen } = await import('#shared/folder/seen')
  const said = { workspace: there.workspace, generation, member: ben.id }
  const boast = await packSeen(said, new Map([[anas.holder.device.key, Number.MAX_SAFE_INTEGER]]), ben.device)
  drive.files.delete(note)
  drive.files.set(note.replace(/[0-9a-f]{32}\.jws/, `${await idOfBytes(boast)}.jws`), boast)
  anas.replica.profile.update({ title: 'After' })
  await anas.sync.tryNow()
  await bens.sync.tryNow()
  expect(bens.replica.profile.read().title).toBe('After')
})

it('takes a mutated segment whole or not at all', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const there = await office()
  const { anas, chapter, workspace, drive } = there
  await anas.sync.tryNow()
  appendBlocks(anas.replica.prose(chapter.id), [paragraph('New.')])
  await anas.sync.tryNow()
  const [, original] = [...drive.files.values()]
  for (let round = 0; round < 1500; round++) {
    const bytes = original!.slice(0, below(4) === 0 ? below(original!.length) : original!.length)
    for (let times = below(3) + (bytes.length < original!.length ? 0 : 1); times > 0; times--)
      bytes[below(bytes.length)]! ^= 1 + below(255)
    const { kind } = await readSegment(bytes, workspace)
    expect(kind, `seed ${seed}, round ${round}`).toBe('incomplete')
  }
})

it('takes changes that a member mutated whole or not at all', async () => {
  const seed = freshSeed()
  const next = chance(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const there = await office()
  const { anas, ben } = there
  await anas.sync.tryNow()
  const refusals = () => refused(anas).reduce((sum, { pieces }) => sum + pieces, 0)
  for (let round = 0; round < 150; round++) {
    const record = edited(anas, `round ${round}`).changes!.record!.slice()
    for (let times = below(4) + 1; times > 0; times--) record[below(record.length)]! ^= 1 + below(255)
    const [before, refusedBefore] = [contentOf(anas.replica), refusals()]
    await put(there, ben, { changes: { record } }, { sequence: round + 1 })
    await anas.sync.tryNow()
    const place = `seed ${seed}, round ${round}`
    expect(anas.sync.status.read().state, place).toBe('watching')
    const { pendingStructs, pendingDs } = anas.documents.record.store
    expect([pendingStructs, pendingDs], place).toEqual([null, null])
    if (refusals() > refusedBefore) expect(contentOf(anas.replica), place).toBe(before)
  }
})

it('takes nothing that speaks falsely for somebody else', async () => {
  const there = await office()
  const { anas, ben, coco, workspace } = there
  const { ana: stranger } = await founded()
  await put(there, { ...stranger, id: coco.id }, edited(anas, 'as Coco'))
  await put(there, ben, { ...edited(anas, 'with a forged word'), statements: ['a.b.c'] })
  const promotion = await certificate(workspace, ben, ben, { role: 'coordinator', revision: 9 })
  await put(there, ben, { statements: [promotion] }, { sequence: 2 })
  await anas.sync.tryNow()
  expect(statementsIn(anas)).not.toEqual(expect.arrayContaining(['as Coco']))
  expect(statementsIn(anas)).not.toEqual(expect.arrayContaining(['with a forged word']))
  expect(anas.statements.read().members.get(ben.id)?.role).toBe('member')
  expect(
    refused(anas)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['file.stranger', 'statement.invalid'])
})
