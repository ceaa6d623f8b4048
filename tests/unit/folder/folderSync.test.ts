import { expect, it } from 'vitest'
import { sha256, utf8 } from '#shared/base/bytes'
import { appendBlocks } from '#shared/draft/prose'
import { paragraph } from '../../support/builders'
import { contentOf } from '../../support/exchange'
import { folderMember, office } from '../../support/folderParty'

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
