import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { sha256, utf8 } from '#shared/base/bytes'
import { appendBlocks } from '#shared/draft/prose'
import { folderOfDevice, folderOfWorkspace, idOfBytes, segmentName } from '#shared/folder/names'
import { packSegment } from '#shared/folder/segment'
import type { FolderAccess } from '#shared/platform/folderAccess'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, swotItem } from '../../support/builders'
import { contentOf } from '../../support/exchange'
import { folderMember, office, runningClock } from '../../support/folderParty'
import { memoryFolder, type MemoryFolder } from '../../support/memoryFolder'
import { generation, session } from '../../support/trust'

it('brings a workspace to somebody who has nothing but the folder', async () => {
  const { anas, at, ben } = await office()
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  expect(bens.statements.texts()).toEqual(anas.statements.texts())
  expect(bens.sync.status.read()).toMatchObject({ state: 'watching', code: null, waitingBytes: 0, refused: [] })
})

it('writes nothing anew that is in the folder already', async () => {
  const { anas, at, ben, drive } = await office()
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  const names = () => [...drive.files.keys()].filter(name => name.endsWith('.seg'))
  expect(names()).toHaveLength(1)
  await anas.sync.tryNow()
  await (await bens.restart()).sync.tryNow()
  expect(names()).toHaveLength(1)
})

it('tells when others have all that was written, and not before', async () => {
  const { anas, at, ben, replica, chapter } = await office()
  await anas.sync.tryNow()
  const bens = at(ben)
  const others = () => anas.sync.status.read().others
  expect(others()).toEqual([])
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  expect(others()).toMatchObject([
    { member: ben.id, name: 'member:ben', deviceName: 'Laptop', hasAll: true, isMine: false },
  ])
  appendBlocks(replica.prose(chapter.id), [paragraph('More.')])
  await anas.sync.tryNow()
  expect(others()).toMatchObject([{ hasAll: false }])
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  expect(others()).toMatchObject([{ hasAll: true }])
})

it('folds many segments into one, from which others read all', async () => {
  const { ana, anas: first, at, ben, coco, chapter, drive } = await office()
  const anas = await first.restart({ foldAfter: 5 })
  const bens = at(ben)
  for (let i = 0; i < 14; i++) {
    appendBlocks(anas.replica.prose(chapter.id), [paragraph(`Paragraph ${i}.`)])
    await anas.sync.tryNow()
    if (i === 2) await bens.sync.tryNow()
  }
  await anas.sync.tryNow()
  expect([...drive.files.keys()].filter(name => name.endsWith('.seg')).length).toBeLessThan(8)
  const cocos = at(coco)
  for (const one of [bens, cocos]) {
    await one.sync.tryNow()
    expect(contentOf(one.replica)).toBe(contentOf(anas.replica))
    expect(one.sync.status.read().early).toBe(0)
  }
  await anas.sync.tryNow()
  const [, last] = anas.sync.status.read().others
  expect(
    anas.sync.status.read().others.every(({ hasAll }) => hasAll),
    `${ana.id} ${last?.name}`,
  ).toBe(true)
})

it('carries pictures, each once', async () => {
  const { ana, ben, workspace, statements, replica, drive } = await office()
  const picture = utf8('bytes of a picture')
  const hash = await sha256(picture)
  const having = (here: Map<string, Uint8Array>) => ({
    blobs: {
      names: async () => [...here.keys()],
      wanted: () => [hash],
      read: async (name: string) => here.get(name),
      keep: async (found: ReadonlyMap<string, Uint8Array>) => found.forEach((bytes, name) => here.set(name, bytes)),
    },
  })
  const [anasPictures, bensPictures] = [new Map([[hash, picture]]), new Map<string, Uint8Array>()]
  const anas = folderMember(ana, drive, workspace, { documents: replica.documents, statements }, having(anasPictures))
  const bens = folderMember(ben, drive, workspace, {}, having(bensPictures))
  await anas.sync.tryNow()
  await bens.sync.tryNow()
  await bens.sync.tryNow()
  expect(bensPictures.get(hash)).toEqual(picture)
  expect([...drive.files.keys()].filter(name => name.endsWith('.blob'))).toHaveLength(1)
})

