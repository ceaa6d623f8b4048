import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import type { UpdateCheck } from '#shared/exchange/checkUpdates'
import { mergeInto, openExchange, type MergeTarget } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { openStatements, statementSet } from '#shared/statements/statementSet'
import { emptyDocuments, parts } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { collectContent } from '#shared/content/collectContent'
import { paragraph, swotItem } from '../../support/builders'
import { anasWorkspace, checkHere, contentOf, shelf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { current, founded, generation, joined, personRevocation, session } from '../../support/trust'
import { appendBlocks } from '#shared/draft/prose'

it('gives the same bytes for the same input', async () => {
  const { pack } = await anasWorkspace()
  expect(await pack()).toEqual(await pack())
})

it('carries documents, statements and pictures from one computer to another', async () => {
  const { pack, replica, blobs, statements } = await anasWorkspace()
  const { kept, keep } = shelf()
  const opened = await openExchange(await unpackExchange(await pack()), checkHere, keep)
  expect(opened.documents).toMatchObject({ schema: 1, sections: 1, swotItems: 1, unreadable: 0 })
  expect(collectContent(bindWorkspace(opened.target.documents))).toEqual(collectContent(replica))
  expect(opened.target.statements.texts()).toEqual(statements.texts())
  expect(kept).toEqual(blobs)
})

it('leaves pictures out when asked to', async () => {
  const { pack } = await anasWorkspace()
  const { blobs, documents } = await unpackExchange(await pack({ blobs: new Map() }))
  expect(blobs.size).toBe(0)
  expect(documents).not.toBeNull()
})

it('says who sent it, when and from which generation', async () => {
  const { pack, sender, workspace } = await anasWorkspace()
  expect((await unpackExchange(await pack())).manifest).toMatchObject({
    format: 'meridian-exchange',
    version: 1,
    workspace,
    generation,
    sender: { member: sender.member, key: sender.device.key },
    at: 1_700_000_000_000,
    app: '0.1.0',
  })
})

it('merges what two people did apart, any number of times and in any order', async () => {
  const { pack, target, replica, statements } = await anasWorkspace()
  const first = await pack()
  const ben = (await openExchange(await unpackExchange(first), checkHere, shelf().keep)).target
  bindWorkspace(ben.documents).swot.add(swotItem({ statement: 'Written by Ben.' }))
  replica.swot.add(swotItem({ statement: 'Written by Ana meanwhile.' }))
  const [fromBen, fromAna] = [await pack({ documents: ben.documents }), await pack()]
  for (const file of [fromBen, first, fromBen, fromAna]) await mergeInto(target, await unpackExchange(file), checkHere)
  for (const file of [fromAna, fromAna, first, fromBen]) await mergeInto(ben, await unpackExchange(file), checkHere)
  const benNow = collectContent(bindWorkspace(ben.documents))
  expect(benNow).toEqual(collectContent(replica))
  expect(benNow.swot).toHaveLength(3)
  expect(ben.statements.texts()).toEqual(statements.texts())
})

it('cannot be undone by the person who opened it', async () => {
  const { pack, target, replica } = await anasWorkspace()
  const ben = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(ben.documents).swot.add(swotItem())
  const before = replica.history.read()
  await mergeInto(target, await unpackExchange(await pack({ documents: ben.documents })), checkHere)
  expect(replica.swot.read()).toHaveLength(2)
  expect(replica.history.read()).toEqual(before)
})

it('leaves the documents out of the file of a mentor', async () => {
  const { pack, workspace, statements, ana, target, replica } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  await statements.add(mo.statements)
  const file = await unpackExchange(await pack({ sender: { member: mo.id, device: mo.device } }))
  expect(file.documents).toBeNull()
  const before = contentOf(replica)
  const merged = await mergeInto(target, file, checkHere)
  expect(merged.documents).toBeNull()
  expect(contentOf(replica)).toBe(before)
})

it('takes in a mentor whose certificate another coordinator made meanwhile', async () => {
  const { pack, workspace, statements, ana, target } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  const elsewhere = await openStatements(workspace, [...statements.texts(), ...mo.statements])
  const file = await pack({ statements: elsewhere, sender: { member: mo.id, device: mo.device } })
  const merged = await mergeInto(target, await unpackExchange(file), checkHere)
  expect([...merged.statements].sort()).toEqual([...mo.statements].sort())
  expect(target.statements.read().members.has(mo.id)).toBe(true)
})

it('keeps a document that holds a gap whole by leaving out what waits', async () => {
  const { pack, replica } = await anasWorkspace()
  const doc = new Y.Doc()
  doc.getMap('elsewhere').set('a', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('elsewhere').set('a', 2)
  Y.applyUpdate(replica.documents.record, Y.encodeStateAsUpdate(doc, before)) // its predecessor never arrives
  const opened = await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)
  expect(collectContent(bindWorkspace(opened.target.documents))).toEqual(collectContent(replica))
})

/** What is refused, and what of Ana's must stay as it was. */
async function refused(target: MergeTarget, file: Uint8Array, check = checkHere) {
  const state = () => [
    Y.encodeStateAsUpdate(target.documents.record),
    Y.encodeStateAsUpdate(target.documents.draft),
    target.statements.texts(),
  ]
  const before = state()
  const code = await codeOf(async () => mergeInto(target, await unpackExchange(file), check))
  expect(state()).toEqual(before)
  return code
}

it('refuses documents of another generation and changes nothing', async () => {
  const { pack, target } = await anasWorkspace()
  expect(await refused(target, await pack({ generation: 'Generation000002' }))).toBe('file.otherGeneration')
})

it('opens nothing that coordinators say is not current', async () => {
  const { pack, ana, workspace, statements } = await anasWorkspace()
  const set = await openStatements(workspace, [
    ...statements.texts(),
    await current(workspace, ana, 'Generation000002', 2),
  ])
  const file = await unpackExchange(await pack({ statements: set }))
  expect(await codeOf(() => openExchange(file, checkHere, shelf().keep))).toBe('file.otherGeneration')
})

it('refuses a sender whom nobody certified', async () => {
  const { pack, target } = await anasWorkspace()
  const stranger = (await founded()).ana
  expect(await refused(target, await pack({ sender: { member: stranger.id, device: stranger.device } }))).toBe(
    'file.stranger',
  )
})

it('refuses documents from somebody who was made a mentor meanwhile', async () => {
  const { pack, workspace, statements, ana, target, root } = await anasWorkspace()
  const ben = await joined(workspace, ana, 'ben')
  await statements.add(ben.statements)
  const file = await pack({ sender: { member: ben.id, device: ben.device } })
  expect((await unpackExchange(file)).documents).not.toBeNull()
  const demotion = await joined(workspace, root, 'ben', { role: 'mentor', revision: 2 })
  await statements.add([demotion.statements[0]!])
  expect(statements.read().members.get(ben.id)!.role).toBe('mentor')
  expect(await refused(target, file)).toBe('file.demoted')
})

it('opens no file without documents where there is no workspace', async () => {
  const { pack, workspace, statements, ana } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  await statements.add(mo.statements)
  const file = await unpackExchange(await pack({ sender: { member: mo.id, device: mo.device } }))
  expect(await codeOf(() => openExchange(file, checkHere, shelf().keep))).toBe('file.alone')
})

it('refuses documents that would take away the right to write with this version', async () => {
  const { pack, target, replica } = await anasWorkspace()
  const documents = emptyDocuments()
  for (const part of parts) {
    Y.applyUpdate(documents[part], Y.encodeStateAsUpdate(replica.documents[part]))
    documents[part].getMap('meta').set('schema', 99)
  }
  const file = await pack({ documents })
  expect(await refused(target, file)).toBe('file.newer')
  const opened = await openExchange(await unpackExchange(file), checkHere, shelf().keep) // to be read, with a message
  expect(opened.documents!.schema).toBe(99)
})

it('merges nothing when the disk has no place for the pictures', async () => {
  const { pack, target, replica } = await anasWorkspace()
  const ben = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
  bindWorkspace(ben.documents).swot.add(swotItem())
  const file = await pack({ documents: ben.documents })
  const keep = () => Promise.reject(new MeridianError('storage.full'))
  expect(await refused({ ...target, keep }, file)).toBe('storage.full')
  expect(replica.swot.read()).toHaveLength(1)
})

it.each(['tried', 'put on the disk'] as const)(
  'merges nothing of somebody whose access ends while their file is being %s',
  async moment => {
    const { pack, target, replica, workspace, ana, statements } = await anasWorkspace()
    const ben = await joined(workspace, ana, 'ben')
    await statements.add(ben.statements)
    const copy = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
    bindWorkspace(copy.documents).swot.add(swotItem())
    const file = await pack({ documents: copy.documents, sender: { member: ben.id, device: ben.device } })
    const before = contentOf(replica)
    const end = async () => void (await statements.add([await personRevocation(workspace, ana, ben, [])]))
    const check: UpdateCheck = async questionable => {
      const checked = await checkHere(questionable)
      if (moment === 'tried') await end() // as a host tells it
      return checked
    }
    const keep = moment === 'tried' ? target.keep : end
    expect(await codeOf(async () => mergeInto({ ...target, keep }, await unpackExchange(file), check))).toBe(
      'file.revoked',
    )
    expect(contentOf(replica)).toBe(before)
  },
)

it('keeps what another version wrote and counts it', async () => {
  const { pack, replica, chapter } = await anasWorkspace()
  replica.documents.record.getMap('swot.items').set('swotItem:strange', new Y.Map([['factor', 'luck']]))
  appendBlocks(replica.prose(chapter.id), [paragraph('More.')])
  const { documents, target } = await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)
  expect(documents).toMatchObject({ swotItems: 1, unreadable: 1 })
  expect(target.documents.record.getMap('swot.items').has('swotItem:strange')).toBe(true)
})

it('is a mistake of ours to merge into another workspace', async () => {
  const [here, there] = [await anasWorkspace(), await anasWorkspace()]
  const file = await unpackExchange(await here.pack())
  await expect(mergeInto(there.target, file, checkHere)).rejects.toThrow('another workspace')
})

it('brings sessions, so that each text has its author', async () => {
  const { pack, workspace, statements, ana } = await anasWorkspace()
  await statements.add([await session(workspace, ana, [1])])
  const set = statementSet(workspace)
  set.take((await unpackExchange(await pack())).statements)
  expect(set.read().writers).toEqual(new Map([[1, [ana.id]]]))
})
