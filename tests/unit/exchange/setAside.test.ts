import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '#shared/draft/blocks'
import { appendBlocks } from '#shared/draft/prose'
import { compareCopies } from '#shared/exchange/compareCopies'
import { isUnchanged } from '#shared/exchange/changes'
import { mergeInto, openExchange } from '#shared/exchange/mergeInto'
import { previewOf } from '#shared/exchange/preview'
import { previewUpdates } from '#shared/exchange/previewUpdates'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { createDocuments, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { paragraph, section, swotItem } from '../../support/builders'
import { anasWorkspace, checkHere, shelf } from '../../support/exchange'
import { codeOf } from '../../support/failure'
import { certificate, joined } from '../../support/trust'

const stateOf = ({ record, draft }: Documents) => ({
  record: Y.encodeStateAsUpdate(record),
  draft: Y.encodeStateAsUpdate(draft),
})

/** Ben wrote when he was a member; a coordinator has made him a mentor since. */
async function formerMember() {
  const ana = await anasWorkspace()
  const ben = await joined(ana.workspace, ana.ana, 'ben', { name: 'Ben' })
  await ana.statements.add(ben.statements)
  const his = (await openExchange(await unpackExchange(await ana.pack()), checkHere, shelf().keep)).target
  const write = bindWorkspace(his.documents)
  write.swot.add(swotItem({ statement: 'Written when I might.' }))
  const changed = await certificate(ana.workspace, ana.ana, ben, { role: 'mentor', name: 'Ben', revision: 2 })
  for (const set of [ana.statements, his.statements]) await set.add([changed])
  const pack = (isSetAside: boolean) =>
    ana.pack({
      documents: his.documents,
      statements: his.statements,
      sender: { member: ben.id, device: ben.device },
      isSetAside,
    })
  return { ...ana, ben, his, write, packBens: pack }
}

it('carries what was set aside in a file that a coordinator can adopt, and nobody merges by itself', async () => {
  const { target, replica, packBens, statements, generation } = {
    generation: 'Generation000001',
    ...(await formerMember()),
  }
  const file = await unpackExchange(await packBens(true))
  const empty = { generation, statements, present: stateOf(target.documents), blobs: new Set<string>() }
  expect(await previewOf(empty, [file], async each => previewUpdates(each))).toMatchObject({
    refusal: 'file.demoted',
    senders: [{ name: 'Ben', role: 'mentor', standing: 'member' }],
    changes: { swot: { counts: { added: 1 } } },
  })
  expect(await codeOf(() => mergeInto(target, file, checkHere))).toBe('file.demoted')
  expect(replica.swot.read()).toHaveLength(1)
  await mergeInto(target, file, checkHere, { adopt: true })
  expect(replica.swot.read().map(({ statement }) => statement)).toContain('Written when I might.')
})

it('leaves the documents out of every other file of somebody who may write no longer', async () => {
  const { packBens } = await formerMember()
  expect((await unpackExchange(await packBens(false))).documents).toBeNull()
})

it('lets nobody be adopted who was never allowed to write, whatever they certify of themselves', async () => {
  const { target, pack, workspace, ana, statements } = await anasWorkspace()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor', name: 'Mo' })
  const own = await certificate(workspace, mo, mo, { role: 'member', name: 'Mo', revision: 2 })
  await statements.add([...mo.statements, own])
  const file = await unpackExchange(await pack({ sender: { member: mo.id, device: mo.device }, isSetAside: true }))
  expect(await codeOf(() => mergeInto(target, file, checkHere, { adopt: true }))).toBe('file.notAllowed')
})

it('compares a copy with the workspace as what it would change, with the texts of both', async () => {
  const { replica, chapter, his, write } = await formerMember()
  appendBlocks(write.prose(chapter.id), [paragraph('Set aside.')])
  appendBlocks(replica.prose(chapter.id), [paragraph('By others since.')])
  const copies = { copy: stateOf(his.documents), present: stateOf(replica.documents), isSameGeneration: true }
  const { changes, texts } = compareCopies(copies)
  expect(changes).toMatchObject({
    swot: { counts: { added: 1, changed: 0, removed: 0 } },
    sections: [{ id: chapter.id, how: 'changed', words: { before: 7, after: 9 } }],
  })
  expect(texts.map(each => ({ ...each, copy: plainText(each.copy), present: plainText(each.present) }))).toEqual([
    {
      id: chapter.id,
      title: 'Introduction',
      copy: 'Where we stand today.\nSet aside.',
      present: 'Where we stand today.\nBy others since.',
    },
  ])
})

it('finds nothing in a copy whose changes have come into the workspace, whatever was written there since', async () => {
  const { replica, chapter, his } = await formerMember()
  Y.applyUpdate(replica.documents.record, Y.encodeStateAsUpdate(his.documents.record))
  replica.swot.add(swotItem({ statement: 'Later' }))
  appendBlocks(replica.prose(chapter.id), [paragraph('Later.')])
  const copies = { copy: stateOf(his.documents), present: stateOf(replica.documents), isSameGeneration: true }
  expect(isUnchanged(compareCopies(copies).changes)).toBe(true)
})

it('tells of another generation what it has besides and what it lacks', async () => {
  const { replica } = await anasWorkspace()
  const other = createDocuments().documents
  const theirs = bindWorkspace(other)
  theirs.sections.add(section({ id: 'section:theirs', title: 'Only there' }))
  appendBlocks(theirs.prose('section:theirs'), [paragraph('Another beginning.')])
  const { changes, texts } = compareCopies({
    copy: stateOf(other),
    present: stateOf(replica.documents),
    isSameGeneration: false,
  })
  expect(changes.sections.map(({ name, how }) => [name, how]).sort()).toEqual([
    ['Introduction', 'removed'],
    ['Only there', 'added'],
  ])
  expect(changes.swot.counts).toMatchObject({ removed: 1 })
  const added = texts.find(({ title }) => title === 'Only there')!
  expect([plainText(added.copy), added.present]).toEqual(['Another beginning.', []])
})
