import { expect, it } from 'vitest'
import { sha256 } from '#shared/base/bytes'
import { appendBlocks } from '#shared/draft/prose'
import { packCarrier, unpackDelivery } from '#shared/exchange/carry'
import { mergeInto, openExchange, stateOf, type MergeTarget } from '#shared/exchange/mergeInto'
import { bringsNothing, previewOf } from '#shared/exchange/preview'
import { previewUpdates, type UpdatePreview } from '#shared/exchange/previewUpdates'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { openStatements } from '#shared/statements/statementSet'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, swotItem } from '../../support/builders'
import { anasWorkspace, checkHere, contentOf, entriesOf, resigned, shelf, zipOf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { founded, generation, joined, personRevocation, session } from '../../support/trust'

const here: UpdatePreview = async questionable => previewUpdates(questionable)

/** Ana's workspace with Ben, a member who has a copy of his own and writes into it. */
async function twoPeople() {
  const ana = await anasWorkspace()
  const ben = await joined(ana.workspace, ana.ana, 'ben', { name: 'Ben Baker' })
  await ana.statements.add(ben.statements)
  const his = (await openExchange(await unpackExchange(await ana.pack()), checkHere, shelf().keep)).target
  const write = bindWorkspace(his.documents)
  const pack = (changes: Parameters<typeof ana.pack>[0] = {}) =>
    ana.pack({
      documents: his.documents,
      statements: his.statements,
      sender: { member: ben.id, device: ben.device },
      ...changes,
    })
  return { ...ana, ben, his, write, packBens: pack }
}

const look = async (
  { generation, documents, statements }: MergeTarget,
  file: Uint8Array,
  blobs: Iterable<string> = [],
) =>
  previewOf(
    { generation, statements, present: stateOf(documents), blobs: new Set(blobs) },
    (await unpackDelivery(file)).unpacked,
    here,
  )

it('tells before anything is merged that a newer version wrote what would lock this one out', async () => {
  const { target, his, packBens } = await twoPeople()
  for (const part of parts) his.documents[part].getMap('meta').set('schema', 99)
  const file = await packBens()
  expect((await look(target, file)).refusal).toBe('file.newer')
  // where nothing is here yet it can be kept to be read
  expect((await look({ ...target, documents: emptyDocuments() }, file)).refusal).toBeNull()
})

it('tells before anything is merged from whom a file is and what it changes', async () => {
  const { target, replica, write, packBens, chapter, blobs } = await twoPeople()
  write.swot.add(swotItem({ statement: 'Two programmes are taught in English.' }))
  appendBlocks(write.prose(chapter.id), [paragraph('And where we go.')])
  const before = contentOf(replica)
  const preview = await look(target, await packBens(), blobs.keys())
  expect(preview).toMatchObject({
    senders: [{ standing: 'member', name: 'Ben Baker', role: 'member', device: 'Laptop', at: 1_700_000_000_000 }],
    refusal: null,
    pictures: 0,
    changes: {
      swot: { counts: { added: 1 }, first: [{ name: 'Two programmes are taught in English.', how: 'added' }] },
      sections: [{ id: chapter.id, name: 'Introduction', words: { before: 4, after: 8 } }],
    },
  })
  expect(bringsNothing(preview)).toBe(false)
  expect(contentOf(replica)).toBe(before)
})

it('tells that a file brings nothing new once it is merged, whatever sessions it names', async () => {
  const { target, write, packBens, his, ben, workspace, blobs } = await twoPeople()
  write.swot.add(swotItem())
  const file = await packBens()
  await mergeInto(target, await unpackExchange(file), checkHere)
  expect(bringsNothing(await look(target, file, blobs.keys()))).toBe(true)
  await his.statements.add([await session(workspace, ben, [7])])
  expect(bringsNothing(await look(target, await packBens(), blobs.keys()))).toBe(true)
})

it('counts pictures that are not here, and statements by kind and author', async () => {
  const { target, packBens, ana, workspace, his } = await twoPeople()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor', name: 'Mo' })
  await his.statements.add(mo.statements)
  const { pictures, stated } = await look(target, await packBens())
  expect(pictures).toBe(1)
  expect(stated).toContainEqual({ kind: 'certificate', by: expect.any(String) as string, count: 1 })
  expect(stated).toContainEqual({ kind: 'device', by: 'Mo', count: 1 })
})

it('shows a stranger as a stranger, and tries nothing of what they wrote', async () => {
  const { target, pack } = await anasWorkspace()
  const stranger = (await founded()).ana
  const file = await pack({ sender: { member: 'member:zoe', device: stranger.device } })
  expect((await unpackExchange(file)).documents).toBeNull()
  const preview = await look(target, file)
  expect(preview).toMatchObject({ senders: [{ standing: 'stranger', name: '', role: null }], refusal: 'file.stranger' })
  expect(preview.changes).toBeNull()
})

it('refuses the draft in a file that a mentor signed, and takes their statements without it', async () => {
  const { target, pack, workspace, ana, statements, replica } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor', name: 'Mo' })
  await statements.add(mo.statements)
  const whole = entriesOf(await pack())
  const forged = await resigned(whole, mo.device, manifest => ({
    ...manifest,
    sender: { member: mo.id, key: mo.device.key },
  }))
  expect(await look(target, forged)).toMatchObject({
    senders: [{ name: 'Mo' }],
    refusal: 'file.notAllowed',
    changes: null,
  })
  const before = contentOf(replica)
  expect(await codeOf(async () => mergeInto(target, await unpackExchange(forged), checkHere, { adopt: true }))).toBe(
    'file.notAllowed',
  )
  expect(contentOf(replica)).toBe(before)
  const honest = await pack({ sender: { member: mo.id, device: mo.device } })
  expect(await look(target, honest)).toMatchObject({ refusal: null, changes: null })
})

it('opens the late file of a person whose access ended only where somebody answers for it', async () => {
  const { target, replica, write, packBens, statements, ana, ben, workspace } = await twoPeople()
  write.swot.add(swotItem({ statement: 'Written before I left.' }))
  const file = await packBens()
  await statements.add([await personRevocation(workspace, ana, ben, [])])
  expect(await look(target, file)).toMatchObject({
    senders: [{ standing: 'revoked', name: 'Ben Baker', role: 'member', device: 'Laptop' }],
    refusal: 'file.revoked',
    changes: { swot: { counts: { added: 1 } } },
  })
  expect(await codeOf(async () => mergeInto(target, await unpackExchange(file), checkHere))).toBe('file.revoked')
  expect(replica.swot.read()).toHaveLength(1)
  await mergeInto(target, await unpackExchange(file), checkHere, { adopt: true })
  expect(replica.swot.read()).toHaveLength(2)
})

it('takes nobody for a person whose access ended who signs with a key they never had', async () => {
  const { target, packBens, statements, ana, ben, workspace } = await twoPeople()
  await statements.add([await personRevocation(workspace, ana, ben, [])])
  const thief = (await founded()).ana
  const forged = await resigned(entriesOf(await packBens()), thief.device, manifest => ({
    ...manifest,
    sender: { member: ben.id, key: thief.device.key },
  }))
  expect(await look(target, forged)).toMatchObject({ refusal: 'file.stranger' })
  expect(await codeOf(async () => mergeInto(target, await unpackExchange(forged), checkHere, { adopt: true }))).toBe(
    'file.stranger',
  )
})

it('tells another generation, and a workspace that is not here', async () => {
  const { target, pack, workspace } = await anasWorkspace()
  expect(await look(target, await pack({ generation: 'Generation000002' }))).toMatchObject({
    refusal: 'file.otherGeneration',
    changes: null,
  })
  const nothing = {
    generation,
    documents: emptyDocuments(),
    statements: await openStatements(workspace, []),
    ...shelf(),
  }
  expect(await look(nothing, await pack())).toMatchObject({
    refusal: null,
    changes: { swot: { counts: { added: 1 } } },
  })
})

it('carries signed files of several people in one, the same bytes in any order and any number of times', async () => {
  const { target, pack, write, packBens, replica } = await twoPeople()
  write.swot.add(swotItem({ statement: 'By Ben.' }))
  const [a, b] = [await unpackDelivery(await pack()), await unpackDelivery(await packBens())]
  const both = packCarrier(new Map([...a.files, ...b.files]))
  expect(packCarrier(new Map([...b.files, ...a.files, ...b.files]))).toEqual(both)
  expect(packCarrier(a.files)).toEqual(await pack())
  const again = await unpackDelivery(both)
  expect([...again.files.keys()].sort()).toEqual([...a.files.keys(), ...b.files.keys()].sort())
  const preview = await look(target, both)
  expect(preview.senders.map(({ name }) => name).sort()).toEqual(['Ana', 'Ben Baker'])
  expect(preview.changes).toMatchObject({ swot: { counts: { added: 1 } } })
  for (const file of again.unpacked) await mergeInto(target, file, checkHere)
  expect(replica.swot.read()).toHaveLength(2)
})

it('refuses a carrier with anything beside signed files, with an altered one, or with one that carries again', async () => {
  const { pack, packBens } = await twoPeople()
  const [a, b] = [await pack(), await packBens()]
  const files = new Map([...(await unpackDelivery(a)).files, ...(await unpackDelivery(b)).files])
  const carrier = entriesOf(packCarrier(files))
  const [[name, first]] = Object.entries(carrier) as [[string, Uint8Array]]
  const another = Buffer.compare(first, a) === 0 ? b : a
  expect(await codeOf(() => unpackDelivery(zipOf({ ...carrier, 'statements.jws': new Uint8Array([1]) })))).toBe(
    'file.damaged',
  )
  expect(await codeOf(() => unpackDelivery(zipOf({ ...carrier, [name]: another })))).toBe('file.hash')
  const inner = await sha256(packCarrier(files))
  const nested = packCarrier(new Map([...files, [inner, packCarrier(files)]]))
  expect(await codeOf(() => unpackDelivery(nested))).toBe('file.notMeridian')
})

it('refuses a carrier with files of different workspaces', async () => {
  const [one, other] = [await anasWorkspace(), await anasWorkspace()]
  const [a, b] = [await unpackDelivery(await one.pack()), await unpackDelivery(await other.pack())]
  expect(await codeOf(() => unpackDelivery(packCarrier(new Map([...a.files, ...b.files]))))).toBe('file.otherWorkspace')
})