const segmentsIn = (drive: MemoryFolder) => [...drive.files.keys()].filter(name => name.endsWith('.seg'))

it('says that the folder is away, and goes on where it was when it comes back', async () => {
  const { anas, drive } = await office()
  await anas.sync.tryNow()
  drive.isGone = true
  anas.replica.profile.update({ title: 'Offline' })
  await anas.sync.tryNow()
  expect(anas.sync.status.read()).toMatchObject({ state: 'away', code: 'folder.gone' })
  expect(anas.sync.status.read().waitingBytes).toBeGreaterThan(0)
  drive.isGone = false
  await anas.sync.tryNow()
  expect(anas.sync.status.read()).toMatchObject({ state: 'watching', code: null, waitingBytes: 0 })
  expect(segmentsIn(drive)).toHaveLength(2)
})

it('does not fill the empty place of a drive that is not there', async () => {
  const { anas, drive } = await office()
  await anas.sync.tryNow()
  const before = new Map(drive.files)
  drive.files.clear()
  await anas.sync.tryNow()
  const again = await anas.restart()
  await again.sync.tryNow()
  expect(again.sync.status.read()).toMatchObject({ state: 'away', code: 'folder.gone' })
  expect(drive.files.size).toBe(0)
  for (const [path, bytes] of before) drive.files.set(path, bytes)
  await again.sync.tryNow()
  expect(again.sync.status.read().state).toBe('watching')
  again.memory.kept = undefined // the same folder was chosen once more
  drive.files.clear()
  const anew = await again.restart({ memory: { load: async () => undefined, keep: async () => undefined } })
  await anew.sync.tryNow()
  expect(segmentsIn(drive)).toHaveLength(1)
})

it.each([
  ['full', 'folder.full', { room: 100 }],
  ['readOnly', 'folder.denied', { isReadOnly: true }],
] as const)(
  'takes in what others wrote where the folder is %s, and keeps the rest waiting',
  async (state, code, fault) => {
    const { anas, at, ben, drive, workspace } = await office()
    await anas.sync.tryNow()
    const own = memoryFolder(drive.files) // the same drive as another computer may use it
    const bens = folderMember(ben, own, workspace)
    await bens.sync.tryNow()
    Object.assign(own, fault)
    bens.replica.profile.update({ title: 'by Ben' })
    anas.replica.swot.add(swotItem({ statement: 'by Ana' }))
    await anas.sync.tryNow()
    await bens.sync.tryNow()
    expect(bens.sync.status.read()).toMatchObject({ state, code })
    expect(bens.sync.status.read().waitingBytes).toBeGreaterThan(0)
    expect(bens.replica.swot.read().map(({ statement }) => statement)).toContain('by Ana')
    Object.assign(own, { room: Infinity, isReadOnly: false })
    await bens.sync.tryNow()
    expect(bens.sync.status.read()).toMatchObject({ state: 'watching', waitingBytes: 0 })
    const cocos = at(anas.holder)
    await cocos.sync.tryNow()
    expect(cocos.replica.profile.read().title).toBe('by Ben')
  },
)

it('reads a file again once it has arrived whole', async () => {
  const { anas, at, ben, drive } = await office()
  await anas.sync.tryNow()
  const [path] = segmentsIn(drive)
  const bytes = drive.files.get(path!)!
  const bens = at(ben)
  for (const half of [new Uint8Array(), new Uint8Array(bytes.length), bytes.slice(0, 40), bytes.slice(0, -1)]) {
    drive.files.set(path!, half)
    await bens.sync.tryNow()
    expect(bens.sync.status.read()).toMatchObject({ state: 'watching', refused: [], incomplete: [] })
    expect(bens.replica.swot.read()).toEqual([])
  }
  drive.files.set(path!, bytes)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
})

