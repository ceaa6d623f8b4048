import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { utf8 } from '#shared/base/bytes'
import { source } from '#shared/base/readable'
import { appendBlocks } from '#shared/draft/prose'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { history } from '#shared/replica/history'
import { here } from '#shared/replica/origins'
import { bindWorkspace } from '#shared/workspace/workspace'
import type { OpenedWorkspace, Outdated } from '../../../renderer/workspace/opened'
import { readCopy } from '../../../renderer/workspace/restoring'
import { swotItem } from '../../support/builders'
import { anasWorkspace, checkHere, entriesOf, outsideHere, resigned, shelf } from '../../support/exchange'
import { deviceRevocation, generation, joined, personRevocation } from '../../support/trust'

/** Ana's workspace as it is open on her computer, with the pictures it has. */
async function opened(changes: Partial<OpenedWorkspace> = {}) {
  const anas = await anasWorkspace()
  const { replica, workspace, statements, ana } = anas
  const pictures = new Map<string, Uint8Array>()
  const open = {
    ...{ id: workspace, generation, workspace: replica, documents: replica.documents, statements },
    ...{ me: { id: ana.id, name: 'Ana', role: 'coordinator' as const }, readOnly: null, device: ana.device.key },
    outdated: source<Outdated | null>(null),
    pictures: {
      bytes: async (hash: string) => pictures.get(hash),
      bring: async (blobs: ReadonlyMap<string, Uint8Array>) =>
        blobs.forEach((bytes, hash) => pictures.set(hash, bytes)),
    },
    ...changes,
  } as unknown as OpenedWorkspace
  const look = (bytes: Uint8Array) => readCopy(open, outsideHere, { name: 'backup.meridian', bytes })
  const draft = {
    doc: replica.documents.draft,
    history: history(new Y.UndoManager(replica.documents.draft, { trackedOrigins: new Set([here]) })),
  }
  return { ...anas, look, draft, pictures }
}

it('restores what a backup has, and the pictures that are not here', async () => {
  const { look, pack, replica, chapter, blobs, draft, pictures } = await opened()
  const [hash, bytes] = [...blobs][0]!
  const missing = 'f'.repeat(64)
  const figure = (blob: string) => ({
    ...({ type: 'figure', id: blob.slice(0, 8), blob, mediaType: 'image/png', width: 10, height: 10 } as const),
    ...{ alt: '', caption: '', source: '' },
  })
  appendBlocks(replica.prose(chapter.id), [figure(hash), figure(missing)])
  const file = await pack()
  replica.prose(chapter.id).delete(0, 3)
  const copy = await look(file)
  expect(copy).toMatchObject({ isOtherGeneration: false, senders: [{ standing: 'member', name: 'Ana' }] })
  const { undo, lost } = await copy.restore(copy.differences(), draft)
  expect(copy.differences()).toEqual([])
  expect(pictures).toEqual(new Map([[hash, bytes]]))
  expect(lost).toBe(1)
  undo()
  expect(replica.prose(chapter.id).length).toBe(0)
})

it('looks into a copy of another generation, which is never merged', async () => {
  const { look, pack, replica } = await opened()
  const other = await pack({ generation: 'Generation000002' })
  replica.swot.remove(replica.swot.read()[0]!.id, { by: 'member:ana', at: 1 })
  const before = Y.encodeStateAsUpdate(replica.documents.record)
  const copy = await look(other)
  expect(copy.isOtherGeneration).toBe(true)
  expect(copy.differences()).toMatchObject([{ kind: 'swot', how: 'removed' }])
  expect(Y.encodeStateAsUpdate(replica.documents.record)).toEqual(before)
})

it('takes nothing from another workspace, from strangers, and from a mentor who changed the draft', async () => {
  const { look, pack, ana, workspace, statements } = await opened()
  const elsewhere = await anasWorkspace()
  await expect(look(await elsewhere.pack())).rejects.toMatchObject({ code: 'restore.otherWorkspace' })
  await expect(look(utf8('Dear Sana'))).rejects.toMatchObject({ code: 'file.notMeridian' })
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  const as = async (file: Uint8Array) =>
    resigned(entriesOf(file), mo.device, manifest => ({ ...manifest, sender: { member: mo.id, key: mo.device.key } }))
  await expect(look(await as(await pack()))).rejects.toMatchObject({ code: 'file.stranger' })
  await statements.add(mo.statements)
  const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(his.documents).swot.add(swotItem())
  await expect(look(await as(await pack({ documents: his.documents })))).rejects.toMatchObject({
    code: 'file.notAllowed',
  })
  const words = await pack({ sender: { member: mo.id, device: mo.device } })
  await expect(look(words)).rejects.toMatchObject({ code: 'restore.noText' })
})

it('lets a coordinator alone look into the copy of somebody whose access ended', async () => {
  const anas = await opened()
  const { look, pack, ana, workspace, statements } = anas
  const ben = await joined(workspace, ana, 'ben', { role: 'member' })
  await statements.add(ben.statements)
  const file = await pack({ sender: { member: ben.id, device: ben.device } })
  await statements.add([await personRevocation(workspace, ana, ben, [])])
  expect((await look(file)).senders).toMatchObject([{ standing: 'revoked' }])
  const coco = await joined(workspace, ana, 'coco', { role: 'member' })
  const member = { id: coco.id, name: 'Coco', role: 'member' } as const
  const hers = { me: member, readOnly: null, id: workspace, statements } as unknown as OpenedWorkspace
  await expect(readCopy(hers, outsideHere, { name: 'ben.meridian', bytes: file })).rejects.toMatchObject({
    code: 'file.revoked',
  })
})

it('lets a member look into their own copy from a device that they ended, and nobody else’s', async () => {
  const { pack, ana, workspace, statements } = await opened()
  const [ben, coco] = [await joined(workspace, ana, 'ben'), await joined(workspace, ana, 'coco')]
  await statements.add([...ben.statements, ...coco.statements])
  const bytes = await pack({ sender: { member: ben.id, device: ben.device } })
  await statements.add([await deviceRevocation(workspace, ben, ben.device, [])])
  const as = ({ id }: typeof ben) =>
    ({ me: { id, name: id, role: 'member' }, readOnly: null, id: workspace, generation, statements }) as unknown
  const look = (who: typeof ben) => readCopy(as(who) as OpenedWorkspace, outsideHere, { name: 'old.meridian', bytes })
  expect((await look(ben)).senders).toMatchObject([{ standing: 'ended' }])
  await expect(look(coco)).rejects.toMatchObject({ code: 'file.deviceEnded' })
})

it('restores nothing for somebody who may only read', async () => {
  const { look, pack } = await opened({ readOnly: 'role' })
  await expect(look(await pack())).rejects.toMatchObject({ code: 'restore.readOnly' })
  const outdated = source<Outdated | null>(null)
  const open = await opened({ outdated })
  const copy = await open.look(await open.pack())
  outdated.set('role')
  await expect(copy.restore([], open.draft)).rejects.toMatchObject({ code: 'restore.readOnly' })
})