it('reads copies that drives make in a conflict, and counts the same content once', async () => {
  const { anas, at, ben, drive } = await office()
  await anas.sync.tryNow()
  const [path] = segmentsIn(drive)
  const bytes = drive.files.get(path!)!
  drive.files.delete(path!)
  const [top, folder, name] = path!.split('/')
  const bare = name!.replace('.seg', '')
  drive.files.set(`${top} (1)/${folder}/${bare} (conflicted copy 2027-01-01).seg`, bytes)
  drive.files.set(`${top}/${folder}-PC/${bare}-PC.seg`, bytes)
  drive.files.set(`${top}/${folder}/${bare}.sync-conflict-20270101-120000-ABCDEFG.seg`, bytes)
  drive.files.set(`${top}/${folder!.toUpperCase()}/${bare.toUpperCase()}.SEG`, bytes)
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  expect(bens.sync.status.read()).toMatchObject({ refused: [], early: 0 })
  expect(segmentsIn(drive)).toHaveLength(3 + 0) // nothing was written anew; the fourth ends in capitals
})

it('finds each other where somebody chose the folder of the workspace itself', async () => {
  const { anas, ben, drive, workspace } = await office()
  await anas.sync.tryNow()
  const top = await folderOfWorkspace(workspace)
  const inside: FolderAccess = {
    list: path => drive.list(path === '' ? top : `${top}/${path}`),
    read: (path, limit) => drive.read(`${top}/${path}`, limit),
    write: (path, bytes) => drive.write(`${top}/${path}`, bytes),
    remove: path => drive.remove(`${top}/${path}`),
  }
  const bens = folderMember(ben, inside, workspace)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  bens.replica.profile.update({ title: 'by Ben' })
  await bens.sync.tryNow()
  await anas.sync.tryNow()
  expect(anas.replica.profile.read().title).toBe('by Ben')
  expect(anas.sync.status.read().others).toMatchObject([{ member: ben.id, hasAll: true }])
})

it('writes anew what somebody removed', async () => {
  const { anas, at, ben, coco, drive } = await office()
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  for (const path of segmentsIn(drive)) drive.files.delete(path)
  await bens.sync.tryNow()
  const cocos = at(coco)
  await cocos.sync.tryNow()
  expect(contentOf(cocos.replica)).toBe(contentOf(anas.replica))
})

it('counts on from what the folder has where a computer was brought back to an older state', async () => {
  const { ana, anas, at, ben, drive, workspace, statements } = await office()
  await anas.sync.tryNow()
  const older = emptyDocuments()
  for (const part of parts) Y.applyUpdate(older[part], Y.encodeStateAsUpdate(anas.documents[part]))
  anas.replica.profile.update({ title: 'Written since' })
  await anas.sync.tryNow()
  const restored = folderMember(ana, drive, workspace, { documents: older, statements })
  restored.replica.swot.add(swotItem({ statement: 'after' }))
  await restored.sync.tryNow()
  expect(restored.replica.profile.read().title).toBe('Written since')
  const numbers = segmentsIn(drive).map(path => Number(/(\d{8})-/.exec(path)![1]))
  expect(numbers).toEqual([1, 2, 3])
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(restored.replica))
})

it('keeps its old segments until the one that takes their place is whole in the folder', async () => {
  const { anas: first, at, ben, drive } = await office()
  const anas = await first.restart({ foldAfter: 3 })
  for (let i = 0; i < 4; i++) {
    anas.replica.swot.add(swotItem({ statement: `Item ${i}` }))
    await anas.sync.tryNow()
  }
  const fold = segmentsIn(drive).at(-1)!
  const whole = drive.files.get(fold)!
  expect(segmentsIn(drive)).toHaveLength(5)
  drive.files.set(fold, new Uint8Array(whole.length)) // the disk lied, or the drive has only its length yet
  await anas.sync.tryNow()
  expect(segmentsIn(drive).length).toBeGreaterThanOrEqual(5)
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
  drive.files.set(fold, whole)
  await anas.sync.tryNow()
  await anas.sync.tryNow()
  expect(segmentsIn(drive).length).toBeLessThan(5)
  await bens.sync.tryNow()
  expect(contentOf(bens.replica)).toBe(contentOf(anas.replica))
})

it('leaves to others for a while what came from them another way', { timeout: 120_000 }, async () => {
  const { anas, ben, coco, drive, workspace } = await office()
  await anas.sync.tryNow()
  const clock = runningClock()
  const bens = folderMember(ben, drive, workspace, {}, { machine: clock.machine })
  bens.sync.start()
  await clock.pass(0, bens.sync)
  anas.replica.profile.update({ title: 'by line' })
  for (const part of parts) Y.applyUpdate(bens.documents[part], Y.encodeStateAsUpdate(anas.documents[part]), 'line')
  await bens.statements.add([await session(workspace, coco, [1])])
  await clock.pass(60_000, bens.sync)
  expect(segmentsIn(drive)).toHaveLength(1)
  expect(bens.sync.status.read().waitingBytes).toBeGreaterThan(0)
  await clock.pass(300_000, bens.sync)
  expect(segmentsIn(drive)).toHaveLength(2)
  bens.replica.profile.update({ title: 'by Ben' }) // his own work goes out soon
  await clock.pass(30_000, bens.sync)
  expect(segmentsIn(drive)).toHaveLength(3)
  await bens.statements.add([await session(workspace, ben, [2])])
  await clock.pass(30_000, bens.sync)
  expect(segmentsIn(drive)).toHaveLength(4)
  await bens.sync.stop()
  expect(clock.alarms()).toBe(0)
})

it('remembers a whole state with many deletions from one start to the next', async () => {
  const { anas, at, ben, drive } = await office()
  const text = anas.documents.draft.getText('scratch')
  text.insert(0, 'x'.repeat(100))
  for (let at = 90; at > 0; at -= 2) text.delete(at, 1)
  await anas.sync.tryNow()
  const bens = at(ben)
  await bens.sync.tryNow()
  drive.reads = 0
  const again = await bens.restart()
  await again.sync.tryNow()
  expect(drive.reads).toBe(1) // his own note of what he has
  expect(again.sync.status.read()).toMatchObject({ state: 'watching', waitingBytes: 0 })
  expect(segmentsIn(drive)).toHaveLength(1)
})

it('reads nothing twice among 10,000 segments, not even after a restart', { timeout: 240_000 }, async () => {
  const { anas, at, ben, coco, drive, workspace } = await office()
  await anas.sync.tryNow()
  const author = emptyDocuments()
  for (const part of parts) Y.applyUpdate(author[part], Y.encodeStateAsUpdate(anas.documents[part]))
  const { profile } = bindWorkspace(author)
  const folder = `${await folderOfWorkspace(workspace)}/${await folderOfDevice(coco.device.key)}`
  let before = Y.encodeStateVector(author.record)
  for (let sequence = 1; sequence <= 10_000; sequence++) {
    profile.update({ title: `Title ${sequence}` })
    const record = Y.encodeStateAsUpdate(author.record, before)
    before = Y.encodeStateVector(author.record)
    const head = { workspace, generation, member: coco.id, sequence, folds: 0, at: 0 }
    const bytes = await packSegment(head, { changes: { record }, statements: [] }, coco.device)
    drive.files.set(`${folder}/${segmentName(sequence, await idOfBytes(bytes))}`, bytes)
  }
  const bens = at(ben)
  await bens.sync.tryNow()
  expect(bens.replica.profile.read().title).toBe('Title 10000')
  expect(bens.sync.status.read()).toMatchObject({ state: 'watching', refused: [], early: 0, waitingBytes: 0 })
  drive.reads = 0
  await bens.sync.tryNow()
  expect(drive.reads).toBeLessThan(10) // notes of who has what
  const again = await bens.restart()
  await again.sync.tryNow()
  expect(drive.reads).toBeLessThan(20)
})
